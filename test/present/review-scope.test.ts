/** What a report on a review is made from. */
import { describe, expect, test } from "vitest";
import { addToReview, startReview } from "../../src/index.ts";
import { nodeOn, reviewScope } from "../../src/present/review-scope.ts";
import { aford } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { rated, richReview } from "./report-specimen.ts";

describe("judgements", () => {
  test("the city first, the others in order, with labels and with what they were asked", () => {
    const { self, others, panel } = reviewScope(richReview());
    expect(self).toMatchObject({ label: "the city itself", role: "self", asks: null, step: null, last: true });
    expect(others.map(({ label, full, role, asks, step }) => [label, full, role, asks, step])).toEqual([
      ["Petra Peer", "Petra Peer (peer, elm)", "peer", null, "visited"],
      ["Quinn Quill", "Quinn Quill (peer, fenwick)", "peer", null, "visited"],
      ["Xenia Expert", "Xenia Expert (expert)", "expert", null, "visited"],
      ["Six associations (stakeholder)", "Six associations (stakeholder)", "stakeholder", ["t.lead.a"], "visited"],
    ]);
    expect(others[3]?.asked.total.counts.indicators).toBe(1);
    expect(others[3]?.card.total.counts.open).toBe(5);
    expect(panel).toHaveLength(5);
  });

  test("who was asked only a part says nothing of the rest, and leaves nothing open there", () => {
    const { agreement, differences } = reviewScope(richReview());
    expect(agreement?.cautions.map(({ code }) => code)).toContain("asked-in-part");
    const heard = differences.filter(({ sides }) => sides.some(({ raters }) => raters.includes("Six associations (stakeholder)")));
    expect(heard.map(({ id }) => id)).toEqual(["t.lead.a"]);
  });

  test("of two judgements of one rater the later counts, whatever came in first", () => {
    const later = addToReview(richReview("visited"), {
      date: "2026-04-09",
      by: "petra",
      ratings: [
        { assessment: rated(aford, { role: "peer", id: "petra" }, { "t.lead.a": "fully" }, "2026-04-08") },
        { assessment: rated(aford, { role: "peer", id: "petra" }, { "t.lead.a": "not-at-all" }, "2026-03-30") },
      ],
    });
    const { others, panel } = reviewScope(later);
    expect(others.map(({ label, last }) => [label, last])).toEqual([
      ["Petra Peer", false],
      ["Quinn Quill", true],
      ["Xenia Expert", true],
      ["Six associations (stakeholder)", true],
      ["Petra Peer", true],
      ["Petra Peer", false],
    ]);
    expect(panel.map(({ label }) => label)).toEqual([
      "the city itself",
      "Quinn Quill",
      "Xenia Expert",
      "Six associations (stakeholder)",
      "Petra Peer",
    ]);
  });

  test("a consensus is measured only where nobody else judged", () => {
    const consensus = { assessment: rated(aford, { role: "consensus" }, { "t.lead.a": "partly" }, "2026-02-01") };
    const alone = reviewScope(addToReview(richReview("selfAssessed"), { date: "2026-02-02", by: "team", ratings: [consensus] }));
    expect(alone.panel.map(({ role }) => role)).toEqual(["self", "consensus"]);
    const many = reviewScope(addToReview(richReview("visited"), { date: "2026-04-06", by: "team", ratings: [consensus] }));
    expect(many.panel.map(({ role }) => role)).not.toContain("consensus");
    expect(many.others).toHaveLength(5);
  });

  test("with the city alone there is no agreement and no difference", () => {
    const { agreement, differences } = reviewScope(richReview("selfAssessed"));
    expect([agreement, differences]).toEqual([null, []]);
  });

  test("that somebody was not asked, or said nothing, is no difference", () => {
    const { differences } = reviewScope(richReview());
    // Xenia and the associations left five questions alone; on all six the peers and the city answer differently.
    expect(differences).toHaveLength(6);
    expect(differences.flatMap(({ sides }) => sides.map(({ state }) => state))).not.toContain("not-answered");
    const silent = addToReview(richReview("selfAssessed"), {
      date: "2026-02-02",
      by: "team",
      ratings: [
        { assessment: rated(aford, { role: "stakeholder", id: "a" }, { "t.lead.a": "fully" }, "2026-02-01") },
        { assessment: rated(aford, { role: "stakeholder", id: "b" }, { "t.lead.a": { missing: "refused" } }, "2026-02-01") },
      ],
    });
    expect(reviewScope(silent).differences.map(({ id, sides }) => [id, sides.map(({ state }) => state)])).toEqual([
      ["t.lead.a", ["answered", "refused"]],
    ]);
  });
});

describe("teams", () => {
  test("are the members of the review's team, unless it is said otherwise", () => {
    expect(reviewScope(richReview()).agreement?.teams).toEqual([["Petra Peer", "Quinn Quill", "Xenia Expert"]]);
    expect(reviewScope(richReview(), { teams: [] }).agreement?.teams).toEqual([]);
    expect(reviewScope(richReview(), { teams: [["petra", "Six associations"]] }).agreement?.teams).toEqual([
      ["Petra Peer", "Six associations (stakeholder)"],
    ]);
    expect(places(thrownBy(() => reviewScope(richReview(), { teams: [["petra", "quin"]] })))).toEqual([
      "rater-unknown at options.teams.0.1",
    ]);
  });
});

describe("parts and words", () => {
  test("parts are what stands below the root; a node belongs to the part around it", () => {
    const { parts, partOf, titles, self } = reviewScope(richReview());
    expect(parts.map(({ title }) => title)).toEqual(["lead", "money", "ways", "fine (penalty: less is better)"]);
    expect(["t", "t.lead", "t.lead.a", "t.ways"].map(partOf)).toEqual(["t", "t.lead", "t.lead", "t.ways"]);
    expect(titles(["t.lead.a", "t.money"])).toBe("a; money");
    // (75 + 65 + 66.67) / 3 − 20
    expect(nodeOn(self.card, "t").value).toBeCloseTo(48.889, 3);
  });

  test("a review without an initial report is refused, and so is what is no review", () => {
    const begun = startReview(town, { host: aford, date: "2026-01-01", by: "host" });
    expect(places(thrownBy(() => reviewScope(begun)))).toEqual(["missing-key at initialReport"]);
    expect(places(thrownBy(() => reviewScope({} as never)))).toEqual(["not-a-process at "]);
  });
});
