/** Roadmaps as JSON and back: the same product, its framework looked at, and everything checked again. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { parseFramework, type Roadmap, recordRoadmap } from "../../src/index.ts";
import { fromJson, toJson, tryFromJson } from "../../src/io/json.ts";
import { action, city, recorded, roadmaps, steps, town } from "../analyse/roadmap-specimen.ts";
import { places, thrownBy } from "../support/issues.ts";

const roadmap = recorded(
  action("hall", "2026-01-01", "2026-04-30", { milestones: steps("2026-01-31"), levels: { "t.lead.a": "fully" }, note: "“Łódź” <b>" }),
  action("shop", "2026-05-01", "2026-06-30", { after: ["hall"] }),
);
const stored = toJson(roadmap);
const found = (text: string, framework = town): string[] => {
  const outcome = tryFromJson(text, { kind: "roadmap", framework });
  return outcome.ok ? [] : places(outcome.issues);
};

test("any roadmap comes back the same, frozen", () => {
  const back = fromJson(stored, { kind: "roadmap", framework: town });
  expect(back).toEqual(roadmap);
  expect(Object.isFrozen(back.actions)).toBe(true);
  fc.assert(
    fc.property(roadmaps, (any) => {
      expect(fromJson(toJson(any), { kind: "roadmap", framework: town })).toEqual(any);
    }),
  );
});

test("what it says of its framework is said once, and derived again in the framework's own words", () => {
  const { content } = JSON.parse(stored);
  expect(Object.keys(content)).toEqual(["city", "actions"]);
  const french = parseFramework({
    ...town,
    title: "Ville",
    children: town.children.map((child) => ({ ...child, title: `le ${child.title}` })),
  });
  expect(fromJson(stored, { kind: "roadmap", framework: french }).nodes).toEqual([{ id: "t.lead", title: "le lead" }]);
});

test("it is typed by its framework", () => {
  const made = recordRoadmap(generalGovernance, {
    city,
    actions: [{ id: "a", title: "A", owner: "O", serves: ["governance.voice"], start: "2026-01-01", due: "2026-02-01" }],
  });
  const back: typeof made = fromJson(toJson(made), { kind: "roadmap", framework: generalGovernance });
  const plain: Roadmap = back;
  expect(plain).toEqual(made);
});

test("another framework, another kind, and what was tampered with are refused", () => {
  expect(found(stored, parseFramework({ ...town, version: "2.0.0" }))).toEqual([
    "framework-differs at framework.version",
    "framework-differs at framework.digest",
  ]);
  const outcome = tryFromJson(stored, { kind: "assessment", framework: town });
  expect(outcome.ok ? [] : places(outcome.issues)).toEqual(["kind-differs at kind"]);
  const edited = JSON.parse(stored);
  edited.content.actions[0].due = "2026-06-31";
  edited.content.actions[1].after = ["hal"];
  expect(found(JSON.stringify(edited))).toEqual(["date-invalid at actions.0.due", "unknown-action at actions.1.after.0"]);
  expect(found('{"format":"indicatree","formatVersion":1,"kind":"roadmap","content":{}}')[0]).toBe("framework-differs at framework.id");
});

test("a copy can be written too; what only looks like a roadmap cannot", () => {
  expect(toJson(JSON.parse(JSON.stringify(roadmap)))).toBe(stored);
  expect(places(thrownBy(() => toJson({ kind: "roadmap" } as never))).length).toBeGreaterThan(3);
});
