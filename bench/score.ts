/**
 * What an exact score costs, beside two things it is not: a bare decimal.js recursion and a bare recursion over doubles (no ranges, coverage,
 * counts, weights or checks) over the same tree and answers. Medians of one run; the ratios are what to quote, times differ by machine.
 */
import { Decimal } from "decimal.js";
import { type Assessment, assess, type Framework, type Group, type Indicator, type LevelScale, nextQuestions, type ScoringPolicy, score } from "indicatree";
import { consultativeBodies, generalGovernance } from "indicatree/frameworks";

const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;

/** Answers everything: levels by turns, numbers at half way, every second item. */
function filled(framework: Framework): Assessment {
  let assessment = assess(framework, { ...head, answers: {} });
  for (let open = nextQuestions(assessment); open.length > 0; open = nextQuestions(assessment)) {
    const answers = Object.fromEntries(open.map((question, i) => [question.id, answer(find(framework, question.id), framework, i)]));
    // Routing questions first: later ones may not arise.
    const routing = open[0]?.id ?? "";
    const isRouting = JSON.stringify(framework).includes(`"indicator":"${routing}"`);
    assessment = assess(framework, { ...head, answers: { ...assessment.answers, ...(isRouting ? { [routing]: answers[routing] as string } : answers) } });
  }
  return assessment;
}

function find(node: Group, id: string): Indicator {
  for (const child of node.children) {
    if (child.id === id) return child as Indicator;
    if (id.startsWith(`${child.id}.`)) return find(child as Group, id);
  }
  throw new Error(id);
}

function answer(indicator: Indicator, framework: Framework, i: number): string | number | readonly string[] {
  const scale = typeof indicator.scale === "string" ? framework.scales?.[indicator.scale] : indicator.scale;
  if (scale?.kind === "levels") return (scale as LevelScale).levels[i % (scale.levels.length - (scale.levels.length > 2 ? 1 : 0))]?.key as string;
  if (scale?.kind === "number") return (scale.worst + scale.best) / 2;
  if (scale?.kind === "checklist") return scale.items.filter((_, k) => k % 2 === 0).map((item) => item.key);
  return 1;
}

type Flat = { readonly points: number } | { readonly children: readonly Flat[] };

/** The same tree as bare points, so that the two naive recursions do nothing but arithmetic. */
function flat(node: Group | Indicator, card: ReturnType<typeof score>): Flat | null {
  const scored = (card.nodes as { readonly [id: string]: { readonly value: number | null; readonly status: string } })[node.id];
  if (scored === undefined || scored.status !== "scored") return null;
  if (!("children" in node)) return { points: scored.value as number };
  return { children: node.children.map((child) => flat(child, card)).filter((child) => child !== null) };
}

function naiveDecimal(node: Flat): Decimal {
  if ("points" in node) return new Decimal(node.points);
  return node.children.reduce((sum, child) => sum.plus(naiveDecimal(child)), new Decimal(0)).div(node.children.length);
}

function naiveNumber(node: Flat): number {
  if ("points" in node) return node.points;
  return node.children.reduce((sum, child) => sum + naiveNumber(child), 0) / node.children.length;
}

/** Median milliseconds of one call, over batches that last at least two milliseconds. */
function time(run: () => unknown): number {
  let batch = 1;
  for (let spent = 0; spent < 2; batch *= 2) {
    const start = performance.now();
    for (let k = 0; k < batch; k++) run();
    spent = performance.now() - start;
  }
  const samples = Array.from({ length: 41 }, () => {
    const start = performance.now();
    for (let k = 0; k < batch; k++) run();
    return (performance.now() - start) / batch;
  }).sort((a, b) => a - b);
  return samples[20] as number;
}

const rows: { [column: string]: string | number }[] = [];
for (const framework of [generalGovernance, consultativeBodies] as readonly Framework[]) {
  const assessment = filled(framework);
  const half = assess(framework, { ...head, answers: Object.fromEntries(Object.entries(assessment.answers).filter((_, i) => i % 2 === 0)) });
  const bare = flat(framework, score(assessment)) as Flat;
  const number = time(() => naiveNumber(bare));
  const add = (what: string, ms: number): void => {
    rows.push({ framework: framework.id, what, "ms a call": ms.toPrecision(3), "times bare doubles": Math.round(ms / number) });
  };
  const policy = (aggregate: ScoringPolicy["aggregate"]): ScoringPolicy => ({ aggregate });
  add("score, all answered", time(() => score(assessment)));
  add("score, half open (ranges)", time(() => score(half)));
  add("score, all geometric", time(() => score(assessment, policy("geometric"))));
  add("score, all geometric, half open", time(() => score(half, policy("geometric"))));
  add("assess (checks of every answer)", time(() => assess(framework, { ...head, answers: assessment.answers })));
  add("bare decimal.js recursion", time(() => naiveDecimal(bare)));
  add("bare doubles", number);
}
console.table(rows);
