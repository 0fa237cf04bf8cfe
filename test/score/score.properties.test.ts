/** What must hold for every framework, every policy and every set of answers. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaves } from "../../src/assess/leaf.ts";
import type { Decimal } from "../../src/base/decimal.ts";
import {
  type Answer,
  type Assessment,
  type Explanation,
  explain,
  type Framework,
  type Group,
  type Indicator,
  type NodeScore,
  parseFramework,
  rebuild,
  type Scorecard,
  type ScoringPolicy,
  score,
  tryAssess,
} from "../../src/index.ts";
import { type OutlineNode, outline } from "../../src/model/outline.ts";
import type { Scale } from "../../src/model/scale.ts";
import { kindOfScale } from "../../src/model/scale-kinds.ts";
import { aggregations, assessed, valuesOn } from "../arbitraries.ts";
import { addTexts } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";

const runs = (numRuns: number) => ({ numRuns: Math.ceil(numRuns * Number(process.env.INDICATREE_RUNS ?? 1)) });
/** How many cases a property must have met to mean anything, in a run of that length. */
const many = (least: number) => (Number(process.env.INDICATREE_RUNS ?? 1) < 1 ? 0 : least);
const notApplicable: Answer = { missing: "not-applicable", reason: "there is none" };

function nodesOf(card: Scorecard): [string, NodeScore][] {
  return Object.entries(card.nodes as { readonly [id: string]: NodeScore });
}

/** The same assessment with other answers; null if they contradict each other. */
function again(
  assessment: Assessment,
  answers: { readonly [id: string]: Answer | undefined },
  framework: Framework = assessment.framework,
): Assessment | null {
  const { kind: _, framework: __, ...rest } = assessment;
  const outcome = tryAssess(framework, { ...rest, answers });
  return outcome.ok ? outcome.value : null;
}

const openIndicators = (assessment: Assessment) => {
  const found = leaves(assessment);
  return outline(assessment.framework).indicators.filter((_, k) =>
    ["not-answered", "unknown", "refused"].includes(found[k]?.missing ?? ""),
  );
};

describe("the possible range", () => {
  test("holds every scored value that answering open indicators, or declaring them not applicable, can lead to, in any order", () => {
    let moves = 0;
    fc.assert(
      fc.property(assessed(), fc.infiniteStream(fc.nat(0xffff_ffff)), ({ assessment, policy }, stream) => {
        const random = (n: number): number => (stream.next().value as number) % n;
        const cards = [score(assessment, policy)];
        let current = assessment;
        for (let open = openIndicators(current); open.length > 0 && cards.length < 12; open = openIndicators(current)) {
          const place = open[random(open.length)] as (typeof open)[0];
          const extremes = extremesOf(place.scale as Scale);
          const answer = [notApplicable, extremes.worst, extremes.best, { missing: "outside-competence", reason: "state law" } as Answer][
            random(4)
          ] as Answer;
          const next =
            again(current, { ...current.answers, [place.id]: answer }) ?? again(current, { ...current.answers, [place.id]: notApplicable });
          if (next === null) break;
          current = next;
          const now = score(current, policy);
          for (const before of cards) {
            for (const [id, node] of nodesOf(before)) {
              const after = (now.nodes as { readonly [id: string]: NodeScore })[id] as NodeScore;
              if (after.status !== "scored" || node.range === null) continue;
              expect(after.value, `${id} left its range`).toBeGreaterThanOrEqual(node.range.low);
              expect(after.value, `${id} left its range`).toBeLessThanOrEqual(node.range.high);
              moves++;
            }
          }
          cards.push(now);
        }
      }),
      runs(250),
    );
    expect(moves).toBeGreaterThanOrEqual(many(1000));
  });
  test("has ends that are reached where scales span 0 to 100, nothing is dropped, no penalty is known or open, and means are plain", () => {
    let reached = 0;
    fc.assert(
      fc.property(assessed(), aggregations(), ({ assessment }, aggregate) => {
        const { framework } = assessment;
        const spans = outline(framework).indicators.every(({ scale, node }) => !(node as Indicator).penalty && endsOf(scale as Scale));
        if (!spans) return;
        const out = "leave-out" as const;
        const missing = { "not-answered": out, unknown: out, refused: out, "not-applicable": out, "outside-competence": out };
        const policy: ScoringPolicy = {
          aggregate,
          coverage: { threshold: 0, by: "weight", below: "provisional" },
          missing,
          weights: "declared",
          total: "computed",
        };
        const range = score(assessment, policy).total.range;
        const filled = (end: "worst" | "best") => {
          const answers = Object.fromEntries(openIndicators(assessment).map(({ id, scale }) => [id, extremesOf(scale as Scale)[end]]));
          const next = again(assessment, { ...assessment.answers, ...answers });
          return next === null ? null : score(next, policy).total.value;
        };
        if (outline(framework).nodes.some((node) => node.conditions.length > 0) || range === null) return;
        expect(filled("worst")).toBe(range.low);
        expect(filled("best")).toBe(range.high);
        reached++;
      }),
      runs(400),
    );
    expect(reached).toBeGreaterThanOrEqual(many(10));
  });
  test("holds the value, and both lie within 0 and 100", () => {
    fc.assert(
      fc.property(assessed(), ({ assessment, policy }) => {
        for (const [id, { value, provisional, range, coverage }] of nodesOf(score(assessment, policy))) {
          expect(coverage >= 0 && coverage <= 1, id).toBe(true);
          for (const one of [value, provisional])
            if (one !== null && range !== null)
              expect(0 <= range.low && range.low <= one && one <= range.high && range.high <= 100, id).toBe(true);
        }
      }),
      runs(200),
    );
  });
});

describe("a score", () => {
  test("falls nowhere when one answer rises, but in what a penalty lowers", () => {
    let rises = 0;
    fc.assert(
      fc.property(assessed(), fc.nat(), fc.nat(), ({ assessment, policy }, pick, other) => {
        const answered = outline(assessment.framework).indicators.filter((_, k) => leaves(assessment)[k]?.points !== null);
        const place = answered[pick % Math.max(1, answered.length)];
        if (place === undefined) return;
        const value = fc.sample(valuesOn(place.scale as Scale), { numRuns: 1, seed: other })[0] as string;
        const next = again(assessment, { ...assessment.answers, [place.id]: value });
        if (next === null) return;
        const index = outline(assessment.framework).indicators.indexOf(place);
        const [is, was] = [next, assessment].map((each) => leaves(each)[index]?.points as Decimal) as [Decimal, Decimal];
        const change = is.cmp(was);
        const sign = (place.node as Indicator).penalty === true ? -change : change;
        const [before, after] = [score(assessment, policy), score(next, policy)];
        for (let at = place.parent; at !== null; at = outline(assessment.framework).nodes[at]?.parent ?? null) {
          const id = outline(assessment.framework).nodes[at]?.id as string;
          const [low, high] = [before, after].map((card) => (card.nodes as { readonly [id: string]: NodeScore })[id]?.value ?? null);
          if (low === null || high === null || low === undefined || high === undefined) continue;
          // Another answer can be routed away by this one; then the leaves differ, and nothing is promised.
          if (leaves(next).some((leaf, k) => k !== index && leaf.missing !== leaves(assessment)[k]?.missing)) continue;
          expect((high - low) * Math.sign(sign), id).toBeGreaterThanOrEqual(-1e-12);
          rises++;
        }
      }),
      runs(300),
    );
    expect(rises).toBeGreaterThanOrEqual(many(100));
  });
  test("does not depend on the order of siblings", () => {
    fc.assert(
      fc.property(assessed(), ({ assessment, policy }) => {
        const turn = (node: Indicator | Group): Indicator | Group =>
          "children" in node ? { ...node, children: [...node.children].reverse().map(turn) } : node;
        const turned = again(assessment, assessment.answers, parseFramework(turn(assessment.framework)));
        const [one, other] = [score(assessment, policy), score(turned as Assessment, policy)];
        for (const [id, node] of nodesOf(one)) expect((other.nodes as { readonly [id: string]: NodeScore })[id], id).toEqual(node);
      }),
      runs(150),
    );
  });
  test("does not depend on the unit of sibling weights (but for a capped sum, whose cap is in that unit, and penalties)", () => {
    fc.assert(
      fc.property(assessed(), fc.constantFrom(2, 0.25, 7), ({ assessment }, k) => {
        // Whole weights, so that k times the double is k times the decimal.
        const scale =
          (unit: number) =>
          (node: Indicator | Group): Indicator | Group => ({
            ...node,
            ...("penalty" in node && node.penalty ? {} : { weight: Math.ceil(node.weight ?? 1) * unit }),
            ...("children" in node ? { children: node.children.map(scale(unit)) } : {}),
          });
        const { policy: _, ...bare } = assessment.framework;
        if (JSON.stringify(bare).includes("cappedSum")) return;
        const [plain, scaled] = [scale(1)(bare as Framework), scale(k)(bare as Framework)];
        const values = (framework: object) =>
          nodesOf(score(again(assessment, assessment.answers, parseFramework(framework)) as Assessment)).map(([id, node]) => [
            id,
            node.exact,
            node.range,
            node.status,
          ]);
        expect(values(scaled)).toEqual(values(plain));
      }),
      runs(150),
    );
  });
  test("of a framework with an excluded indicator is that of the framework without it", () => {
    let removed = 0;
    fc.assert(
      fc.property(assessed(), fc.nat(), ({ assessment }, pick) => {
        const tree = outline(assessment.framework);
        const triggers = new Set(tree.nodes.flatMap((node) => node.conditions.map((condition) => condition.indicator)));
        const isPenalty = (index: number): boolean => ((tree.nodes[index] as OutlineNode).node as Indicator).penalty === true;
        const regularSiblings = (parent: number): number =>
          (tree.nodes[parent]?.children ?? []).filter((child) => !isPenalty(child)).length;
        const candidates = tree.indicators.filter((place) => !triggers.has(place.id) && regularSiblings(place.parent as number) > 1);
        const place = candidates[pick % Math.max(1, candidates.length)];
        if (place === undefined) return;
        const without = (node: Indicator | Group): Indicator | Group =>
          "children" in node ? { ...node, children: node.children.filter((child) => child.id !== place.id).map(without) } : node;
        const { policy: _, ...bare } = without(assessment.framework) as Framework;
        const { policy: __, ...full } = assessment.framework;
        const { [place.id]: ___, ...others } = assessment.answers;
        const excluded = again(assessment, { ...others, [place.id]: notApplicable }, parseFramework(full));
        const gone = again(assessment, others, parseFramework(bare));
        if (excluded === null || gone === null) return;
        const [one, other] = [score(excluded), score(gone)];
        for (const [id, node] of nodesOf(other)) {
          const { counts: _counts, ...same } = (one.nodes as { readonly [id: string]: NodeScore })[id] as NodeScore;
          const { counts: _other, ...expected } = node;
          expect(same, id).toEqual(expected);
        }
        expect(one.gates).toEqual(other.gates);
        removed++;
      }),
      runs(200),
    );
    expect(removed).toBeGreaterThanOrEqual(many(50));
  });
  test("is the same through a group with a single child", () => {
    fc.assert(
      fc.property(assessed(), ({ assessment }) => {
        if (JSON.stringify(assessment.framework).includes("onlyIf")) return;
        const wrap = (node: Indicator | Group): Indicator | Group => {
          if ("children" in node) return { ...node, children: node.children.map(wrap) };
          if (node.penalty) return node;
          const { weight, mandatory: _, ...leaf } = node;
          return {
            id: `${node.id}.wrapped`,
            title: "Wrapped",
            ...(weight === undefined ? {} : { weight }),
            aggregate: "arithmetic",
            children: [{ ...leaf, id: `${node.id}.wrapped.${node.id.split(".").at(-1)}` }],
          };
        };
        const { policy: _, ...bare } = assessment.framework;
        const wrapped = parseFramework(wrap(bare as Framework));
        const answers = Object.fromEntries(
          Object.entries(assessment.answers).map(([id, answer]) => [
            outline(wrapped).byId.has(id) ? id : `${id}.wrapped.${id.split(".").at(-1)}`,
            answer,
          ]),
        );
        const plain = score(again(assessment, assessment.answers, parseFramework(bare)) as Assessment);
        const through = score(again(assessment, answers, wrapped) as Assessment);
        for (const [id, node] of nodesOf(plain)) {
          const twin = (through.nodes as { readonly [id: string]: NodeScore })[id];
          if (twin !== undefined)
            expect([id, twin.exact, twin.range, twin.coverage, twin.status]).toEqual([
              id,
              node.exact,
              node.range,
              node.coverage,
              node.status,
            ]);
        }
      }),
      runs(150),
    );
  });
  test("is frozen, and survives JSON unchanged", () => {
    fc.assert(
      fc.property(assessed(), ({ assessment, policy }) => {
        for (const product of [score(assessment, policy), explain(assessment, undefined, policy)]) {
          expect(JSON.parse(JSON.stringify(product))).toEqual(product);
          expect([deeplyFrozen(product), survivesJson(product)]).toEqual([true, true]);
        }
      }),
      runs(100),
    );
  });
});

describe("an explanation", () => {
  test("has contributions that add up to each value and losses that add up to what is missing from 100, digit for digit, under every rule", () => {
    let sums = 0;
    fc.assert(
      fc.property(assessed(), ({ assessment, policy }) => {
        const visit = (node: Explanation): void => {
          const whole = node.exact ?? node.provisional;
          if (node.children.length > 0 && whole !== null) {
            expect(addTexts([...node.children.map((child) => child.contribution), node.floor]), node.id).toBe(whole);
            expect(addTexts([...node.children.map((child) => child.lost), node.jointLoss, whole]), node.id).toBe(
              addTexts(["100", node.floor]),
            );
            sums++;
          }
          node.children.forEach(visit);
        };
        visit(explain(assessment, undefined, policy));
      }),
      runs(300),
    );
    expect(sums).toBeGreaterThanOrEqual(many(200));
  });
  test("shows the scorecard's values, and rebuilds each of them from leaves, rules and weights", () => {
    fc.assert(
      fc.property(assessed(), ({ assessment, policy }) => {
        const card = score(assessment, policy);
        const visit = (node: Explanation): void => {
          const scored = (card.nodes as { readonly [id: string]: NodeScore })[node.id] as NodeScore;
          expect(node.exact, node.id).toBe(scored.exact);
          expect(node.provisional === null ? null : Number(node.provisional), node.id).toBe(scored.provisional);
          const whole = node.exact ?? node.provisional;
          if (whole !== null) expect(rebuild(node), node.id).toBe(whole);
          node.children.forEach(visit);
        };
        visit(explain(assessment, undefined, policy));
      }),
      runs(200),
    );
  });
});

/** The worst and the best answer on a scale. */
function extremesOf(scale: Scale): { readonly worst: Answer; readonly best: Answer } {
  if (scale.kind === "number") return { worst: scale.worst, best: scale.best };
  if (scale.kind === "points") return { worst: 0, best: scale.maximum };
  if (scale.kind === "checklist") return { worst: [], best: scale.items.map((item) => item.key) };
  const sorted = [...scale.levels].sort((a, b) => a.points - b.points);
  return { worst: sorted[0]?.key as string, best: sorted.at(-1)?.key as string };
}

/** Whether a scale spans 0 to 100. */
function endsOf(scale: Scale): boolean {
  const { worst, best } = extremesOf(scale);
  const kind = kindOfScale(scale);
  return kind.points(scale, worst as string).isZero() && kind.points(scale, best as string).eq(100);
}
