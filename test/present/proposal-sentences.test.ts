import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeProposal, type PossibleAction, type ProposalOptions, proposeRoadmap, type RoadmapProposal } from "../../src/index.ts";
import { to } from "../analyse/proposal-specimen.ts";
import { hostileJson, junk } from "../arbitraries.ts";
import { assessed, leaf, percent, percents, tree } from "../small.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const said = (actions: readonly PossibleAction[], options: Partial<ProposalOptions> = {}, start = [0, 0]): readonly string[] =>
  describeProposal(proposeRoadmap(percents(start), { actions, ...options }));
const LAST = [
  "No other choice within these limits is better.",
  "This counts points. Whether an action works, who can do it and what matters more, it cannot know.",
];

describe("a proposal in sentences", () => {
  test("the whole, phases, picks, what is left out, how sure it is", () => {
    const actions = [
      to("hire", 1.25, {}, { title: "Hire" }),
      to("a", 2, { 0: 100 }, { title: "Build a", after: ["hire"] }),
      to("b", 3, { 1: 50 }, { title: "Build b" }),
      to("c", 1, { 0: 40 }, { title: "Try a" }),
      to("d", 9, { 1: 90 }, { title: "Dear" }),
    ];
    expect(said(actions, { phases: [{ title: "Spring", budget: 4 }, { budget: 0 }], effortUnit: "person-months" })).toEqual([
      "The total goes from 0.0 to 50.0 with an effort of 3.3 person-months.",
      "Phase 1 (Spring): “Hire”, “Build a” (effort 3.3 of 4). The total goes from 0.0 to 50.0.",
      "Phase 2: nothing.",
      "“Hire” must come before “Build a”: without these, the total would end at 0.0.",
      "“Build a” raises the total: without it, it would end at 0.0.",
      "“Build b” is left out: it fits into no phase beside what is picked. With it, the total would end at 75.0.",
      "“Try a” is left out: “Build a” brings all that it would.",
      "“Dear” is left out: no phase in which it can be done has room for it. With it, the total would end at 95.0.",
      ...LAST,
    ]);
  });
  test("targets: reached, reached already, out of reach, not found", () => {
    const actions = [to("a", 1, { 0: 100 }), to("b", 1, { 1: 50 })];
    expect(said(actions, { target: 45 }).slice(0, 3)).toEqual([
      "The target of 45 is reached in phase 1: the total goes from 0.0 to 50.0 with an effort of 1.",
      "Phase 1: “a” (effort 1). The total goes from 0.0 to 50.0.",
      "“a” is needed for the target: without it, the total would end at 0.0.",
    ]);
    expect(said(actions, { target: 45 })[3]).toBe("“b” is left out: the target is reached without it.");
    expect(said(actions, { target: 0 })[0]).toBe("The target of 0 is reached already: the total is 0.0.");
    expect(said(actions, { target: 80.25, budget: 1 })[0]).toBe(
      "The target of 80.3 cannot be reached within these limits. What can be reached is 50.0: the total goes from 0.0 to 50.0 with an effort of 1.",
    );
    const found = proposeRoadmap(percents([0, 0]), { actions, target: 80, budget: 1 });
    const proposal: RoadmapProposal = {
      ...found,
      target: { value: 70, state: "not-found", reachable: found.end },
      optimal: false,
      bound: { of: "value", value: 75, exact: "75" },
      nodesVisited: 1,
    };
    expect(describeProposal(proposal)[0]).toBe(
      "No plan was found that reaches the target of 70. The best plan found ends at 50.0: the total goes from 0.0 to 50.0 with an effort of 1.",
    );
    expect(describeProposal(proposal).at(-2)).toBe(
      "The search stopped after 1 node. There may be a better plan, but none ends above 75.0.",
    );
  });
  test("a search that stops with the target reached says what no plan can do with less", () => {
    const actions = [to("a", 3, { 0: 100 }), to("b", 2, { 1: 100 }), to("c", 2, { 2: 100 })];
    const proposal = proposeRoadmap(percents([0, 0, 0]), { actions, target: 60, nodes: 1, effortUnit: "days" });
    expect(describeProposal(proposal).at(-2)).toBe(
      "The search stopped after 1 node. There may be a better plan, but none reaches the target with less than 4 days.",
    );
  });
  test("other reasons: earlier, no gain, nothing, prerequisites; what comes after a pick is named", () => {
    const actions = [
      to("pilot", 1, { 0: 40 }),
      to("whole", 1, { 0: 100 }, { after: ["pilot"], phases: { earliest: 2 } }),
      to("idle", 1, { 1: 0 }),
      to("late", 2, {}),
      to("b", 1, { 1: 50 }, { after: ["late"] }),
    ];
    expect(said(actions, { phases: 2, budget: 1 }).slice(3, 8)).toEqual([
      "“pilot” raises the total earlier; at the end it would be the same without it.",
      "“whole” raises the total: without it, it would end at 20.0.",
      "“b” is left out: it must come after “late”, and all that does not fit. With it, the total would end at 75.0.",
      "“idle” is left out: it would improve no answer that counts.",
      "“late” is left out: it would improve no answer that counts.",
    ]);
    const both = [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 })];
    expect(said(both, { budget: 1, policy: { aggregate: "minimum" } })[2]).toBe(
      "“a” is left out: it would improve answers, but not the total.",
    );
    const chain = [to("a", 1, { 0: 60 }), to("b", 1, { 1: 60 }, { after: ["a"] })];
    expect(said(chain)[2]).toBe("“a” raises the total: without it and what comes after it (“b”), it would end at 0.0.");
    expect(said(chain, { target: 60 })[2]).toBe(
      "“a” is needed for the target: without it and what comes after it (“b”), the total would end at 0.0.",
    );
  });
  test("open answers, and questions that would change", () => {
    const framework = tree({
      has: {
        kind: "levels",
        id: "yn",
        levels: [
          { key: "yes", label: "Yes", points: 100 },
          { key: "no", label: "No", points: 0 },
        ],
      },
      size: leaf({ onlyIf: { indicator: "t.has", is: ["yes"] } }),
      x: percent,
      y: percent,
    });
    const proposal = proposeRoadmap(assessed(framework, { "t.has": "no" }), {
      actions: [{ id: "s", title: "Set up", effort: 1, levels: { "t.has": "yes" } }],
    });
    const sentences = describeProposal(proposal);
    expect(sentences[1]).toBe("It starts from 0.0 because 2 open answers count as the worst.");
    expect(sentences.at(-3)).toBe("Afterwards other questions would be asked than now; the plan counts them as at the start: t.size.");
  });
});

describe("what it takes", () => {
  const proposal = proposeRoadmap(percents([0, 0]), { actions: [to("a", 1, { 0: 50 }), to("b", 5, { 1: 50 })], budget: 1, target: 90 });
  test("also a proposal that was stored", () => {
    expect(describeProposal(JSON.parse(JSON.stringify(proposal)) as RoadmapProposal)).toEqual(describeProposal(proposal));
  });
  test("one by a solver says what it cannot tell apart", () => {
    expect(describeProposal({ ...proposal, tolerance: 1e-6, method: "solver" }).at(-2)).toBe(
      "No other choice within these limits is better by more than a millionth of a point.",
    );
  });
  test("nothing else", () => {
    expect(places(thrownBy(() => describeProposal({ kind: "what-if" } as never)))).toEqual(["wrong-type at proposal"]);
    expect(places(thrownBy(() => describeProposal({ ...proposal, phases: 3 } as never)))).toEqual(["wrong-type at proposal.phases"]);
    for (const [, make] of junk) meets(() => describeProposal(make() as never).join());
    fc.assert(
      fc.property(hostileJson([proposal]), (make) => meets(() => describeProposal(make() as never).join())),
      { numRuns: 300 },
    );
  });
});
