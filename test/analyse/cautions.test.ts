/** What figures cannot tell: which sentences stand when. */
import { expect, test } from "vitest";
import { cautionsOf } from "../../src/analyse/cautions.ts";
import type { PanelRater } from "../../src/index.ts";

const rater = (role: PanelRater["role"], id: string): PanelRater => ({ id, role, name: null, city: null, date: "2026-03-01" });
const said = (roles: readonly PanelRater["role"][], teams: readonly (readonly string[])[], units: number): string[] =>
  cautionsOf(
    roles.map((role, i) => rater(role, `r${i}`)),
    teams,
    units,
  ).map(({ code }) => code);

test("that raters may not be independent is always said", () => {
  expect(said(["self"], [], 30)).toEqual(["not-independent"]);
  expect(said(["peer", "peer"], [], 30)).toEqual(["not-independent", "indicators-resampled"]);
});

test("of intervals only where there are any; of few indicators below thirty; of a consensus where there is one", () => {
  expect(said(["self", "peer"], [], 30)).toEqual(["not-independent", "indicators-resampled"]);
  expect(said(["self", "peer"], [], 29)).toEqual(["not-independent", "indicators-resampled", "few-units"]);
  expect(said(["self", "consensus"], [], 30)).toEqual(["not-independent", "indicators-resampled", "consensus-included"]);
});

test("teams are named", () => {
  const text = (teams: readonly (readonly string[])[]): string | undefined => cautionsOf([rater("peer", "a")], teams, 1)[0]?.text;
  expect(text([])).toMatch(/^Nobody said who worked together\. Raters who travelled together/);
  expect(text([["a", "b"]])).toMatch(/^a, b worked together, so that their ratings are nearer to one rating than to 2\./);
  expect(
    text([
      ["a", "b"],
      ["c", "d"],
    ]),
  ).toMatch(/^a, b; and c, d worked together/);
});
