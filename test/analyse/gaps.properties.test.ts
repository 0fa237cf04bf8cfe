/** What must hold of gaps and strengths in any tree, under any policy; against scores of assessments in which the gap really is closed. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaves } from "../../src/assess/leaf.ts";
import { decimal } from "../../src/base/decimal.ts";
import {
  type Assessment,
  explain,
  type Framework,
  findGaps,
  findStrengths,
  type Gap,
  type Group,
  type Indicator,
  type NodeScore,
  type PossibleRange,
  parseFramework,
  type Scorecard,
  type ScoringPolicy,
  score,
  tryAssess,
} from "../../src/index.ts";
import { type OutlineNode, outline } from "../../src/model/outline.ts";
import { missingStates } from "../../src/model/policy.ts";
import { plan } from "../../src/score/plan.ts";
import { aggregations, assessed as anyAssessed, assessmentsOf, frameworkSpecs } from "../arbitraries.ts";
import { percent, percents } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";

const targets = fc.oneof(fc.constantFrom(0, 50, 80, 100), fc.double({ min: 0, max: 100, noNaN: true })).map((target) => target + 0);
const nodesOf = (card: Scorecard) => card.nodes as { readonly [id: string]: NodeScore };
const place = (assessment: Assessment, id: string) => outline(assessment.framework).byId.get(id) as OutlineNode;
const penal = (assessment: Assessment, id: string) => (place(assessment, id).node as Indicator).penalty === true;
const rangeOf = (nodes: { readonly [id: string]: NodeScore }, id: string) => (nodes[id] as NodeScore).range as PossibleRange;

/** The published text of what a node is worth, scored or not; null if nothing is published. */
function worth(assessment: Assessment, id: string, policy: ScoringPolicy | undefined): string | null {
  const { exact, provisional } = explain(assessment, id, policy);
  return exact ?? provisional;
}

/** Gain by scoring twice; null where nothing is published to compare. */
function scoredGain(before: Assessment, after: Assessment, at: string, policy: ScoringPolicy | undefined): number | null {
  const [was, is] = [worth(before, at, policy), worth(after, at, policy)];
  return was === null || is === null ? null : Number(decimal(is).minus(was).toFixed());
}

const metGates = (assessment: Assessment, policy: ScoringPolicy | undefined): string[] =>
  score(assessment, policy)
    .gates.filter(({ state }) => state === "met")
    .map(({ id }) => id);

describe("a gain is what scoring says when the gap is closed:", () => {
  test("an indicator answered at the target", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyAssessed(), fc.nat(), fc.nat(), ({ assessment, policy }, pick, choice) => {
        const tree = outline(assessment.framework);
        const onLevels = tree.indicators.filter(({ scale }) => scale?.kind === "levels");
        const place = onLevels[pick % Math.max(1, onLevels.length)];
        if (place === undefined || place.scale?.kind !== "levels") return;
        const level = place.scale.levels[choice % place.scale.levels.length] as { readonly key: string; readonly points: number };
        const [gap] = findGaps(assessment, { target: { [place.id]: level.points }, policy });
        if (gap === undefined) return;
        const outcome = tryAssess(assessment.framework, { ...assessment, answers: { ...assessment.answers, [place.id]: level.key } });
        // Some answers make others superfluous: then more than this one changes.
        if (!outcome.ok) return;
        const routes = (of: Assessment): string =>
          leaves(of)
            .map(({ routed }) => Number(routed))
            .join("");
        if (routes(assessment) !== routes(outcome.value)) return;
        const expected = scoredGain(assessment, outcome.value, gap.at, policy);
        if (gap.id === gap.at) expect(gap.gain).toBe(gap.distance);
        else if (expected !== null) expect(gap.gain).toBe(expected);
        else {
          const [was, is] = [nodesOf(score(assessment, policy))[gap.at], nodesOf(score(outcome.value, policy))[gap.at]];
          if (was?.reason === "nothing-answered" || was?.reason === "blocked")
            expect(gap.gain).toBeCloseTo((is?.range?.low ?? 0) - (was.range?.low ?? 0), 9);
        }
        const before = metGates(assessment, policy);
        expect(gap.gates?.split("; ") ?? []).toEqual(metGates(outcome.value, policy).filter((id) => !before.includes(id)));
        compared++;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  test("a group in whose place an answered indicator of its weight stands", () => {
    let compared = 0;
    const policies = fc.record(
      {
        aggregate: aggregations(),
        coverage: fc.record({ threshold: fc.constantFrom(0, 0.5, 1), below: fc.constantFrom("provisional" as const, "drop" as const) }),
        missing: fc.record({ unknown: fc.constantFrom("worst" as const, "best" as const, "block" as const) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const plain = frameworkSpecs().map((spec) => parseFramework(unconditional({ ...spec, policy: undefined })));
    const cases = plain.chain((framework) => fc.record({ assessment: assessmentsOf(framework), policy: policies }));
    fc.assert(
      fc.property(cases, targets, ({ assessment, policy }, target) => {
        for (const gap of findGaps(assessment, { target, policy, kind: "group" }).slice(0, 4)) {
          if (gap.id === gap.at) {
            expect(gap.gain).toBe(gap.distance);
            continue;
          }
          const [framework, id] = standIn(assessment.framework, gap.id);
          const below = Object.entries(assessment.answers).filter(([key]) => outline(framework).byId.has(key));
          const outcome = tryAssess(framework, {
            ...assessment,
            framework: undefined,
            answers: { ...Object.fromEntries(below), [id]: target },
          });
          if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
          const expected = scoredGain(assessment, outcome.value, gap.at, policy);
          if (expected !== null) expect(gap.gain).toBe(expected);
          compared++;
        }
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

/** The same tree in which every question is asked. */
function unconditional<T extends object>(node: T): T {
  const { onlyIf: _, ...rest } = node as T & { readonly onlyIf?: unknown };
  const children = (rest as { readonly children?: readonly object[] }).children;
  return (children === undefined ? rest : { ...rest, children: children.map(unconditional) }) as T;
}

/** The tree with an indicator in the place of a group; and the indicator's id. */
function standIn(framework: Framework, id: string): readonly [Framework, string] {
  let name = "";
  const put = (node: Group | Indicator, parent: string): Group | Indicator => {
    if (node.id === id) {
      name = `${parent}.standin`;
      return { id: name, title: "Stand-in", question: "?", scale: percent, weight: node.weight ?? 1, mandatory: node.mandatory };
    }
    return "children" in node ? { ...node, children: node.children.map((child) => put(child, node.id)) } : node;
  };
  const made = parseFramework(put(framework, ""));
  return [made, name];
}

describe("gaps and strengths", () => {
  test("share out the nodes that apply and have a target; no value that reaches its target is a gap", () => {
    fc.assert(
      fc.property(anyAssessed(), targets, ({ assessment, policy }, target) => {
        const [gaps, strengths] = [findGaps(assessment, { target, policy }), findStrengths(assessment, { target, policy })];
        const nodes = nodesOf(score(assessment, policy));
        const all = [...gaps, ...strengths].map(({ id }) => id);
        const applying = Object.keys(nodes).filter((id) => {
          const { status, range, counts } = nodes[id] as NodeScore;
          const forbidden = plan(assessment.framework, policy).nodes[place(assessment, id).index]?.totalForbidden;
          return status !== "not-applicable" && !forbidden && range !== null && counts.answered + counts.open > 0;
        });
        expect([...all].sort()).toEqual([...applying].sort());
        for (const { id, current, target: aim, distance, state } of gaps) {
          expect(distance).toBeGreaterThan(0);
          if (current !== null) expect(penal(assessment, id) ? current > aim : current < aim).toBe(true);
          const { low, high } = rangeOf(nodes, id);
          expect(state).toBe((penal(assessment, id) ? low <= aim : high >= aim) ? "answer-first" : "gap");
        }
        for (const { id, current, target: aim, margin, state } of strengths) {
          expect(margin).toBeGreaterThanOrEqual(0);
          if (current !== null) expect(penal(assessment, id) ? current <= aim : current >= aim).toBe(true);
          const { low, high } = rangeOf(nodes, id);
          expect(state).toBe((penal(assessment, id) ? high <= aim : low >= aim) ? "strength" : "answer-first");
        }
        for (const list of [gaps, strengths]) expect(deeplyFrozen(list) && survivesJson(list)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("come with the greatest gain first; asked for by kind they keep their order", () => {
    fc.assert(
      fc.property(anyAssessed(), targets, ({ assessment, policy }, target) => {
        const gaps = findGaps(assessment, { target, policy });
        for (const [k, gap] of gaps.slice(1).entries()) expect((gaps[k] as Gap).gain).toBeGreaterThanOrEqual(gap.gain);
        for (const kind of ["indicator", "group"] as const)
          expect(findGaps(assessment, { target, policy, kind })).toEqual(gaps.filter((gap) => gap.kind === kind));
        expect(findGaps(assessment, { target, policy })).toEqual(gaps);
      }),
      { numRuns: 40 },
    );
  });

  test("tie by distance, then by the tree", () => {
    const values = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(values, fc.constantFrom("minimum" as const, "maximum" as const), (small, rule) => {
        const gaps = findGaps(percents(small, [], rule), { target: 3, kind: "indicator" });
        const rank = ({ id, gain, distance }: Gap) => [-gain, -distance, Number(id.slice("t.v".length))];
        const sorted = [...gaps].sort((a, b) => {
          const [one, two] = [rank(a), rank(b)];
          const k = one.findIndex((value, i) => value !== two[i]);
          return (one[k] ?? 0) - (two[k] ?? 0);
        });
        expect(gaps).toEqual(sorted);
      }),
      { numRuns: 200 },
    );
  });

  test("a city has no gap to its own scorecard, and every node that is scored is a strength there", () => {
    fc.assert(
      fc.property(anyAssessed(), ({ assessment, policy }) => {
        const card = score(assessment, policy);
        expect(findGaps(assessment, { target: card, policy })).toEqual([]);
        for (const { margin, stake } of findStrengths(assessment, { target: card, policy, kind: "indicator" }))
          expect([margin, stake]).toEqual([0, 0]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("where everything is answered", () => {
  const answered = anyAssessed().filter(({ assessment }) => score(assessment).total.counts.open === 0);

  test("no gain is below 0, and no stake", () => {
    fc.assert(
      fc.property(answered, targets, ({ assessment, policy }, target) => {
        // What is dropped can come in below the rest.
        if (score(assessment, policy).policy.coverage?.below === "drop") return;
        for (const { gain } of findGaps(assessment, { target, policy })) expect(gain).toBeGreaterThanOrEqual(0);
        for (const { stake } of findStrengths(assessment, { target, policy })) expect(stake).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test("under the arithmetic mean a gain is the share of the weight × the distance, and gains of indicators add up", () => {
    fc.assert(
      fc.property(answered, targets, ({ assessment }, target) => {
        const groups = outline(assessment.framework).nodes.filter(({ children }) => children.length > 0);
        if (outline(assessment.framework).indicators.some(({ node }) => (node as Indicator).penalty)) return;
        const policy = {
          aggregate: { at: Object.fromEntries(groups.map(({ id }) => [id, "arithmetic" as const])) },
          total: "computed" as const,
        };
        const missing = Object.fromEntries(missingStates.map((state) => [state, "leave-out" as const]));
        const whole = { ...policy, weights: "declared" as const, missing, coverage: { below: "provisional" as const } };
        const nodes = nodesOf(score(assessment, whole));
        const root = assessment.framework.id;
        const gaps = findGaps(assessment, { target, policy: whole, kind: "indicator" });
        for (const { id, at, gain, lost, distance } of gaps) {
          if (at !== root) return;
          const share = nodes[id]?.weight.effective as number;
          expect(gain).toBeCloseTo(share * distance, 9);
          expect(lost).toBeCloseTo(share * (100 - (nodes[id]?.value as number)), 9);
        }
        // All closed at once: each indicator stands at its own value or at the target, whichever is more.
        const closed = Object.values(outline(assessment.framework).indicators).map(({ id }) => {
          const { value, weight } = nodes[id] as NodeScore;
          return value === null ? 0 : weight.effective * Math.max(value, target);
        });
        const total = nodes[root]?.value ?? null;
        if (total !== null)
          expect(total + gaps.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(
            closed.reduce((a, b) => a + b, 0),
            9,
          );
      }),
      { numRuns: 40 },
    );
  });
});
