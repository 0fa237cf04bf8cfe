/** Revisions as data: what they list, what their digests cover, and that immer's own reader of patches understands them. */
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { applyPatches, enablePatches } from "immer";
import { describe, expect, test } from "vitest";
import { digestOfAssessment, editable, readRevision, revisionBetween } from "../../src/assess/revision.ts";
import { assess, fullyPartlyNot, parseFramework, revise } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { assessmentsOf, frameworks, hostileJson } from "../arbitraries.ts";
import { assessed, head, three, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { meets } from "../support/meets.ts";

const framework = three();
const aford = assessed(framework, { "t.a": "fully" });

describe("the digest of an assessment", () => {
  test("is SHA-256 over the framework's digest and what can be revised, keys sorted", () => {
    const text = `{"answers":{"t.a":"fully"},"city":{"id":"aford","name":"Aford (invented)"},"date":"2026-03-01","framework":"${outline(framework).digest}","rater":{"role":"self"}}`;
    expect(digestOfAssessment(aford)).toBe(`sha256-${createHash("sha256").update(text).digest("hex")}`);
  });
  test("is the same for the same said in another order or other words, another for anything else", () => {
    const same = assess(framework, {
      answers: { "t.a": { level: "fully", comment: "" } },
      rater: { role: "self" },
      date: "2026-03-01",
      city: { name: "Aford (invented)", id: "aford" },
    });
    expect(digestOfAssessment(same)).toBe(digestOfAssessment(aford));
    const heavier = three([2, 1, 1]);
    const others = [
      { ...aford, date: "2026-03-02" },
      { ...aford, visibility: "scheme" as const },
      { ...aford, rater: { role: "peer" as const } },
      { ...aford, city: { id: "aford", name: "Aford (invented)", context: {} } },
      { ...aford, answers: { "t.a": "partly" } },
      { ...aford, answers: { "t.a": { level: "fully", comment: "x" } } },
      { ...aford, answers: { "t.b": "fully" } },
    ].map((input) => digestOfAssessment(assess(framework, input)));
    expect(
      new Set([...others, digestOfAssessment(aford), digestOfAssessment(assess(heavier, { ...head, answers: aford.answers }))]).size,
    ).toBe(9);
  });
  test("does not look at texts: a translated framework has the same", () => {
    const reworded = parseFramework(JSON.parse(JSON.stringify(framework).replaceAll('"T"', '"Titre"')));
    expect(reworded.title).toBe("Titre");
    expect(digestOfAssessment(assess(reworded, { ...head, answers: aford.answers }))).toBe(digestOfAssessment(aford));
  });
});

describe("the patches", () => {
  test("name each place once, parts of city and rater apart, answers as a whole", () => {
    const full = assess(tree({ a: fullyPartlyNot, b: fullyPartlyNot }, { context: [{ id: "port", title: "Port", type: "boolean" }] }), {
      ...head,
      city: { ...head.city, context: { port: true } },
      answers: { "t.a": { level: "fully", comment: "x" } },
    });
    const { patches } = revise(full, (draft) => {
      draft.city.context = { port: false };
      draft.rater = { role: "peer", name: "P" };
      draft.answers = { "t.a": { level: "fully", comment: "y" }, "t.b": "partly" };
    });
    expect(patches.patches).toEqual([
      { op: "replace", path: ["city", "context", "port"], value: false },
      { op: "replace", path: ["rater", "role"], value: "peer" },
      { op: "add", path: ["rater", "name"], value: "P" },
      { op: "replace", path: ["answers", "t.a"], value: { level: "fully", comment: "y" } },
      { op: "add", path: ["answers", "t.b"], value: "partly" },
    ]);
  });
  test("immer's own applyPatches goes the same way, there and back, between any two assessments", () => {
    enablePatches();
    const pairs = frameworks().chain((each) => fc.tuple(assessmentsOf(each), assessmentsOf(each)));
    fc.assert(
      fc.property(pairs, ([one, two]) => {
        const there = revisionBetween(one, two);
        expect(deeplyFrozen(there) && survivesJson(there)).toBe(true);
        const mutable = there.patches.map((patch) => ({ ...patch, path: [...patch.path] }));
        expect(applyPatches(editable(one), mutable)).toEqual(editable(two));
        const places = there.patches.map(({ path }) => JSON.stringify(path));
        expect(new Set(places).size).toBe(places.length);
        expect(there.patches.length === 0).toBe(there.base === there.result);
        expect(revisionBetween(two, one).patches.length).toBe(there.patches.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe("reading a revision of unknown origin", () => {
  const { patches } = revise(aford, (draft) => {
    draft.answers["t.b"] = "partly";
  });
  const refused = (input: unknown): string[] => {
    const read = readRevision(input, ["revision"]);
    return read.ok ? [] : read.issues.map(({ code, path }) => `${code} at ${path.join(".")}`);
  };
  test("gives a frozen copy", () => {
    const stored = JSON.parse(JSON.stringify(patches));
    const read = readRevision(stored);
    expect(read).toEqual({ ok: true, value: patches });
    expect(deeplyFrozen(read.ok && read.value)).toBe(true);
    expect(Object.isFrozen(stored)).toBe(false);
  });
  test("refuses what is none, and says where", () => {
    for (const wrong of [null, 3, "revision", [], {}, aford, { kind: "scorecard" }])
      expect(refused(wrong)).toEqual(["not-a-revision at revision"]);
    expect(refused({ kind: "revision" })).toEqual([
      "missing-key at revision.framework",
      "missing-key at revision.base",
      "missing-key at revision.result",
      "missing-key at revision.patches",
    ]);
    expect(refused({ ...patches, base: "sha256-1", note: "x" })).toEqual(["bad-format at revision.base", "unknown-key at revision.note"]);
    expect(
      refused({
        ...patches,
        patches: [
          { op: "move", path: [], from: [] },
          { op: "add", path: ["answers", 0] },
        ],
      }),
    ).toEqual([
      "not-allowed at revision.patches.0.op",
      "out-of-range at revision.patches.0.path",
      "unknown-key at revision.patches.0.from",
      "wrong-type at revision.patches.1.path.1",
    ]);
    expect(refused({ ...patches, patches: [{ op: "add", path: ["date"], value: new Date(0) }] })).toEqual([
      "not-plain at revision.patches.0.value",
    ]);
  });
  test("never meets a foreign error", () => {
    fc.assert(
      fc.property(hostileJson([patches]), (make) => {
        meets(() => readRevision(make()));
      }),
      { numRuns: 500 },
    );
  });
});
