/**
 * Hostile values through every entry point: whatever comes in, a result or a BenchmarkError comes out, never a foreign exception, and no hang.
 * Results are frozen plain data; where a door has good values of its own, some come through even when one thing in them is spoiled.
 * All junk, and 500 more values each in the tests; 120 where the argument is a handful of options, or a framework or assessment that passes the same gate everywhere
 * (in full at `parseFramework` and `score`); 80 at doors behind which much work is done. `npm run fuzz` makes it 100,000 each and prints the counts.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { issue } from "../src/base/issue.ts";
import * as api from "../src/index.ts";
import {
  BenchmarkError,
  describeIssue,
  describeNode,
  formatNumber,
  type Issue,
  rebuild,
  report,
  toHtml,
  toMarkdown,
  toText,
  tryAssess,
} from "../src/index.ts";
import * as io from "../src/io/index.ts";
import * as notebook from "../src/present/notebook.ts";
import { type Hostile, hostileJson, junk } from "./arbitraries.ts";
import { analysing } from "./fuzz/analyse-doors.ts";
import { comparing } from "./fuzz/compare-doors.ts";
import type { Door } from "./fuzz/door.ts";
import { exchanging } from "./fuzz/io-doors.ts";
import { assessing, model, scoring } from "./fuzz/lower-doors.ts";
import { presenting } from "./fuzz/present-doors.ts";
import { reporting } from "./fuzz/report-doors.ts";
import { reviewing } from "./fuzz/review-doors.ts";
import { card, inputs, mini, products, why } from "./fuzz/specimens.ts";
import { spoiltValues } from "./fuzz/spoilt.ts";
import { deeplyFrozen, survivesJson } from "./support/frozen.ts";
import { flawsOf } from "./support/issues.ts";

const asked = process.env.INDICATREE_FUZZ;
const [all, few, fewest] = [Number(asked ?? 500), Number(asked ?? 120), Number(asked ?? 80)];
/** No call works so long that a form would seem to hang, even on a slow machine; what the machine does meanwhile does not count. */
const LONGEST_MS = 5000;

const doors = { ...model, ...assessing, ...scoring, ...analysing, ...comparing, ...reviewing, ...reporting, ...presenting, ...exchanging };
/** Doors behind which much work is done for each value. */
const DEAR =
  /^(compareShared|comparativeReport|individualReport|measureAgreement|disagreements|settle|settledTotals|anonymise|(match|tryMatch)Mentors|(addTo|tryAddTo|advance|tryAdvance)(Review|Round|Scheme), as (content|product)|fromJson, as envelope of a (round|scheme|review|agreement|settlement)|toJson)(,|$)/;
/** Doors of which few values are enough. */
const SHARED = /as (options|policy|framework|assessment|node|city|step|cohorts|solver)$/;

/** Public functions without a door, and why. */
const WITHOUT: { readonly [name: string]: string } = {
  BenchmarkError: "an error to be caught; nobody makes one of hostile issues",
  group: "gives back what it is given, typed; defineFramework looks at it",
};

/** What came of a value: a result, with the issues of a refusal; an error of ours is a refusal. */
function outcomeOf(enter: Door[0], value: unknown): { readonly given: unknown; readonly refused: readonly Issue[] | null } {
  try {
    const given = enter(value as never);
    if (given === false) return { given, refused: [issue("not-allowed", [], { received: "", allowed: "", nearest: null })] };
    if (typeof given !== "object" || given === null) return { given, refused: null };
    const issues: readonly unknown[] = Array.isArray(given) ? given : ((given as { issues?: readonly unknown[] }).issues ?? []);
    const areIssues = issues.length > 0 && issues.every((one) => typeof one === "object" && one !== null && "code" in one && "path" in one);
    return { given, refused: areIssues || (given as { ok?: unknown }).ok === false ? (issues as readonly Issue[]) : null };
  } catch (error) {
    if (error instanceof BenchmarkError) return { given: null, refused: error.issues };
    throw error;
  }
}

/** Whether anything in plain data is frozen. */
function frozenIn(value: unknown): boolean {
  return typeof value === "object" && value !== null && (Object.isFrozen(value) || Object.values(value).some(frozenIn));
}

/** The issues of a refusal say what is wrong: frozen, complete, from the catalogue. */
function checkIssues(issues: readonly Issue[]): void {
  if (issues.length === 0) throw new TypeError("a refusal without issues");
  const flaws = issues.slice(0, 3).flatMap(flawsOf);
  if (flaws.length > 0) throw new TypeError(flaws.join("; "));
}

/** Whatever else there is: junk, JSON of any shape, products of this library where they do not belong, with something wrong in them. */
const strangers = hostileJson([...products, inputs[0]]);

function valuesFor(own: readonly unknown[]): fc.Arbitrary<Hostile> {
  const made = fc.constantFrom(...products).map(
    (product): Hostile =>
      () =>
        product,
  );
  const others = fc.oneof({ weight: 4, arbitrary: strangers }, { weight: 1, arbitrary: made });
  return own.length === 0 ? others : fc.oneof({ weight: 1, arbitrary: others }, { weight: 6, arbitrary: spoiltValues(own, products) });
}

test("every public function has a door here", () => {
  const functions = [api, io, notebook].flatMap((module) => Object.entries(module).filter(([, value]) => typeof value === "function"));
  const names = Object.keys(doors).map((name) => name.split(",")[0]);
  expect(functions.map(([name]) => name).filter((name) => !names.includes(name) && !Object.hasOwn(WITHOUT, name))).toEqual([]);
});

describe("no door takes an option that it does not know, or null for options", () => {
  const taking = Object.entries<Door>(doors).filter(([name, [, good]]) => / as (options|rule)/.test(name) && typeof good === "object");
  test.each(taking)("%s", (_, [enter, good]) => {
    for (const wrong of [{ ...(good as object), surplus: 1 }, { ...(good as object), constructor: 1 }, null])
      expect(outcomeOf(enter, wrong).refused, JSON.stringify(wrong)).not.toBe(null);
  });
});

test("no door freezes what it is given", () => {
  for (const [name, [enter, ...own]] of Object.entries<Door>(doors))
    for (const good of own.filter((one) => typeof one === "object" && one !== null)) {
      const given: unknown = JSON.parse(JSON.stringify(good));
      outcomeOf(enter, given);
      expect(frozenIn(given), name).toBe(false);
    }
});

describe(`hostile values, ${all.toLocaleString("en")} at each door, ${few} behind a shared gate, ${fewest} where it is dear`, () => {
  test.each(Object.entries<Door>(doors))("%s", (name, [enter, ...own]) => {
    let [results, refusals, longest] = [0, 0, 0];
    const count = DEAR.test(name) ? fewest : SHARED.test(name) ? few : all;
    // Of a word hardly anything is left when it is spoiled.
    const words = own.filter((good) => typeof good === "string" && good.length < 20).map((good) => () => good);
    const examples = [...junk.map(([, make]) => make), ...words].map((make): [Hostile] => [make]);
    fc.assert(
      fc.property(valuesFor(own), (make) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        const start = process.cpuUsage();
        try {
          const result = outcomeOf(enter, value);
          if (result.refused === null) results++;
          else {
            checkIssues(result.refused);
            refusals++;
          }
          if (!deeplyFrozen(result.given) || !survivesJson(result.given)) throw new TypeError("the result is not frozen plain data");
        } catch (error) {
          throw new Error(`${name}: ${String(error)}`, { cause: error });
        }
        longest = Math.max(longest, process.cpuUsage(start).user / 1000);
        if (longest > LONGEST_MS) throw new Error(`${name}: took ${Math.round(longest)} ms`);
      }),
      { numRuns: examples.length + count, examples },
    );
    if (asked !== undefined)
      console.log(`${name}: ${results} results, ${refusals} refusals, no foreign exception; at most ${Math.round(longest)} ms`);
    expect(results + refusals).toBeGreaterThan(count * 0.9);
    if (own.length > 0) expect(results, "results").toBeGreaterThan(0);
    expect(refusals, "refusals").toBeGreaterThan(0);
  });
});

describe("what only shows takes products of this library, and says nothing foreign of hostile texts in them", () => {
  test("texts of every kind, in every place where a user can type", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }), (name, comment) => {
        const city = { id: name === "" ? "x" : name, name: comment === "" ? "x" : comment };
        const outcome = tryAssess(mini, { ...inputs[0], city });
        if (!outcome.ok) return;
        const document = report([outcome.value]);
        for (const text of [toMarkdown(document), toHtml(document), toText(document)]) expect(typeof text).toBe("string");
        expect(toHtml(document)).not.toMatch(/<script|<img/i);
      }),
      { numRuns: 300 },
    );
  });
  test("the small ones", () => {
    expect(formatNumber(card.total.exact)).toBe(formatNumber(card.total.value));
    expect(describeNode(mini, card.total).length).toBeGreaterThan(0);
    expect(describeIssue({ code: "x", path: [], message: "m", params: {} }, { x: "{__proto__}" })).toBe("?");
    expect(rebuild(why)).toBe(why.exact ?? why.provisional);
  });
});
