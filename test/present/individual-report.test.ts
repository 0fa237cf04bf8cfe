/** The individual report: everything in it once, from any state, in any form, and nothing that is not for readers. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intiCities } from "../../src/frameworks/inti-cities.ts";
import {
  addToReview,
  advanceReview,
  anonymise,
  assess,
  assessmentsOf,
  type IndividualReportOptions,
  individualReport,
  monitorRoadmap,
  type ReviewState,
  reviewProcess,
  score,
  settle,
  startReview,
  toHtml,
  toMarkdown,
  toText,
} from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/json.ts";
import { aford, bexhaven, people, roadmapOf } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";
import { hostileJson, spoiltJson } from "../arbitraries.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { headings, rated, richReview, rows, said, textOf, times } from "./report-specimen.ts";

const review = richReview();
const document = individualReport(review);
const main = (blocks: typeof document.blocks) => headings(blocks).filter((text) => text.startsWith("2 "));

describe("the whole", () => {
  test("has its sections in a fixed order and the statement at its end", () => {
    expect(document.title).toBe("Report on Aford (invented)");
    expect(main(document.blocks)).toEqual([
      "2 In short",
      "2 The city and its questions",
      "2 How the review was done",
      "2 Results",
      "2 Findings",
      "2 Recommendations",
      "2 Gaps",
      "2 Feedback and reply",
      "2 How to read this",
    ]);
    expect(document.blocks.at(-1)).toEqual({ kind: "paragraph", text: review.statement, small: true });
    expect([deeplyFrozen(document), survivesJson(document)]).toEqual([true, true]);
  });

  test("what was handed in stands there, and stands there once", () => {
    const once = [
      ...review.findings.map(({ text }) => text),
      ...review.questions.map(({ text }) => text),
      ...review.team.flatMap(({ conflicts }) => conflicts),
      ...["Staffing list (2026-01)", "Nobody ever asked us", "Write more", "“Fund” (elm, https://elm.example)", "Library; School"],
      ...["It rained", "Town hall", "Room 1", "Read on a train", "Strategy (2025)", "Strong <on> paper", "Cora Coordinator", "Hanna Host"],
      ...["We all know her.", "Nobody named her.", "Charter (policy, 2025-03, https://a.example)", "Minutes", "City of Elm"],
      ...["Thank you", "We agree!", "https://report.example", "Go on", "Review of Aford (invented)"],
    ];
    for (const text of once) expect([text, times(document, text)]).toEqual([text, 1]);
    // A recommendation of high priority stands in the summary too.
    expect(times(document, "Fund posts")).toBe(2);
  });

  test("names, notes and words of those who were asked do not", () => {
    expect(textOf(document.blocks)).not.toMatch(/Sarah|frank|Secret words/);
  });

  test("renderers escape what was typed", () => {
    expect(toHtml(document)).toContain("Strong &lt;on&gt; paper");
    expect(toMarkdown(document)).toContain("She leads \\*well\\*.");
    expect(toText(document)).toContain("She leads *well*.");
  });

  test("comes out the same from JSON, and leaves the review as it was", () => {
    const before = JSON.stringify(review);
    expect(individualReport(fromJson(toJson(review), { kind: "review", framework: town }))).toEqual(document);
    expect(JSON.stringify(review)).toBe(before);
  });
});

describe("every state", () => {
  const states = reviewProcess.states.map(({ key }) => key).filter((key) => key !== "draft");
  test.each(states)("%s: preliminary until the report is out, and only then not", (state: ReviewState) => {
    const early = individualReport(richReview(state));
    expect(main(early.blocks)).toEqual(main(document.blocks));
    expect(textOf(early.blocks).includes("Preliminary report")).toBe(state !== "reportIssued");
    expect(textOf(early.blocks).includes("Still to come")).toBe(state !== "reportIssued");
  });

  test("without an initial report there is none", () => {
    const begun = startReview(town, { host: aford, date: "2026-01-01", by: "host" });
    expect(places(thrownBy(() => individualReport(begun)))).toEqual(["missing-key at initialReport"]);
  });

  test("without any title it says whose review it is", () => {
    const begun = startReview(town, { host: aford, date: "2026-01-01", by: "host" });
    const plain = advanceReview(begun, "assessSelf", {
      date: "2026-02-01",
      by: "host",
      initialReport: rated(aford, { role: "self" }, {}, "2026-02-01"),
    });
    expect(individualReport(plain).title).toBe("Peer review of Aford (invented)");
    expect(said(individualReport(plain).blocks)).toContain(
      "The city's own assessment (2026-02-01): 6 open; nothing answered yet, possible range 0.0 to 100.0; 0 % of the weight that applies is answered.",
    );
  });
});

describe("anonymised", () => {
  const bare = individualReport(anonymise(review));
  test("no name and no quotation is left, and roles stand in their place", () => {
    for (const name of [...people, "Six associations"]) expect([name, times(bare, name)]).toEqual([name, 0]);
    expect(rows(bare.blocks, "Who reviewed").slice(1)).toEqual([
      ["peer 1", "peer", "elm, City of Elm", "none declared"],
      ["peer 2", "peer", "fenwick", "worked for the host until 2020"],
      ["expert 1", "expert", "", "none declared"],
    ]);
    expect(rows(bare.blocks, "Ratings").map(([who]) => who)).toEqual([
      "Who",
      "the city itself (self 1)",
      "peer 1 (elm)",
      "peer 2 (fenwick)",
      "expert 1",
      expect.stringMatching(/^stakeholder \d|^stakeholders together/),
    ]);
  });

  test("all else is there", () => {
    expect(main(bare.blocks)).toEqual(main(document.blocks));
    for (const { text } of review.findings) expect(times(bare, text)).toBe(1);
  });
});

describe("a suite", () => {
  test("has parts inside parts, and no total", () => {
    const begun = startReview(intiCities as never, { host: aford, date: "2026-01-01", by: "host" });
    const suite = advanceReview(begun, "assessSelf", {
      date: "2026-02-01",
      by: "host",
      initialReport: rated(aford, { role: "self" }, { "governance.leadership.public-commitment": "fully" }, "2026-02-01"),
    });
    const withFinding = addToReview(suite, {
      date: "2026-02-02",
      by: "host",
      findings: [
        { id: "f", kind: "gap", nodes: ["governance.voice.account-given"], text: "Silence", by: "host" },
        { id: "g", kind: "gap", nodes: ["governance"], text: "All", by: "host" },
      ],
    });
    const { blocks } = individualReport(withFinding as never);
    const table = rows(blocks, "The city's own").map(([part]) => part);
    expect(table.slice(1, 3)).toEqual(["General Governance", "· Political commitment and leadership"]);
    expect(table).not.toContain("Total");
    expect(headings(blocks)).toEqual(expect.arrayContaining(["3 General Governance", "3 Accountability to residents concerned"]));
  });
});

describe("options", () => {
  const settlement = settle(assessmentsOf(review), { otherwise: "lower-median-of-peers" });
  const roadmap = roadmapOf(aford);
  const report = (options: IndividualReportOptions) => individualReport(review, options);

  test("sections can be chosen, and keep their order", () => {
    expect(main(report({ sections: ["recommendations", "short"] }).blocks)).toEqual(["2 In short", "2 Recommendations"]);
    // Without findings to refer to, their words stand instead of numbers.
    expect(textOf(report({ sections: ["recommendations"] }).blocks)).toContain("Answers the gap “Posts are few”.");
  });

  test("a settlement stands beside the ratings, and gaps are looked for in it", () => {
    const text = textOf(report({ settlement }).blocks);
    expect(text).toContain("Settled answers alone:");
    expect(text).toContain("lie below the target of 100, on the settled answers.");
    expect(textOf(document.blocks)).toContain("lie below the target of 100, on the city's own answers.");
  });

  test("a roadmap has its section, with its progress if it is there", () => {
    const progress = monitorRoadmap(roadmap, { asOf: "2026-10-01", progress: [] });
    expect(main(report({ roadmap, progress }).blocks).slice(6, 8)).toEqual(["2 Gaps", "2 Roadmap of Aford (invented)"]);
    expect(headings(report({ roadmap, progress }).blocks)).toContain("3 Where it stands on 2026-10-01");
    expect(headings(report({ roadmap }).blocks)).toContain("3 What was agreed");
  });

  test("title, target, counts, policy, teams and names of cities are heard", () => {
    expect(report({ title: "Other" }).title).toBe("Other");
    expect(textOf(report({ target: 60, top: 1 }).blocks)).toContain("below the target of 60");
    expect(textOf(report({ weakest: 0 }).blocks)).not.toContain("stands highest");
    expect(textOf(report({ policy: { aggregate: "minimum" } }).blocks)).toContain("Values are the minimum");
    expect(textOf(report({ teams: [] }).blocks)).toContain("Nobody said who worked together");
    expect(textOf(report({ cities: { elm: "Elm (invented)", other: "Other" } }).blocks)).toContain("Petra Peer (peer, Elm)");
  });

  test("what would do nothing, does not fit or is unknown is refused", () => {
    const refused = (options: unknown) => places(thrownBy(() => individualReport(review, options as never)));
    const elsewhere = settle([assess(town, rated(bexhaven, { role: "peer", id: "p" }, { "t.lead.a": "fully" }))], {
      otherwise: "lower-median-of-peers",
    });
    const whole = assess(intiCities, { city: aford, date: "2026-01-01", rater: { role: "peer", id: "p" }, answers: {} });
    expect(refused({ sections: ["short"], target: 80, top: 3, teams: [] })).toEqual([
      "option-no-effect at options.target",
      "option-no-effect at options.top",
      "option-no-effect at options.teams",
    ]);
    expect(refused({ sections: ["short", "short"] })).toEqual(["named-twice at options.sections.1"]);
    expect(refused({ sections: [] })).toEqual(["out-of-range at options.sections"]);
    expect(refused({ sections: ["roadmap"] })).toEqual(["missing-key at options.roadmap"]);
    expect(refused({ progress: monitorRoadmap(roadmap, { asOf: "2026-10-01", progress: [] }) })).toEqual([
      "option-no-effect at options.progress",
    ]);
    expect(refused({ roadmap: roadmapOf(bexhaven) })).toEqual(["city-elsewhere at options.roadmap.city.id"]);
    expect(refused({ roadmap: 3 })).toEqual([expect.stringMatching(/ at options\.roadmap/)]);
    expect(refused({ roadmap, progress: monitorRoadmap(roadmapOf(bexhaven), { asOf: "2026-10-01", progress: [] }) })).toEqual([
      "roadmap-differs at options.progress",
    ]);
    expect(refused({ settlement: elsewhere })).toEqual(["city-elsewhere at options.settlement.assessment.city.id"]);
    expect(refused({ settlement: settle([whole], { otherwise: "lower-median-of-peers" }) })).toEqual([
      "wrong-framework at options.settlement.assessment.framework",
    ]);
    expect(refused({ settlement: {} })).toEqual(["not-a-settlement at options.settlement"]);
    expect(refused({ target: 101 })).toEqual(["out-of-range at options.target"]);
    expect(refused({ target: { "t.lead.z": 3 } })).toEqual(["unknown-node at options.target.t.lead.z"]);
    expect(refused({ cities: { nobody: "Nobody" } })).toEqual(["option-no-effect at options.cities"]);
    expect(refused({ teams: [["petra", "nobody"]] })).toEqual(["rater-unknown at options.teams.0.1"]);
    expect(refused({ top: -1 })).toEqual(["out-of-range at options.top"]);
    expect(refused({ charts: true })).toEqual(["unknown-key at options.charts"]);
    expect(refused(3)).toEqual(["wrong-type at options"]);
    expect(thrownBy(() => report({ policy: { weights: { "t.none": 2 } } })).length).toBe(1);
    expect(thrownBy(() => report({ target: score(whole) })).length).toBeGreaterThan(0);
  });

  test("hostile values in every place give issues, never a foreign exception", () => {
    const good = {
      settlement,
      roadmap,
      target: { "t.lead": 90 },
      sections: ["short", "results", "gaps", "roadmap"],
      teams: [["petra", "quinn"]],
      top: 2,
    };
    const keys = ["policy", "title", "sections", "target", "settlement", "roadmap", "progress", "weakest", "top", "teams", "cities"];
    fc.assert(
      fc.property(hostileJson([review, settlement, roadmap]), fc.constantFrom("", "review", ...keys), (make, key) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        const [first, options] = key === "review" ? [value, undefined] : [review, key === "" ? value : { [key]: value }];
        let made: unknown;
        try {
          made = individualReport(first as never, options as never);
        } catch (error) {
          expect((error as Error).name).toBe("BenchmarkError");
          return;
        }
        expect(deeplyFrozen(made)).toBe(true);
      }),
      { numRuns: 400 },
    );
    let made = 0;
    fc.assert(
      fc.property(spoiltJson([good]), spoiltJson([review]), fc.boolean(), (options, product, which) => {
        let values: readonly unknown[];
        try {
          values = which ? [review, options()] : [product(), good];
        } catch {
          return;
        }
        try {
          expect(survivesJson(individualReport(...(values as Parameters<typeof individualReport>)))).toBe(true);
          made++;
        } catch (error) {
          expect((error as Error).name).toBe("BenchmarkError");
        }
      }),
      { numRuns: 200 },
    );
    // Some come through although something in them is spoilt.
    expect(made).toBeGreaterThan(5);
  }, 60_000);
});
