/**
 * UNDP Human Development Index for 2014 (Human Development Report 2015, Table 1, first 24 rows): goalposts, a logarithm, a mean of two inside a
 * geometric mean of three. The inputs are printed to one decimal, so the published index is met within 0.0015.
 */
import { expect, test } from "vitest";
import { hdiFramework } from "../../examples/hdi.ts";
import { assess, score } from "../../src/index.ts";
import { reference, withReference } from "./reference.ts";

interface Hdi {
  readonly data: {
    readonly country: readonly string[];
    readonly HDI: readonly number[];
    readonly life_exp: readonly number[];
    readonly exp_school: readonly number[];
    readonly mean_school: readonly number[];
    readonly gni: readonly number[];
  };
  readonly computed: readonly number[];
}

withReference("HDI 2014", () => {
  const { data, computed } = reference<Hdi>("published/hdi_2014.json");
  const values = data.country.map((country, i) => {
    const answers = {
      "hdi.health": data.life_exp[i],
      "hdi.education.expected": data.exp_school[i],
      "hdi.education.mean": data.mean_school[i],
      "hdi.income": data.gni[i],
    } as { [id: string]: number };
    return score(assess(hdiFramework, { city: { id: `c${i}`, name: country }, date: "2014-12-31", rater: { role: "expert" }, answers }))
      .total.value as number;
  });
  test("24 countries within what the printed inputs allow", () => {
    expect(values.length).toBe(24);
    for (const [i, value] of values.entries())
      expect(Math.abs(value / 100 - (data.HDI[i] as number)), data.country[i]).toBeLessThan(0.0015);
  });
  test("and within 1e-12 of the same formula in doubles", () => {
    for (const [i, value] of values.entries())
      expect(Math.abs(value / 100 / (computed[i] as number) - 1), data.country[i]).toBeLessThan(1e-12);
  });
});
