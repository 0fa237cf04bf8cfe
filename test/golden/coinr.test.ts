/**
 * COINr 1.1.14 (R; Becker et al. 2022) on the ASEM data it ships: 51 countries, 49 indicators, four levels. Arithmetic, geometric and harmonic
 * means on complete data; arithmetic with gaps and unequal weights; the same with an availability threshold of 0.8 over direct children.
 */
import { expect, test } from "vitest";
import { assess, type Framework, parseFramework, type Scorecard, type ScoringPolicy, score } from "../../src/index.ts";
import { reference, withReference } from "./reference.ts";

type Table = { readonly data: { readonly uCode: readonly string[] } & { readonly [column: string]: readonly (number | null | string)[] } };
interface Meta {
  readonly data: {
    readonly iCode: readonly string[];
    readonly iName: readonly string[];
    readonly Level: readonly (number | null)[];
    readonly Parent: readonly (string | null)[];
    readonly Type: readonly string[];
  };
}

withReference("COINr 1.1.14 on the ASEM data", () => {
  const meta = reference<Meta>("asem/asem_iMeta.json").data;
  const places = meta.iCode
    .map((code, i) => ({
      code,
      name: meta.iName[i] as string,
      parent: meta.Parent[i] ?? null,
      level: meta.Level[i] ?? null,
      indicator: meta.Type[i] === "Indicator",
    }))
    .filter((place) => place.level !== null);
  const ids = new Map<string, string>();
  // The aggregates of the file are on 1 to 100 as well as the inputs: points out of 100.
  const build = (code: string, parent: string | null): object => {
    const id = parent === null ? code : `${parent}.${code}`;
    ids.set(code, id);
    const place = places.find((one) => one.code === code);
    const children = places.filter((one) => one.parent === code);
    if (place?.indicator) return { id, title: place.name, question: place.name, scale: { kind: "points", id: "normalised", maximum: 100 } };
    return {
      id,
      title: place?.name ?? code,
      children: children.map((child) => build(child.code, id)),
      ...(parent === null ? { version: "1.1.14", status: "tested" } : {}),
    };
  };
  const framework: Framework = parseFramework(build("Index", null));
  const W2 = reference<{ data: { iCode: string[]; Weight: number[] } }>("coinr/weights_W2.json").data;
  const weights = Object.fromEntries(
    W2.iCode.flatMap((code, i) => (code === "Index" ? [] : [[ids.get(code) as string, W2.Weight[i] as number]])),
  );

  function cardsOf(input: string, policy: ScoringPolicy): Scorecard[] {
    const { data } = reference<Table>(input);
    return data.uCode.map((unit, row) => {
      const answers = Object.fromEntries(
        places
          .filter((place) => place.indicator)
          .flatMap(({ code }) => (typeof data[code]?.[row] === "number" ? [[ids.get(code) as string, data[code]?.[row] as number]] : [])),
      );
      return score(assess(framework, { city: { id: unit, name: unit }, date: "2018-12-31", rater: { role: "expert" }, answers }), policy);
    });
  }

  function agrees(file: string, cards: readonly Scorecard[]): number {
    const { data } = reference<Table>(file);
    let compared = 0;
    for (const [row, unit] of data.uCode.entries()) {
      for (const code of Object.keys(data).filter((column) => column !== "uCode")) {
        const theirs = data[code]?.[row] ?? null;
        const ours = cards[row]?.nodes[ids.get(code) as string]?.value ?? null;
        if (typeof theirs !== "number") expect(ours, `${unit} ${code}`).toBe(null);
        else expect(Math.abs((ours as number) / theirs - 1), `${unit} ${code}: ${ours} against ${theirs}`).toBeLessThan(1e-12);
        compared++;
      }
    }
    return compared;
  }

  const open: ScoringPolicy = { coverage: { threshold: 0 } };
  test.each([
    ["arithmetic", "amean"],
    ["geometric", "gmean"],
    ["harmonic", "hmean"],
  ] as const)("%s means of complete data, every node of every country", (aggregate, name) => {
    expect(agrees(`coinr/complete__${name}.json`, cardsOf("coinr/treated_minmax_1_100.json", { ...open, aggregate }))).toBe(51 * 11);
  });
  test("arithmetic means with gaps and unequal weights", () => {
    expect(agrees("coinr/withNA__amean_W2.json", cardsOf("coinr/raw_minmax_1_100.json", { ...open, weights }))).toBe(51 * 11);
  });
  test("the same where a node below 80 % of its direct children is dropped", () => {
    const policy: ScoringPolicy = { weights, coverage: { threshold: 0.8, by: "children", below: "drop" } };
    const cards = cardsOf("coinr/raw_minmax_1_100.json", policy);
    expect(agrees("coinr/withNA__amean_W2_datthresh_0.8.json", cards)).toBe(51 * 11);
    expect(cards.flatMap((card) => Object.values(card.nodes)).some((node) => node.reason === "below-coverage")).toBe(true);
  });
});
