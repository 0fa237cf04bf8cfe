/** Tiny frameworks for worked cases: a case should fit on a line. */
import {
  type Aggregation,
  type Answer,
  type Assessment,
  assess,
  type Framework,
  fullyPartlyNot,
  type Group,
  type Indicator,
  parseFramework,
  type Scale,
  type Scorecard,
  type ScoringPolicy,
  score,
} from "../src/index.ts";

export const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;

export type Tree = { [name: string]: Tree | Scale | Indicator };

/** A percentage that is its own score. */
export const percent: Scale = { kind: "points", id: "percent", maximum: 100 };

/** A leaf under a name: `{ a: leaf({ weight: 2 }) }`. */
export function leaf(extra: Partial<Indicator> = {}): Indicator {
  return { id: "", title: "", question: "?", scale: percent, ...extra };
}

/** `tree({ a: fullyPartlyNot, g: { x: percent } })`: ids t.a, t.g, t.g.x. */
export function tree(children: Tree, extra: Partial<Framework> = {}, groups: { readonly [id: string]: Partial<Group> } = {}): Framework {
  const build = (parent: string, nodes: Tree): (Indicator | Group)[] =>
    Object.entries(nodes).map(([name, node]) => {
      const id = `${parent}.${name}`;
      if ("question" in node) return { ...(node as Indicator), id, title: name };
      if ("kind" in node) return { id, title: name, question: `${name}?`, scale: node as Scale };
      return { id, title: name, children: build(id, node as Tree), ...groups[id] };
    });
  return parseFramework({
    id: "t",
    title: "T",
    version: "1.0.0",
    status: "untested",
    children: build("t", children),
    ...groups.t,
    ...extra,
  });
}

/** Three questions, fully / partly / not at all, with weights. */
export function three(weights: readonly number[] = [1, 1, 1]): Framework {
  return tree(Object.fromEntries(["a", "b", "c"].map((name, i) => [name, leaf({ scale: fullyPartlyNot, weight: weights[i] ?? 1 })])));
}

/** Values on percent scales. */
export function percents(values: readonly number[], weights: readonly number[] = [], aggregate?: Aggregation): Assessment {
  const names = values.map((_, i) => `v${i}`);
  const framework = tree(
    Object.fromEntries(names.map((name, i) => [name, leaf({ weight: weights[i] ?? 1 })])),
    aggregate === undefined ? {} : { aggregate },
  );
  return assessed(framework, Object.fromEntries(names.map((name, i) => [`t.${name}`, values[i] as number])));
}

export function assessed(framework: Framework, answers: { readonly [id: string]: Answer }): Assessment {
  return assess(framework, { ...head, answers });
}

export function scored(framework: Framework, answers: { readonly [id: string]: Answer }, policy?: ScoringPolicy): Scorecard {
  return score(assessed(framework, answers), policy);
}

export const unknown: Answer = { missing: "unknown" };
export const notApplicable: Answer = { missing: "not-applicable", reason: "there is none here" };

/** Sum of exact texts as an exact text, in whole units of 10⁻³⁰ (no library involved). */
export function addTexts(texts: readonly (string | null)[]): string {
  const units = (text: string): bigint => {
    const negative = text.startsWith("-");
    const [whole = "0", part = ""] = text.replace("-", "").split(".");
    const all = BigInt(whole + part.padEnd(30, "0"));
    return negative ? -all : all;
  };
  const total = texts.reduce((sum, text) => sum + units(text ?? "0"), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(31, "0");
  const text = `${digits.slice(0, -30)}.${digits.slice(-30)}`.replace(/\.?0+$/, "");
  return total < 0n ? `-${text}` : text;
}
