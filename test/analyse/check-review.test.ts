/** What is refused of a review: a city that reviews itself, a peer named twice, raters outside the team, nodes, interviews and days that are not there. */
import { describe, expect, test } from "vitest";
import { addToReview, fullyPartlyNot, type Outcome, tryAddToReview, tryAdvanceReview, tryStartReview } from "../../src/index.ts";
import { leaf, percent, tree } from "../small.ts";
import { codes, places } from "../support/issues.ts";
import { aford, rated, reviewAt, reviewHead, reviewSteps } from "./review-specimen.ts";
import { town } from "./roadmap-specimen.ts";

const found = (outcome: Outcome<unknown>) => (outcome.ok ? [] : places(outcome.issues));
const begun = (more: object) => found(tryStartReview(town, { ...reviewHead(aford), ...more }));
const visited = reviewAt("visited");
const added = (more: object) => found(tryAddToReview(visited, { date: "2026-04-06", by: "team", ...more }));
const peer = (id: string, more: object = {}) => ({ id, role: "peer", city: "elm", conflicts: [], ...more });

describe("the team", () => {
  test("has nobody of the host city, however it is written", () => {
    for (const city of ["aford", "Aford", " Aford (invented)"])
      expect(begun({ team: [peer("p", { city })] })).toEqual(["own-city at team.0.city"]);
    expect(begun({ team: [{ ...peer("x", { city: "aford" }), role: "expert" }] })).toEqual(["own-city at team.0.city"]);
    expect(begun({ team: [peer("p")] })).toEqual([]);
  });

  test("has nobody twice, by id or by name", () => {
    expect(begun({ team: [peer("p"), peer("p", { city: "oak" })] })).toEqual(["listed-twice at team.1.id"]);
    expect(begun({ team: [peer("p", { name: "Petra Peer" }), peer("q", { name: "petra peer " })] })).toEqual([
      "named-twice at team.1.name",
    ]);
    expect(added({ team: [peer("petra", { name: "Other" })] })).toEqual(["listed-twice at team.0.id"]);
  });

  test("declares conflicts, if only that there are none; a peer names a city", () => {
    const { conflicts, ...silent } = peer("p");
    expect(begun({ team: [silent] })).toEqual(["missing-key at team.0.conflicts"]);
    const { city, ...homeless } = peer("p");
    expect(begun({ team: [homeless] })).toEqual(["missing-key at team.0.city"]);
    expect(begun({ team: [peer("host")] })).toEqual(["id-reserved at team.0.id"]);
  });

  test("needs a peer before the desk review: experts alone are no peer team", () => {
    const { reviewDocuments } = reviewSteps(aford);
    const outcome = tryAdvanceReview(reviewAt("selfAssessed"), "reviewDocuments", {
      ...reviewDocuments,
      team: reviewDocuments.team.slice(2),
    });
    expect(outcome.ok ? [] : outcome.issues.map(({ code, params }) => [code, params.whom])).toEqual([["need-missing", "a peer"]]);
  });
});

describe("a rating", () => {
  const by = (rater: object, more: object = {}) =>
    added({ ratings: [{ assessment: { ...rated(aford, "2026-04-05", { role: "peer" }), rater }, ...more }] });

  test("is by a member of the team in that role, or joint", () => {
    expect(by({ role: "peer" })).toEqual([]);
    expect(by({ role: "peer", id: "quinn" })).toEqual([]);
    expect(by({ role: "peer", id: "quin" })).toEqual(["who-unknown at ratings.0.assessment.rater.id"]);
    expect(by({ role: "peer", id: "xenia" })).toEqual(["who-unknown at ratings.0.assessment.rater.id"]);
    expect(by({ role: "stakeholder", id: "anybody" })).toEqual([]);
    const early = tryAddToReview(reviewAt("draft"), {
      date: "2026-04-06",
      by: "host",
      ratings: [{ assessment: rated(aford, "2026-01-01", { role: "expert" }) }],
    });
    expect(found(early)).toEqual(["team-lacks-role at ratings.0.assessment.rater"]);
  });

  test("is not by the host", () => {
    expect(by({ role: "peer", city: "Aford" })).toEqual(["own-city at ratings.0.assessment.rater.city"]);
    expect(by({ role: "self" })).toEqual(["not-allowed at ratings.0.assessment.rater.role"]);
  });

  test("has another rater or day than every other", () => {
    const rating = { assessment: rated(aford, "2026-04-04", { role: "peer", id: "petra" }) };
    expect(added({ ratings: [rating] })).toEqual(["rating-twice at ratings.0"]);
    expect(added({ ratings: [{ assessment: { ...rating.assessment, date: "2026-04-05" } }] })).toEqual([]);
    expect(added({ ratings: [{ assessment: { ...rating.assessment, date: "2026-04-07" } }] })).toEqual([
      "after-as-of at ratings.0.assessment.date",
    ]);
  });

  test("may be of some indicators only; others are then not known", () => {
    const stake = { role: "stakeholder" };
    expect(by(stake, { asks: ["t.lead"] })).toEqual([]);
    expect(by(stake, { asks: ["t.lead.a"] })).toEqual(["unknown-indicator at ratings.0.assessment.answers.t.lead.b"]);
    expect(by(stake, { asks: ["t.lead", "t.led"] })).toEqual(["unknown-node at ratings.0.asks.1"]);
    expect(by(stake, { asks: [] })).toEqual(["out-of-range at ratings.0.asks"]);
  });

  test("does not ask for a penalty alone: there is nothing that it could lower", () => {
    const pond = tree({ a: fullyPartlyNot, g: { b: percent, fine: leaf({ penalty: true }) } });
    const assessment = { city: aford, date: "2026-01-01", rater: { role: "stakeholder" }, answers: {} };
    const asked = (asks: readonly string[]) => {
      const outcome = tryStartReview(pond, { host: aford, date: "2026-01-10", by: "host", ratings: [{ assessment, asks }] });
      return outcome.ok ? [] : places(outcome.issues);
    };
    expect(asked(["t.a", "t.g.fine"])).toEqual(["node-unsuitable at ratings.0.asks.1"]);
    expect(asked(["t.g.fine"])).toEqual(["node-unsuitable at ratings.0.asks.0"]);
    expect(asked(["t.g.b", "t.g.fine"])).toEqual([]);
  });

  test("that is wrong is named where it stands", () => {
    expect(added({ ratings: [{ assessment: rated(aford, "2026-04-05", { role: "peer" }, "mostly") }] })).toEqual([
      "value-off-scale at ratings.0.assessment.answers.t.lead.a",
    ]);
    expect(added({ ratings: [5, { assessment: "x" }] })).toEqual(["wrong-type at ratings.0", "wrong-type at ratings.1.assessment"]);
  });
});

describe("findings and recommendations", () => {
  const finding = { id: "f2", kind: "gap", nodes: ["t.lead"], text: "x", by: "team" };
  const recommendation = { id: "r2", priority: "low", nodes: ["t.lead"], text: "x", by: "team" };

  test("say who, of which part, and rest on what is there", () => {
    expect(added({ findings: [finding], recommendations: [{ ...recommendation, findings: ["f1", "f2"] }] })).toEqual([]);
    expect(added({ findings: [{ ...finding, by: "petr", interviews: ["i2"], nodes: [] }] })).toEqual([
      ...["out-of-range at findings.0.nodes", "who-unknown at findings.0.by", "unknown-entry at findings.0.interviews.0"],
    ]);
    expect(added({ recommendations: [{ ...recommendation, findings: ["f9"], nodes: ["t.x"] }] })).toEqual([
      ...["unknown-node at recommendations.0.nodes.0", "unknown-entry at recommendations.0.findings.0"],
    ]);
    expect(added({ findings: [{ ...finding, kind: "weakness", evidence: [{ title: "E", date: "2026-13" }] }] })).toEqual([
      ...["not-allowed at findings.0.kind", "bad-format at findings.0.evidence.0.date"],
    ]);
  });

  test("are kept as they were said, in their order", () => {
    const more = addToReview(visited, { date: "2026-04-06", by: "team", findings: [finding as never] });
    expect(more.findings.map(({ id, step }) => [id, step])).toEqual([
      ["f1", "visited"],
      ["f2", "visited"],
    ]);
    expect(more.findings[0]).toEqual({ ...reviewSteps(aford).visit.findings[0], step: "visited" });
  });
});

test("the host's context is that of the benchmark", () => {
  const outcome = tryStartReview(town, { ...reviewHead(aford), host: { ...aford, context: { mood: "good" } } });
  expect(outcome.ok ? [] : codes(outcome.issues)).toEqual(["unknown-context"]);
});

test("what was asked of a rater must hold under the whole benchmark too: what one place asks can stand in another", () => {
  const twins = tree({
    h: { a: fullyPartlyNot, b: leaf({ scale: fullyPartlyNot, onlyIf: { indicator: "t.h.a", is: ["fully"] } }) },
    z: leaf({ scale: fullyPartlyNot, sameAs: ["t.h.a"] }),
  });
  const answers = { "t.h.b": "fully", "t.z": "not-at-all" };
  const assessment = { city: aford, date: "2026-01-02", rater: { role: "stakeholder" }, answers };
  const ratings = [{ assessment, asks: ["t.h.b", "t.z"] }];
  const outcome = tryStartReview(twins, { host: aford, date: "2026-01-10", by: "host", ratings });
  expect(found(outcome)).toEqual(["not-asked at ratings.0.assessment.answers.t.h.b"]);
});

test("ids and names that are no texts are issues at their places, whatever they are", () => {
  const odd = { toString: 1, valueOf: null };
  expect(begun({ host: { id: odd, name: odd } })).toEqual(expect.arrayContaining(["wrong-type at host.id", "wrong-type at host.name"]));
  expect(begun({ team: [peer("p", { id: odd, name: odd, city: odd, role: odd })] })).toContain("wrong-type at team.0.id");
  expect(added({ interviews: [{ id: odd, role: odd }], findings: [{ id: odd, by: odd, interviews: [odd] }] })).toContain(
    "wrong-type at interviews.0.id",
  );
});
