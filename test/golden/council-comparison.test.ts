/**
 * 409 councils of the UK Council Climate Scorecards 2022 as one comparison (CC BY-NC 4.0, not shipped): cohorts by region, type, population and
 * deprivation. The statistics are recomputed here in fractions of integers, from the file alone.
 */
import { expect, test } from "vitest";
import { assess, compare, describe as describeCities, parseFramework, type ScoringPolicy, score } from "../../src/index.ts";
import { reference, withReference } from "./reference.ts";

interface Authority {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly region: string;
  readonly pop_bucket: string;
  readonly deprivation_quintile: number | null;
  readonly sections: { readonly [section: string]: readonly [number | null, number] };
  readonly exact_total_fraction: string;
}
interface Data {
  readonly section_weights: { readonly [section: string]: number };
  readonly section_names: { readonly [section: string]: string };
  readonly authorities: readonly Authority[];
}

type Fraction = readonly [over: bigint, under: bigint];
const fraction = (text: string): Fraction => {
  const [over = 0n, under = 1n] = text.split("/").map(BigInt);
  return [over, under];
};
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const before = ([a, b]: Fraction, [c, d]: Fraction): number => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
const SCALE = 10n ** 30n;
/** A fraction in units of 10⁻³⁰, rounded half-even. */
function units([over, under]: Fraction): bigint {
  const whole = (over * SCALE) / under;
  const twice = ((over * SCALE) % under) * 2n;
  return twice > under || (twice === under && whole % 2n === 1n) ? whole + 1n : whole;
}
const text = (fraction: Fraction): string => {
  const all = units(fraction);
  return `${all / SCALE}.${(all % SCALE).toString().padStart(30, "0")}`.replace(/\.?0+$/, "") || "0";
};
/** The value of a council as it is published: a percentage with at most 30 decimals. Statistics start from these. */
const published = ([over, under]: Fraction): Fraction => [units([over * 100n, under]), SCALE];
const meanOf = (all: readonly Fraction[]): string => {
  const total = all.map((each) => units(published(each))).reduce((sum, each) => sum + each, 0n);
  return text([total, SCALE * BigInt(all.length)]);
};
/** Type 7 at a quarter, a half, three quarters: positions in fourths. */
const quartileOf = (all: readonly Fraction[], fourths: number): string => {
  const sorted = all.map(published).sort(before);
  const at = (sorted.length - 1) * fourths;
  const [low, high] = [sorted[Math.floor(at / 4)], sorted[Math.min(sorted.length - 1, Math.floor(at / 4) + 1)]] as [Fraction, Fraction];
  const part = BigInt(at % 4);
  return text(plus([low[0] * (4n - part), low[1] * 4n], [high[0] * part, high[1] * 4n]));
};

withReference("409 councils side by side", () => {
  const data = reference<Data>("council-climate-2022/data.json");
  const word = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, "");
  const maxima = new Map(
    Object.keys(data.section_weights).map((section) => [
      section,
      [...new Set(data.authorities.map(({ sections }) => sections[section]?.[1] as number))].sort((a, b) => a - b),
    ]),
  );
  // Councils answer different numbers of questions: one leaf for each number of points that can be earned, of which one applies.
  const framework = parseFramework({
    id: "climate",
    title: "Council Climate Plans 2022",
    version: "2022",
    status: "tested",
    context: [
      ...["region", "type", "population", "plan"].map((id) => ({ id, title: id, type: "text" })),
      { id: "deprivation", title: "Quintile of deprivation", type: "number" },
    ],
    children: Object.entries(data.section_weights).map(([section, weight]) => ({
      id: `climate.${word(section)}`,
      title: data.section_names[section],
      weight,
      children: (maxima.get(section) ?? []).map((maximum) => ({
        id: `climate.${word(section)}.of${maximum}`,
        title: `of ${maximum}`,
        question: "Points marked?",
        scale: { kind: "points", id: "points", maximum },
      })),
    })),
  });
  /** The file writes zeros for the councils without a plan (its “unanswered” rule); a council with a plan has a mark somewhere. */
  const hasPlan = ({ sections }: Authority): boolean => Object.values(sections).some(([points]) => (points ?? 0) > 0);
  const assessments = data.authorities.map((council) => {
    const answers: { [id: string]: unknown } = {};
    for (const [section, [points, maximum]] of Object.entries(council.sections))
      for (const other of maxima.get(section) ?? []) {
        const id = `climate.${word(section)}.of${other}`;
        if (other !== maximum) answers[id] = { missing: "not-applicable", reason: "another number of questions applies" };
        else if (points !== null && hasPlan(council)) answers[id] = points;
      }
    const { region, type, pop_bucket: population, deprivation_quintile: deprivation } = council;
    const stated = Object.entries({ region, type, population, deprivation }).filter(([, value]) => value !== null);
    const context = { ...Object.fromEntries(stated), plan: hasPlan(council) ? "plan" : "no plan" };
    return assess(framework, {
      city: { id: council.code, name: council.name, context },
      date: "2022-01-27",
      rater: { role: "expert" },
      answers: answers as never,
    });
  });
  const compared = (policy?: ScoringPolicy) =>
    compare(
      (function* () {
        for (const assessment of assessments) yield score(assessment, policy);
      })(),
    );
  /** As the file says: councils without a plan are counted as zero. And the other way: they have no value. */
  const asZero = compared({ missing: { "not-answered": "worst" }, coverage: { threshold: 0 } });
  const leftOut = compared();

  const totals = new Map(data.authorities.map((council) => [council.code, fraction(council.exact_total_fraction)]));
  const by = {
    region: { factor: "region" },
    type: { factor: "type" },
    population: { factor: "population" },
    deprivation: {
      factor: "deprivation",
      bands: [
        { name: "most deprived two fifths", below: 3 },
        { name: "other", from: 3 },
      ],
    },
  };

  test("every total is the fraction in the file", () => {
    expect(asZero.cities).toHaveLength(409);
    for (const [i, { code }] of data.authorities.entries())
      expect(asZero.nodes.climate?.exact[i], code).toBe(text(published(totals.get(code) as Fraction)));
  });

  for (const [way, comparison, counts] of [
    ["counted as zero", asZero, () => true],
    ["left out", leftOut, hasPlan],
  ] as const)
    test(`means and quartiles of every cohort, councils without a plan ${way}`, () => {
      const { rows, cohorts } = describeCities(comparison, { by });
      const byCode = new Map(data.authorities.map((council) => [council.code, council]));
      let checked = 0;
      for (const { family, name, cities } of cohorts) {
        const values = cities.filter((code) => counts(byCode.get(code) as Authority)).map((code) => totals.get(code) as Fraction);
        const row = rows.find((each) => each.node === "climate" && each.family === family && each.cohort === name);
        expect([row?.of, row?.n], name).toEqual([cities.length, values.length]);
        if (values.length === 0) {
          expect(row).toMatchObject({ reason: "none-scored", mean: null });
          continue;
        }
        checked++;
        expect(row?.exactMean, name).toBe(meanOf(values));
        expect([row?.lowerQuartile, row?.median, row?.upperQuartile].map(String), name).toEqual(
          [1, 2, 3].map((fourths) => String(Number(quartileOf(values, fourths)))),
        );
      }
      expect(checked).toBeGreaterThan(25);
    });

  test("84 councils have no plan: both ways say how many they rest on", () => {
    const all = (comparison: typeof asZero) => describeCities(comparison).rows[0];
    expect([all(asZero)?.of, all(asZero)?.n]).toEqual([409, 409]);
    expect([all(leftOut)?.of, all(leftOut)?.n]).toEqual([409, 325]);
    expect(all(asZero)?.mean as number).toBeLessThan(all(leftOut)?.mean as number);
    const { rows } = describeCities(leftOut, { by: { plan: { factor: "plan" } } });
    expect(rows.find(({ node, cohort }) => node === "climate" && cohort === "no plan")).toMatchObject({
      of: 84,
      n: 0,
      reason: "none-scored",
    });
  });

  test("cohorts of one family hold every council that states the factor, once", () => {
    const { cohorts, unplaced } = describeCities(asZero, { by });
    for (const family of Object.keys(by)) {
      const members = cohorts.filter((cohort) => cohort.family === family).flatMap(({ cities }) => cities);
      expect(new Set(members).size).toBe(members.length);
      expect(members.length + unplaced.filter((each) => each.family === family).length).toBe(409);
    }
  });
});
