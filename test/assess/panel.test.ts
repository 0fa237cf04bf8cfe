/** Several raters of one city: who they are, what keeps them apart, what each says. */
import { describe, expect, test } from "vitest";
import { readPanel } from "../../src/assess/panel.ts";
import { type Assessment, type Framework, fullyPartlyNot } from "../../src/index.ts";
import { tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { by, hall, peer, self, town } from "./panel-cases.ts";

const refused = (...given: unknown[]): string[] => places(thrownBy(() => readPanel(given)));
const voice = (assessment: Assessment, id: string) => {
  const { tree: outline, voices } = readPanel([assessment]);
  return voices[0]?.[outline.indicators.findIndex((place) => place.id === id)];
};

describe("raters", () => {
  test("are named by their id, or by their role", () => {
    const { raters } = readPanel([
      by({ role: "self" }, {}),
      by({ role: "peer", id: "north", name: "N. N.", city: "Beford (invented)" }, {}),
    ]);
    expect(raters).toEqual([
      { id: "self", role: "self", name: null, city: null, date: "2026-03-01" },
      { id: "north", role: "peer", name: "N. N.", city: "Beford (invented)", date: "2026-03-01" },
    ]);
  });

  test("are refused where nobody can tell them apart", () => {
    expect(refused(self({}), peer("north", {}), peer("north", {}))).toEqual(["rater-twice at 2.rater"]);
    expect(refused(by({ role: "peer" }, {}), by({ role: "peer" }, {}))).toEqual(["rater-twice at 1.rater"]);
    expect(refused(by({ role: "peer" }, {}), by({ role: "expert", id: "peer" }, {}))).toEqual(["rater-twice at 1.rater"]);
  });

  test("rate one city against one version; all that is wrong is said at once", () => {
    const elsewhere = { city: { id: "beford", name: "Beford (invented)" } };
    const other = tree({ a: fullyPartlyNot });
    const issues = thrownBy(() => readPanel([self({}), peer("north", {}, elsewhere), by({ role: "peer", id: "south" }, {}, other)]));
    expect(places(issues)).toEqual(["rated-city at 1.city", "assessments-differ at 2"]);
    expect(issues.flatMap(flawsOf)).toEqual([]);
  });

  test("must be there, and be assessments", () => {
    expect(refused()).toEqual(["no-raters at "]);
    expect(refused(self({}), null, { kind: "scorecard" })).toEqual(["not-an-assessment at 1", "not-an-assessment at 2"]);
  });

  test("may come from JSON, and in several languages", () => {
    const stored = JSON.parse(JSON.stringify(peer("north", hall("f--")))) as Assessment;
    const french = by({ role: "peer", id: "south" }, {}, { ...town, title: "Une petite ville (invented)" } as unknown as Framework);
    expect(readPanel([self({}), stored, french]).raters).toHaveLength(3);
  });
});

describe("what a rater says", () => {
  test("is a judgement if it is a value or that the question does not apply; what is open is none", () => {
    const said = self({
      "town.hall.open": { level: "fully", comment: "Seen" },
      "town.hall.warm": { missing: "not-applicable", reason: "outdoors" },
      "town.hall.lit": { missing: "unknown" },
    });
    expect(voice(said, "town.hall.open")).toMatchObject({ fact: '"fully"', judged: true });
    expect(voice(said, "town.hall.warm")).toMatchObject({ fact: "(not-applicable)", judged: true });
    expect(voice(said, "town.hall.lit")).toMatchObject({ fact: "(unknown)", judged: false });
    expect(voice(said, "town.ways.posts")).toMatchObject({ fact: null, judged: false, answer: undefined });
  });

  test("is none where the question is not asked because of another answer", () => {
    const said = self({ "town.ways.bus": "no" });
    expect(voice(said, "town.ways.stop")).toMatchObject({ fact: null, judged: false });
    expect(voice(said, "town.ways.stop")?.leaf).toMatchObject({ missing: "not-applicable", routed: true });
  });

  test("holds for indicators that ask the same", () => {
    const twins = tree({ a: { id: "", title: "", question: "?", scale: fullyPartlyNot, sameAs: ["t.b"] }, b: fullyPartlyNot });
    expect(voice(by({ role: "self" }, { "t.a": "partly" }, twins), "t.b")).toMatchObject({ fact: '"partly"', judged: true });
  });
});
