/** The comparative report: every city that has agreed, side by side, in any form. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anonymise, type ComparativeReportOptions, comparativeReport, startRound, toHtml, toMarkdown } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/json.ts";
import { aford, bexhaven, cray, people } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";
import { hostileJson } from "../arbitraries.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { closedRound, headings, richReview, richRound, textOf, times } from "./report-specimen.ts";

const round = closedRound();
const document = comparativeReport(round);
const main = (blocks: typeof document.blocks) => headings(blocks).filter((text) => text.startsWith("2 "));

describe("the whole", () => {
  test("has its sections in a fixed order and the statement at its end", () => {
    expect(document.title).toBe("Comparative analysis");
    expect(main(document.blocks)).toEqual([
      "2 In short",
      "2 The cities",
      "2 How the round was done",
      "2 Side by side",
      "2 Where the cities are alike, and where they differ",
      "2 The cities beside their reviewers",
      "2 Findings",
      "2 Recommendations",
      "2 Where raters differ",
      "2 The benchmark after this round",
      "2 How to read this",
    ]);
    expect(document.blocks.at(-1)).toEqual({ kind: "paragraph", text: round.statement, small: true });
    expect([deeplyFrozen(document), survivesJson(document)]).toEqual([true, true]);
  });

  test("what the round and its cities found stands there: of two cities twice, of the round once", () => {
    for (const text of ["The law is slow", "Posts are few", "Fund posts", "Write more"])
      expect([text, times(document, text)]).toEqual([text, 2]);
    for (const text of [
      "Money is short",
      "Ask for permanent posts.",
      "Read in two ways.",
      "https://compared.example",
      "Much in common",
      "https://final.example",
      "All of it",
    ])
      expect([text, times(document, text)]).toEqual([text, 1]);
    // Those who were asked, and those who rated, are not named before all cities.
    expect(textOf(document.blocks)).not.toMatch(/Sarah|Secret|Petra|Quinn|Nobody ever asked us/);
  });

  test("renderers escape what was typed; it comes out the same from JSON", () => {
    expect(toMarkdown(document)).toContain("She leads \\*well\\*.");
    expect(toHtml(document)).toContain("<h1>Comparative analysis</h1>");
    expect(comparativeReport(fromJson(toJson(round), { kind: "round", framework: town }))).toEqual(document);
  });

  test("an anonymised round has its report too, without a name", () => {
    const bare = comparativeReport(anonymise(round));
    for (const name of people) expect([name, times(bare, name)]).toEqual([name, 0]);
    expect(main(bare.blocks)).toEqual(main(document.blocks));
  });

  test("titles: of the analysis, of the round, of the benchmark", () => {
    expect(comparativeReport(richRound()).title).toBe("Round");
    const plain = startRound(town, {
      hosts: [aford, bexhaven],
      date: "2026-01-01",
      by: "coordinator",
      reviews: [aford, bexhaven].map((city) => richReview("reportIssued", city)),
    });
    expect(comparativeReport(plain).title).toBe("Peer reviews under T");
    expect(comparativeReport(plain, { title: "Mine" }).title).toBe("Mine");
  });
});

describe("options", () => {
  const refused = (options: unknown) => places(thrownBy(() => comparativeReport(round, options as never)));
  test("sections, counts and policy are heard", () => {
    const report = (options: ComparativeReportOptions) => comparativeReport(round, options);
    expect(main(report({ sections: ["revision", "short"] }).blocks)).toEqual(["2 In short", "2 The benchmark after this round"]);
    expect(textOf(report({ top: 1 }).blocks)).toContain("(the first 1 of 6)");
    expect(textOf(report({ policy: { aggregate: "minimum" } }).blocks)).toContain("Values are the minimum");
    expect(textOf(report({ audience: "public", agreed: ["aford", "bexhaven"] }).blocks)).toContain("This report is for the public.");
  });

  test("a city that has not agreed is an issue; left out, nothing of its review is shown", () => {
    expect(refused({ audience: "public" })).toHaveLength(2);
    const hosts = [aford, bexhaven, cray];
    const three = startRound(town, {
      hosts,
      date: "2026-01-01",
      by: "coordinator",
      reviews: hosts.map((city) => richReview("reportIssued", city)),
    });
    const text = textOf(comparativeReport(three, { without: ["cray"] }).blocks);
    expect(text.match(/Cray/g)).toHaveLength(1);
    expect(text).toContain("Left out on request, with everything in its review: Cray (invented).");
  });

  test("what would do nothing or is unknown is refused", () => {
    expect(refused({ sections: ["short"], top: 3 })).toEqual(["option-no-effect at options.top"]);
    expect(refused({ sections: ["findings"], policy: {} })).toEqual(["option-no-effect at options.policy"]);
    expect(refused({ sections: ["short", "short"] })).toEqual(["named-twice at options.sections.1"]);
    expect(refused({ agreed: [] })).toEqual(["out-of-range at options.agreed"]);
    expect(refused({ audience: "city" })).toEqual(["not-allowed at options.audience"]);
    expect(refused({ target: 3 })).toEqual(["unknown-key at options.target"]);
    expect(refused(null)).toEqual(["wrong-type at options"]);
  });

  test("hostile values in every place give issues, never a foreign exception", () => {
    const keys = ["policy", "title", "sections", "audience", "agreed", "without", "top"];
    fc.assert(
      fc.property(hostileJson([round, richReview()]), fc.constantFrom("", "round", ...keys), (make, key) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        const [first, options] = key === "round" ? [value, undefined] : [round, key === "" ? value : { [key]: value }];
        let made: unknown;
        try {
          made = comparativeReport(first as never, options as never);
        } catch (error) {
          expect((error as Error).name).toBe("BenchmarkError");
          return;
        }
        expect(deeplyFrozen(made)).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
