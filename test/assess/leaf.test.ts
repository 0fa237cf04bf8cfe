/** From answers to the states that are scored. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingOf, valueOf } from "../../src/assess/answer.ts";
import { type Leaf, leaves } from "../../src/assess/leaf.ts";
import { exactText } from "../../src/base/decimal.ts";
import { type Answer, type Assessment, assess, type MissingState } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { assessed } from "../arbitraries.ts";
import { assessments, inputs, library } from "../specimen.ts";

const table = (assessment: Assessment): { readonly [id: string]: string } =>
  Object.fromEntries(leaves(assessment).map((leaf, i) => [outline(assessment.framework).indicators[i]?.id as string, text(leaf)]));
const text = ({ missing, points, level, evidenced, routed }: Leaf): string =>
  [missing, points && exactText(points), level, evidenced && "evidenced", routed && "routed"].filter(Boolean).join(", ");
const millbrook = (answers: { readonly [id: string]: Answer }) =>
  table(assess(library, { ...inputs.millbrook, answers: answers as never }));

describe("leaves", () => {
  test("have points and levels where there are answers", () => {
    expect(table(assessments.harbourton)).toEqual({
      "library.access.membership": "100, fully, evidenced",
      "library.access.hours": "75",
      "library.access.languages.signs": `66.${"6".repeat(29)}7`,
      "library.access.languages.desk": "100, yes",
      "library.access.fee": "100, yes",
      "library.has-bus": "100, yes",
      "library.bus.stops": "75",
      "reading.circles": "90",
      "reading.loans": "50",
    });
  });

  test("say why there are none where there are none", () => {
    expect(table(assessments.millbrook)).toMatchObject({
      "library.access.hours": "unknown",
      "library.access.languages.signs": "0",
      "library.access.fee": "refused",
      "library.bus.stops": "not-applicable, routed",
      "reading.circles": "not-applicable",
    });
    expect(table(assessments.quarryVale)).toEqual({
      "library.access.membership": "not-answered",
      "library.access.hours": "not-answered",
      "library.access.languages.signs": "not-answered",
      "library.access.languages.desk": "not-answered",
      "library.access.fee": "outside-competence",
      "library.has-bus": "not-answered",
      "library.bus.stops": "not-answered",
      "reading.circles": "not-answered",
      "reading.loans": "25",
    });
  });

  test("are not applicable where another answer makes them superfluous, unless the city has excluded them in its own words", () => {
    const said = (missing: MissingState) =>
      millbrook({ "library.has-bus": "no", "library.bus.stops": { missing, reason: "R" } })["library.bus.stops"];
    for (const missing of ["not-answered", "unknown", "refused", "not-applicable"] as const)
      expect(said(missing)).toBe("not-applicable, routed");
    expect(said("outside-competence")).toBe("outside-competence, routed");
    expect(millbrook({ "library.has-bus": "no", "library.bus.stops": { comment: "C" } })["library.bus.stops"]).toBe(
      "not-applicable, routed",
    );
    expect(millbrook({ "library.has-bus": "yes" })["library.bus.stops"]).toBe("not-answered");
    expect(millbrook({ "library.has-bus": { missing: "unknown" }, "library.bus.stops": 5 })["library.bus.stops"]).toBe("50");
  });

  test("are evidenced where at least one piece of evidence is attached, also without a value", () => {
    const evidence = [{ title: "A" }];
    expect(millbrook({ "reading.loans": { number: 4, evidence } })["reading.loans"]).toBe("50, evidenced");
    expect(millbrook({ "reading.loans": { number: 4, evidence: [], comment: "C" } })["reading.loans"]).toBe("50");
    expect(millbrook({ "reading.loans": { missing: "unknown", evidence } })["reading.loans"]).toBe("unknown, evidenced");
  });

  test("stand in the order of the outline, one for each indicator, with either points or a state", () => {
    fc.assert(
      fc.property(assessed(), ({ framework, assessment }) => {
        const { indicators } = outline(framework);
        const found = leaves(assessment);
        expect(found).toHaveLength(indicators.length);
        const wrong = found.filter(({ points, missing, routed, level }, i) => {
          const { id = "", scale } = indicators[i] ?? {};
          const answer = (assessment.answers as { readonly [id: string]: Answer })[id];
          const stated = missingOf(answer);
          const state = routed && stated !== "outside-competence" ? "not-applicable" : stated;
          const between = points === null || (points.gte(0) && points.lte(100));
          const levelled = (level !== null) === (points !== null && scale?.kind === "levels");
          return (points === null) !== (valueOf(answer) === null) || missing !== state || !between || !levelled;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
