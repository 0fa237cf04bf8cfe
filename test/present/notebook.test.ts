import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assess,
  BenchmarkError,
  compare,
  type Document,
  defineFramework,
  findGaps,
  fullyPartlyNot,
  nextQuestions,
  proposeRoadmap,
  score,
  trackProgress,
  whatIf,
} from "../../src/index.ts";
import { type Display, type DisplayOptions, display } from "../../src/present/notebook.ts";
import { hostileJson } from "../arbitraries.ts";
import { assessed, percent, tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { all, readHtml, textOf } from "./html-tree.ts";
import { answered, assessments, cards, comparison, nasty, products, town } from "./shown-products.ts";

const show = (product: unknown, options?: unknown): Display => display(product as never, options as DisplayOptions);
const read = ({ html }: Display) => readHtml(`<!doctype html>\n${html}`);
const refused = (product: unknown, options?: unknown): string[] => places(thrownBy(() => show(product, options)));
const lines = ({ text }: Display): string[] => text.split("\n");

// t.a is partly: 50. Of t.g half is answered, less than 65 %, so it is not scored; it passes its 80 on: (50 + 80) / 2 = 65. With t.g.y at 0 or 100,
// t.g lies from 40 to 90 and t from 45 to 70; (100 % + 50 %) / 2 = 75 % is answered.
const small = tree({ a: fullyPartlyNot, g: { x: percent, y: percent } }, { title: "Town" });
const card = score(assessed(small, { "t.a": "partly", "t.g.x": 80 }));

describe("a scorecard", () => {
  test("is a table of nodes: counts, values to one decimal, ranges, what is answered", () => {
    expect(lines(show(card, { framework: small })).slice(0, 13)).toEqual([
      "Aford (invented): Town 1.0.0",
      "",
      "Assessed on 2026-03-01 (self): 1 partly, 1 measured or ticked, 1 open; 65.0 of 100, possible range",
      "45.0 to 70.0.",
      "",
      "What each part stands on (0 to 100; – not scored, n/a not applicable)",
      "Part   Counts                                  Value  Possible range  Answered",
      "-----  --------------------------------------  -----  --------------  --------",
      "Town   1 partly, 1 measured or ticked, 1 open   65.0    45.0 to 70.0    75.0 %",
      "· a    1 partly                                 50.0         settled   100.0 %",
      "· g    1 measured or ticked, 1 open                –    40.0 to 90.0    50.0 %",
      "· · x  1 measured or ticked                     80.0         settled   100.0 %",
      "· · y  1 open                                      –    0.0 to 100.0     0.0 %",
    ]);
  });
  test("has ids, all on one level, without the framework", () => {
    const { text } = show(card);
    expect(text).toMatch(/^t\.g\.y +1 open|\nt\.g\.y +0 answered, 1 open/m);
    expect(text).not.toContain("·");
  });
  test("is cut at a depth, or after so many rows, and says how many are left out", () => {
    expect(show(card, { framework: small, depth: 0 }).text).not.toContain("· a");
    const { text } = show(card, { framework: small, rows: 2 });
    expect(text).toContain("· a");
    expect(text).not.toContain("· g");
    expect(text).toContain("Shown are 2 of 5 rows; 3 are left out (the option rows shows more).");
  });
});

describe.each(Object.entries(products))("%s", (_, { product, framework, depth }) => {
  const options = framework ? { framework: town } : {};
  const shown = show(product, options);
  test("has both forms; no more than that is data, and it does not change", () => {
    expect(JSON.parse(JSON.stringify(shown))).toEqual({ html: shown.html, text: shown.text });
    expect(Object.isFrozen(shown)).toBe(true);
    expect(show(product, options)).toEqual(shown);
    expect(shown.text).toMatch(/\S/);
    expect(shown.text).not.toMatch(/undefined|NaN|\[object/);
  });
  test("escapes what was typed, and leaves it readable", () => {
    const root = read(shown);
    expect(all(root, "img", "script")).toEqual([]);
    expect(textOf(root)).toContain(nasty);
    expect(shown.text).toContain("onerror");
    expect(shown.text).not.toContain("\u001b");
  });
  test("shows the same when it comes back from JSON", () => {
    expect(show(JSON.parse(JSON.stringify(product)), options)).toEqual(shown);
  });
  test("refuses options that would change nothing", () => {
    const idle = ["framework", "depth", "columns"].filter(
      (name) => !((name === "framework" && framework) || (name === "depth" && depth) || (name === "columns" && Array.isArray(product))),
    );
    for (const name of idle) {
      const given = { framework: town, depth: 1, columns: ["id"] }[name as "depth"];
      expect(refused(product, { ...options, [name]: given })).toEqual([`option-no-effect at options.${name}`]);
    }
    if (depth && framework) expect(refused(product, { depth: 1 })).toEqual(["missing-key at options.framework"]);
  });
});

describe("any product over a framework", () => {
  const strange = Object.entries(products).filter(([name, { framework }]) => framework && name !== "gaps");
  test.each(strange)("%s is refused with another framework, or another version", (_, { product }) => {
    const other = tree({ a: percent }, { id: "t" });
    expect(refused(product, { framework: other })).toEqual(["framework-differs at options.framework"]);
    expect(
      refused(product, { framework: { ...town, id: "u", children: [{ id: "u.a", title: "A", question: "?", scale: percent }] } }),
    ).toEqual(["framework-differs at options.framework"]);
  });
  test.each(Object.entries(products))("%s with one part gone is refused by an issue", (_, { product }) => {
    if (Array.isArray(product)) return;
    const whole = product as { readonly [key: string]: unknown };
    for (const key of Object.keys(whole)) {
      const { [key]: __, ...rest } = whole;
      try {
        show(rest);
      } catch (error) {
        if (!(error instanceof BenchmarkError)) throw new Error(key, { cause: error });
        expect(error.issues.flatMap(flawsOf)).toEqual([]);
      }
    }
  });
  test("one that was tampered with is refused by an issue that says where", () => {
    const { product } = products.ranking as { readonly product: { readonly rows: readonly object[] } };
    expect(refused({ ...product, rows: [{ ...product.rows[0], value: "much" }] })).toEqual(["wrong-type at rows.0.value"]);
    expect(refused({ ...card, total: 1, nodes: { t: { ...card.nodes.t, exact: 5 } } })).toEqual(["wrong-type at nodes.t.exact"]);
  });
});

describe("a notebook's front end", () => {
  const shown = show(card, { framework: small });
  const { html, text } = shown;
  test("finds both forms where the Deno kernel looks, under Jupyter.display", () => {
    const ask = (shown as unknown as { readonly [key: symbol]: () => unknown })[Symbol.for("Jupyter.display")];
    expect(ask?.call(shown)).toEqual({ "text/html": html, "text/plain": text });
  });
  test("gets the text where it prints values, as Node and tslab do", () => {
    expect(inspect(shown)).toBe(text);
    expect(String(shown)).toBe(text);
    expect(`${shown}`).toBe(text);
  });
});

describe("a document", () => {
  const document: Document = {
    kind: "document",
    title: "Report",
    language: "fr",
    blocks: [
      { kind: "table", caption: "Three", columns: [{ title: "A" }], rows: [["one"], ["two"], ["three"]] },
      {
        kind: "box",
        level: 3,
        title: "Box",
        blocks: [{ kind: "table", caption: "Two", columns: [{ title: "A" }], rows: [["four"], ["five"]] }],
      },
    ],
  };
  test("is shown in its language, under its title", () => {
    const shown = show(document);
    expect(all(read(shown), "div")[0]?.attributes).toEqual({ class: "indicatree", lang: "fr" });
    expect(shown.text.startsWith("Report\n\nThree")).toBe(true);
  });
  test("has its tables cut, inside boxes too", () => {
    const { text } = show(document, { rows: 1 });
    expect(text).toContain("Shown are 1 of 3 rows; 2 are left out");
    expect(text).toContain("Shown are 1 of 2 rows; 1 are left out");
    expect(text).not.toMatch(/two|five/);
  });
  test("shares no id with another piece on the same page", () => {
    const ids = (title: string) => all(read(show({ ...document, title })), "h3").map(({ attributes }) => attributes.id);
    expect(ids("Report")).toHaveLength(1);
    expect(ids("Report")).not.toEqual(ids("Other"));
  });
});

describe("rows", () => {
  test("of this library, of a stranger, given one by one", () => {
    const rows = [{ city: "aford", value: 66.25 }, { city: "beford" }];
    const expected = ["2 rows", "city    value", "------  -----", "aford    66.3", "beford      –"];
    expect(lines(show(rows))).toEqual(expected);
    expect(lines(show(new Set(rows)))).toEqual(expected);
    expect(lines(show([...rows].values()))).toEqual(expected);
  });
  test("none is said to be none", () => expect(show([]).text).toBe("No rows."));
  test("under chosen columns, in that order", () => {
    expect(lines(show([{ a: 1, b: 2, c: 3 }], { columns: ["c", "a"] }))).toEqual(["1 row", "c  a", "-  -", "3  1"]);
    expect(refused([{ name: 1 }], { columns: ["nme"] })).toEqual(["column-missing at options.columns.0"]);
  });
  test("with ids of a framework under its titles, but for the column id", () => {
    const rows = [{ id: "t.a", node: "t.a", at: "t" }];
    expect(lines(show(rows, { framework: small }))[3]).toMatch(/^t\.a +a +Town$/);
  });
  test("at most fifty, unless asked for more", () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ number: i }));
    expect(show(rows).text).toContain("Shown are 50 of 60 rows; 10 are left out");
    expect(show(rows).text).not.toContain("50\n51");
    expect(show(rows, { rows: 60 }).text).not.toContain("left out");
  });
});

describe("what cannot be shown is refused by an issue", () => {
  test.each<readonly [string, unknown, unknown, string]>([
    ["nothing", undefined, undefined, "not-displayable at "],
    ["a text", "card", undefined, "not-displayable at "],
    ["an assessment", assessments[0], undefined, "not-displayable at "],
    ["a framework", town, undefined, "not-displayable at "],
    ["a strange kind", { kind: "toString" }, undefined, "not-displayable at "],
    ["rows called rows", { kind: "rows" }, undefined, "not-displayable at "],
    ["scorecards in a list", cards, undefined, "not-displayable at "],
    ["a map", new Map([["a", 1]]), undefined, "wrong-type at 0"],
    ["numbers", [1], undefined, "wrong-type at 0"],
    ["a cell with an object", [{ a: { b: 1 } }], undefined, "cell-value at 0.a"],
    ["a cell with objects in a list", [{ a: [{ b: 1 }] }], undefined, "cell-value at 0.a"],
    ["a cell that is not finite", [{ a: Number.NaN }], undefined, "not-finite at 0.a"],
    ["a cell with a date", [{ a: new Date(0) }], undefined, "not-plain at 0.a"],
    ["no options", card, null, "wrong-type at options"],
    ["an unknown option", card, { row: 1 }, "unknown-key at options.row"],
    ["no row", card, { rows: 0 }, "out-of-range at options.rows"],
    ["too many rows", card, { rows: 10_001 }, "out-of-range at options.rows"],
    ["half a level", card, { framework: small, depth: 0.5 }, "wrong-type at options.depth"],
    ["no column", [{ a: 1 }], { columns: [] }, "out-of-range at options.columns"],
    ["no framework", card, { framework: 1 }, "wrong-type at "],
  ])("%s", (_, product, options, place) => {
    const issues = thrownBy(() => show(product, options));
    expect(places(issues)).toEqual([place]);
    expect(issues.flatMap(flawsOf)).toEqual([]);
  });
  test("rows without end, and rows that cannot be read", () => {
    const endless = function* () {
      for (;;) yield {};
    };
    const broken = function* (): Generator<object> {
      yield {};
      throw new RangeError("far out");
    };
    expect(refused(endless())).toEqual(["too-large at "]);
    expect(refused(broken())).toEqual(["unreadable at "]);
    const getter = Object.defineProperty({}, "kind", {
      get: () => {
        throw new RangeError("far out");
      },
    });
    expect(refused(getter)).toEqual(["unreadable at "]);
  });
  test("whatever comes in, a display or an issue comes out", () => {
    fc.assert(
      fc.property(hostileJson([card, comparison, products.ranking?.product]), fc.boolean(), (make, asOptions) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        try {
          const { html } = asOptions ? show(card, value) : show(value);
          readHtml(`<!doctype html>\n${html}`);
        } catch (error) {
          if (!(error instanceof BenchmarkError)) throw error;
          expect(error.issues.flatMap(flawsOf)).toEqual([]);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

test("products of a framework whose ids are types are taken as they are", () => {
  const framework = defineFramework({
    id: "s",
    title: "S",
    version: "1.0.0",
    status: "untested",
    children: [{ id: "s.a", title: "A", question: "?", scale: fullyPartlyNot }],
  });
  const round = (date: string) =>
    assess(framework, { city: { id: "a", name: "Aford (invented)" }, date, rater: { role: "self" }, answers: { "s.a": "partly" } });
  const aford = round("2026-03-01");
  const shown = [
    display(score(aford), { framework }),
    display(compare([score(aford)]), { framework, depth: 0 }),
    display(whatIf(aford, { "s.a": "fully" }), { framework }),
    display(trackProgress([round("2024-03-01"), aford])),
    display(findGaps(aford, { target: 80 }), { framework }),
    display(nextQuestions(round("2026-03-01"))),
    display(proposeRoadmap(aford, { actions: [{ id: "p", title: "P", effort: 1, levels: { "s.a": "fully" } }] })),
  ];
  for (const { text } of shown) expect(text).not.toBe("");
});

test("a comparison on what versions share takes the later framework's titles", () => {
  const one = compare([score(answered("aford", "fully", 10, 10))]);
  const shared = { ...one, framework: { ...one.framework, digest: "another" }, basis: { ...one.basis, kind: "shared-indicators" } };
  expect(show(shared, { framework: town }).text).toContain("· A <img");
  expect(refused({ ...shared, basis: one.basis }, { framework: town })).toEqual(["framework-differs at options.framework"]);
});
