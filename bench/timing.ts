/** What the benches share: a median over batches, and synthetic frameworks of any size. */
import { Decimal } from "decimal.js";
import { type Answer, type Assessment, assess, type Framework, fullyPartlyNot, parseFramework } from "indicatree";

export const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;

/** Median milliseconds of one call, over batches that last at least two milliseconds. */
export function time(run: () => unknown, samples = 21): number {
  let batch = 1;
  for (let spent = 0; spent < 2; batch *= 2) {
    const start = performance.now();
    for (let k = 0; k < batch; k++) run();
    spent = performance.now() - start;
  }
  const times = Array.from({ length: samples }, () => {
    const start = performance.now();
    for (let k = 0; k < batch; k++) run();
    return (performance.now() - start) / batch;
  });
  return times.sort((a, b) => a - b)[samples >> 1] as number;
}

/** A framework of `size` indicators, four to a group, eight groups to a standard. */
export function framework(size: number): Framework {
  const leaf = (i: number, parent: string) => ({
    id: `${parent}.i${i}`,
    title: `Indicator ${i}`,
    question: `Is ${i} in place?`,
    scale: fullyPartlyNot,
  });
  const groups = Array.from({ length: Math.ceil(size / 4) }, (_, g) => g);
  const standards = Array.from({ length: Math.ceil(groups.length / 8) }, (_, s) => ({
    id: `t.s${s}`,
    title: `Standard ${s}`,
    children: groups.slice(8 * s, 8 * s + 8).map((g) => ({
      id: `t.s${s}.g${g}`,
      title: `Group ${g}`,
      children: Array.from({ length: Math.min(4, size - 4 * g) }, (_, k) => leaf(4 * g + k, `t.s${s}.g${g}`)),
    })),
  }));
  return parseFramework({ id: "t", title: "Synthetic", version: "1.0.0", status: "untested", children: standards });
}

export const indicatorIds = (size: number): string[] =>
  Array.from({ length: size }, (_, i) => `t.s${Math.floor(i / 32)}.g${Math.floor(i / 4)}.i${i}`);

/** Fully, partly, partly by turns, so that no rule has a zero to stop at; every `open`-th one left open. */
export function answered(made: Framework, size: number, open = 0): Assessment {
  const answers: { [id: string]: Answer } = {};
  for (const [i, id] of indicatorIds(size).entries()) if (open === 0 || i % open !== 0) answers[id] = i % 3 === 0 ? "fully" : "partly";
  return assess(made, { ...head, answers });
}

/** The same tree as bare points: what a few lines without ranges, coverage, counts or checks would compute. */
export type Bare = readonly Bare[] | number;

export function bare(size: number): Bare {
  const points = Array.from({ length: size }, (_, i) => (i % 3 === 0 ? 100 : 50));
  const chunk = <T>(list: readonly T[], n: number): T[][] =>
    Array.from({ length: Math.ceil(list.length / n) }, (_, i) => list.slice(n * i, n * i + n));
  return chunk(chunk(points, 4), 8);
}

export function bareDecimal(node: Bare): Decimal {
  if (typeof node === "number") return new Decimal(node);
  return node.reduce<Decimal>((sum, child) => sum.plus(bareDecimal(child)), new Decimal(0)).div(node.length);
}

export function bareNumber(node: Bare): number {
  if (typeof node === "number") return node;
  return node.reduce<number>((sum, child) => sum + bareNumber(child), 0) / node.length;
}
