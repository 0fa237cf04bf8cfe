/** The figures of the two readers' test, counted again from the ratings, and the files they rated. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as shipped from "../../src/frameworks/index.ts";
import { assess, type Framework } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";

type Rating = string | number | readonly string[];
type Ratings = { readonly [benchmark: string]: { readonly [indicator: string]: { readonly [who in "author" | "one" | "two"]: Rating } } };
const folder = "docs/frameworks/raters";
const ratings = JSON.parse(readFileSync(`${folder}/ratings.json`, "utf8")) as Ratings;
const page = readFileSync(`${folder}/README.md`, "utf8").replaceAll(/\s+/g, " ");
const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Ticks in any order; numbers to one decimal. */
const said = (rating: Rating): string =>
  typeof rating === "number" ? rating.toFixed(1) : Array.isArray(rating) ? [...rating].sort().join() : String(rating);

test("eight files, ten indicators of each, all there and rated on their scales", () => {
  expect(Object.keys(ratings)).toHaveLength(8);
  for (const [name, rows] of Object.entries(ratings)) {
    const framework = (shipped as { readonly [name: string]: unknown })[camel(name)] as Framework;
    expect(existsSync(`${folder}/${name}.md`), name).toBe(true);
    const file = readFileSync(`${folder}/${name}.md`, "utf8");
    expect(Object.keys(rows), name).toHaveLength(10);
    for (const [id, { author, one, two }] of Object.entries(rows)) {
      expect(outline(framework).byId.get(id)?.scale ?? null, id).not.toBeNull();
      expect(file, id).toContain(id);
      for (const rating of [author, one, two])
        assess(framework, {
          city: { id: "x", name: "X (invented)" },
          date: "2026-03-01",
          rater: { role: "peer" },
          answers: { [id]: rating } as never,
        });
    }
  }
});

test("the page says what the ratings say", () => {
  const rows = Object.values(ratings).flatMap((each) => Object.values(each));
  const same = rows.filter(({ one, two }) => said(one) === said(two)).length;
  const meant = rows.filter(({ author, one, two }) => said(one) === said(two) && said(author) === said(one)).length;
  expect([rows.length, same, meant]).toEqual([80, 80, 80]);
  expect(page).toContain("All 80 ratings of the two readers are the same, and the same as the author meant.");
});
