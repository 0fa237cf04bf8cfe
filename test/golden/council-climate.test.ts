/**
 * UK Council Climate Scorecards 2022 (Climate Emergency UK and mySociety; CC BY-NC 4.0, not shipped): nine weighted sections of marked questions.
 * The publisher truncated a binary float after rounding; correct half-up percentages differ from the published ones in 17 totals and 124 sections.
 */
import { expect, test } from "vitest";
import { assess, type Framework, formatNumber, parseFramework, type ScoringPolicy, score } from "../../src/index.ts";
import { reference, withReference } from "./reference.ts";

interface Authority {
  readonly code: string;
  readonly name: string;
  readonly sections: { readonly [section: string]: readonly [number | null, number] };
  readonly exact_total_fraction: string;
  readonly half_up_percent: number;
  readonly sections_half_up: { readonly [section: string]: number };
  readonly published_total: number;
  readonly published_sections: { readonly [section: string]: number };
}
interface Data {
  readonly section_weights: { readonly [section: string]: number };
  readonly section_names: { readonly [section: string]: string };
  readonly authorities: readonly Authority[];
  readonly answers: { readonly [code: string]: readonly (readonly [string, string, number | null, number | null])[] };
  readonly known_defects: { readonly totals: readonly string[]; readonly sections: readonly (readonly [string, string])[] };
}

const word = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, "");
/** Councils without a plan carry no marks; the publisher counts them as zero, and this policy says so. */
const unansweredIsZero: ScoringPolicy = { missing: { "not-answered": "worst" }, coverage: { threshold: 0 } };
const head = { date: "2022-01-27", rater: { role: "expert" } } as const;

/** One leaf a section: the points marked, out of the points that apply to this council. */
function sectionFramework(data: Data, maxima: { readonly [section: string]: number }): Framework {
  return parseFramework({
    id: "climate",
    title: "Council Climate Plans 2022",
    version: "2022",
    status: "tested",
    children: Object.entries(data.section_weights).map(([section, weight]) => ({
      id: `climate.${word(section)}`,
      title: data.section_names[section],
      question: "Points marked?",
      weight,
      scale: { kind: "points", id: section, maximum: maxima[section] },
    })),
  });
}

/** One leaf a question, weighted by its maximum: then a section's mean is points earned over points possible. */
function questionFramework(data: Data): Framework {
  const maxima = new Map<string, number>();
  for (const rows of Object.values(data.answers))
    for (const [id, , , maximum] of rows) if (maximum !== null) maxima.set(id, Math.max(maxima.get(id) ?? 0, maximum));
  return parseFramework({
    id: "climate",
    title: "Council Climate Plans 2022",
    version: "2022",
    status: "tested",
    children: Object.entries(data.section_weights).map(([section, weight]) => ({
      id: `climate.${word(section)}`,
      title: data.section_names[section],
      weight,
      children: [...maxima]
        .filter(([id]) => id.startsWith(`${section}_`))
        .map(([id, maximum]) => ({
          id: `climate.${word(section)}.${word(id)}`,
          title: id,
          question: "Points marked?",
          weight: maximum,
          scale: { kind: "points", id: "points", maximum },
        })),
    })),
  });
}

/** Half-even to 30 decimals of a fraction of integers, in integers alone. */
function exactPercent(fraction: string): string {
  const [over = 0n, under = 1n] = fraction.split("/").map(BigInt);
  const scaled = over * 100n * 10n ** 30n;
  let units = scaled / under;
  const twice = (scaled % under) * 2n;
  if (twice > under || (twice === under && units % 2n === 1n)) units += 1n;
  return `${units / 10n ** 30n}.${(units % 10n ** 30n).toString().padStart(30, "0")}`.replace(/\.?0+$/, "") || "0";
}

withReference("Council Climate Scorecards 2022", () => {
  const data = reference<Data>("council-climate-2022/data.json");
  const frameworks = new Map<string, Framework>();
  const cards = data.authorities.map((council) => {
    const maxima = Object.fromEntries(Object.entries(council.sections).map(([section, [, maximum]]) => [section, maximum]));
    const key = JSON.stringify(maxima);
    if (!frameworks.has(key)) frameworks.set(key, sectionFramework(data, maxima));
    const answers = Object.fromEntries(
      Object.entries(council.sections).flatMap(([section, [points]]) => (points === null ? [] : [[`climate.${word(section)}`, points]])),
    );
    const assessment = assess(frameworks.get(key) as Framework, { ...head, city: { id: council.code, name: council.name }, answers });
    return { council, card: score(assessment, unansweredIsZero) };
  });

  test("all 409 totals equal the fraction in the file, rounded once to 30 decimals", () => {
    expect(cards.length).toBe(409);
    for (const { council, card } of cards) expect(card.total.exact, council.code).toBe(exactPercent(council.exact_total_fraction));
  });
  test("all totals and sections without decimals equal the half-up percentages", () => {
    for (const { council, card } of cards) {
      expect(Number(formatNumber(card.total.exact, 0)), council.code).toBe(council.half_up_percent);
      for (const [section, percent] of Object.entries(council.sections_half_up))
        expect(Number(formatNumber(card.nodes[`climate.${word(section)}`]?.exact ?? "0", 0)), `${council.code} ${section}`).toBe(percent);
    }
  });
  test("ours differ from the published ones in just the 17 totals and 124 sections that the publisher truncated", () => {
    const totals = cards
      .filter(({ council, card }) => Number(formatNumber(card.total.exact, 0)) !== council.published_total)
      .map(({ council }) => council.code);
    expect([...totals].sort()).toEqual([...data.known_defects.totals].sort());
    expect(totals.length).toBe(17);
    const sections = cards.flatMap(({ council, card }) =>
      Object.entries(council.published_sections).flatMap(([section, percent]) =>
        Number(formatNumber(card.nodes[`climate.${word(section)}`]?.exact ?? "0", 0)) !== percent ? [`${council.code} ${section}`] : [],
      ),
    );
    expect([...sections].sort()).toEqual(data.known_defects.sections.map((pair) => pair.join(" ")).sort());
    expect(sections.length).toBe(124);
  });
  test("44 councils from question level: what does not apply leaves both sides of the fraction", () => {
    const framework = questionFramework(data);
    const byCode = new Map(data.authorities.map((council) => [council.code, council]));
    let excluded = 0;
    for (const [code, rows] of Object.entries(data.answers)) {
      const council = byCode.get(code) as Authority;
      // A question that does not apply to a council has no row.
      const doesNotApply = { missing: "not-applicable", reason: "does not apply to this type of council" } as const;
      const asked = new Map(rows.map(([id, , points]) => [word(id), points]));
      const questions = framework.children.flatMap((section) => ("children" in section ? section.children : []));
      const answers: { [id: string]: number | typeof doesNotApply } = {};
      for (const { id, title } of questions) {
        const points = asked.get(word(title));
        if (points === undefined) excluded++;
        if (points !== null) answers[id] = points ?? doesNotApply;
      }
      const card = score(assess(framework, { ...head, city: { id: code, name: council.name }, answers }), unansweredIsZero);
      expect(card.total.exact, code).toBe(exactPercent(council.exact_total_fraction));
      for (const [section, percent] of Object.entries(council.sections_half_up))
        expect(Number(formatNumber(card.nodes[`climate.${word(section)}`]?.exact ?? null, 0)), `${code} ${section}`).toBe(percent);
    }
    expect(Object.keys(data.answers).length).toBe(44);
    expect(excluded).toBeGreaterThan(0);
  });
});
