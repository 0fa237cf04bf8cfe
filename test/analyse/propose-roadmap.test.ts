/** Proposals worked by hand: what is picked, when, why, what is left out, and how answers count. */
import { describe, expect, expectTypeOf, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { implementoring } from "../../src/frameworks/implementoring.ts";
import {
  assess,
  defineFramework,
  type Framework,
  fullyPartlyNot,
  type PossibleAction,
  type ProposalOptions,
  proposeRoadmap,
  type RoadmapProposal,
  recordRoadmap,
  score,
  yesNo,
} from "../../src/index.ts";
import { assessed, head, leaf, notApplicable, percent, tree, unknown } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

const action = (id: string, effort: number, levels: PossibleAction["levels"] = {}, more: Partial<PossibleAction> = {}): PossibleAction => ({
  ...{ id, title: id.toUpperCase(), effort, levels },
  ...more,
});
const picked = ({ phases }: RoadmapProposal): string[] => phases.map(({ picks }) => picks.map((pick) => pick.action).join("+"));
const values = ({ start, phases }: RoadmapProposal): string[] => [start.exact, ...phases.map(({ after }) => after.exact)];
const why = ({ phases, leftOut }: RoadmapProposal): { [id: string]: string } =>
  Object.fromEntries([...phases.flatMap(({ picks }) => picks), ...leftOut].map((each) => [each.action, each.reason]));

const four = tree({ a: percent, b: percent, c: percent, d: percent });
const zero = assessed(four, { "t.a": 0, "t.b": 0, "t.c": 0, "t.d": 0 });

describe("by hand, four indicators of a quarter each", () => {
  // a +25 for 3, b +20 for 2, c +15 for 2, d +5 for 1. Budget 4: b and c give 35, a and d 30.
  const actions = [
    action("a", 3, { "t.a": 100 }),
    action("b", 2, { "t.b": 80 }),
    action("c", 2, { "t.c": 60 }),
    action("d", 1, { "t.d": 20 }),
  ];
  test("the most that fits into one phase; the greedy choice by points would be a and d", () => {
    const proposal = proposeRoadmap(zero, { actions, budget: 4 });
    expect(picked(proposal)).toEqual(["b+c"]);
    expect(values(proposal)).toEqual(["0", "35"]);
    expect(proposal).toMatchObject({ effort: 4, optimal: true, method: "search", tolerance: 0, target: null, effortUnit: null });
    expect(proposal.bound).toEqual({ of: "value", value: 35, exact: "35" });
    expect(why(proposal)).toEqual({ b: "raises-total", c: "raises-total", a: "does-not-fit", d: "does-not-fit" });
  });
  test("two phases of 4: all fits; a and d, or b and c first: 30 + 65 < 35 + 65", () => {
    const proposal = proposeRoadmap(zero, { actions, phases: 2, budget: 4 });
    expect(picked(proposal)).toEqual(["b+c", "a+d"]);
    expect(values(proposal)).toEqual(["0", "35", "65"]);
    expect(proposal.leftOut).toEqual([]);
  });
  test("phases of their own budgets and titles; a phase without budget takes everything, as early as it is", () => {
    const proposal = proposeRoadmap(zero, { actions, phases: [{ title: "This year", budget: 2 }, {}], effortUnit: "person-months" });
    expect(picked(proposal)).toEqual(["b", "a+c+d"]);
    expect(proposal.phases.map(({ number, title, budget, effort }) => [number, title, budget, effort])).toEqual([
      [1, "This year", 2, 2],
      [2, null, null, 6],
    ]);
    expect(proposal.effortUnit).toBe("person-months");
  });
  test("a target with the least effort; where several plans take the same, the higher sum", () => {
    // a + c = 40, a + b = 45 and b + c + d = 40, all for 5; nothing reaches 40 for less.
    const proposal = proposeRoadmap(zero, { actions, target: 40 });
    expect(picked(proposal)).toEqual(["a+b"]);
    expect(proposal.target).toEqual({ value: 40, state: "reached", reachable: null });
    expect(proposal.bound).toEqual({ of: "effort", value: 5, exact: "5" });
    expect(why(proposal)).toEqual({ a: "needed-for-target", b: "needed-for-target", c: "not-needed", d: "not-needed" });
    expect(proposal.phases[0]?.picks.map(({ without }) => without.value)).toEqual([20, 25]);
    expect(proposal.leftOut.map(({ with: then }) => then.value)).toEqual([60, 50]);
  });
  test("a target out of reach says what can be reached, by the highest end", () => {
    const proposal = proposeRoadmap(zero, { actions, budget: 4, target: 36 });
    expect(proposal.target).toEqual({ value: 36, state: "out-of-reach", reachable: { value: 35, exact: "35" } });
    expect(picked(proposal)).toEqual(["b+c"]);
    expect(proposal.bound.of).toBe("value");
  });
  test("a target that is reached already needs nothing; an action without effort is taken all the same, for the sum", () => {
    expect(picked(proposeRoadmap(zero, { actions, target: 0 }))).toEqual([""]);
    expect(picked(proposeRoadmap(zero, { actions: [...actions, action("e", 0, { "t.d": 10 })], target: 0 }))).toEqual(["e"]);
  });
  test("a target of the very double that was published is reached", () => {
    const three = assessed(tree({ a: percent, b: percent, c: percent }), { "t.a": 0, "t.b": 0, "t.c": 0 });
    const proposal = proposeRoadmap(three, { actions: [action("a", 1, { "t.a": 100 })], target: 100 / 3 });
    expect(proposal.target?.state).toBe("reached");
    expect(proposal.end.exact).toBe("33.333333333333333333333333333333");
  });
  test("efforts are decimals: 0.1 and 0.2 fit into 0.3", () => {
    const small = [action("a", 0.1, { "t.a": 100 }), action("b", 0.2, { "t.b": 100 })];
    const proposal = proposeRoadmap(zero, { actions: small, budget: 0.3 });
    expect([picked(proposal), proposal.effort, proposal.phases[0]?.effort]).toEqual([["a+b"], 0.3, 0.3]);
    expect(picked(proposeRoadmap(zero, { actions: small, budget: 0.2999 }))).toEqual(["a"]);
  });
  test("ties: fewer actions, then ids, whatever the order of the input", () => {
    const alike = [action("z", 1, { "t.a": 50 }), action("y", 1, { "t.b": 50 }), action("x", 1, { "t.c": 50 })];
    for (const order of [alike, [...alike].reverse()]) expect(picked(proposeRoadmap(zero, { actions: order, budget: 2 }))).toEqual(["x+y"]);
    const one = [action("a", 1, { "t.a": 50 }), action("b", 1, { "t.b": 50 }), action("c", 2, { "t.c": 100 })];
    expect(picked(proposeRoadmap(zero, { actions: one, budget: 2 }))).toEqual(["c"]);
    // Both in each phase alike: the smaller id earlier.
    expect(picked(proposeRoadmap(zero, { actions: alike, phases: 3, budget: 1 }))).toEqual(["x", "y", "z"]);
  });
});

describe("prerequisites and windows", () => {
  test("in the same phase or an earlier one; an enabler alone brings nothing", () => {
    const actions = [action("hire", 2), action("a", 2, { "t.a": 100 }, { after: ["hire"] }), action("b", 3, { "t.b": 80 })];
    const together = proposeRoadmap(zero, { actions, budget: 4 });
    expect(picked(together)).toEqual(["hire+a"]);
    expect(why(together)).toEqual({ hire: "enables", a: "raises-total", b: "does-not-fit" });
    expect(together.phases[0]?.picks[0]).toMatchObject({ enables: ["a"], moves: [], without: { value: 0 } });
    const apart = proposeRoadmap(zero, { actions, phases: 2, budget: 3 });
    expect(picked(apart)).toEqual(["hire", "a"]);
    // 3 in one phase: hire and a do not fit; hire alone brings nothing.
    const none = proposeRoadmap(zero, { actions, budget: 3 });
    expect([picked(none), why(none)]).toEqual([["b"], { b: "raises-total", a: "prerequisite-left-out", hire: "brings-nothing" }]);
    expect(none.leftOut[0]).toMatchObject({ action: "a", others: ["hire"], with: { value: 45 } });
  });
  test("earliest and latest; what fits in no phase that it may be done in", () => {
    const actions = [action("a", 2, { "t.a": 100 }, { phases: { earliest: 2 } }), action("b", 2, { "t.b": 80 }, { phases: { latest: 1 } })];
    expect(picked(proposeRoadmap(zero, { actions, phases: 2, budget: 2 }))).toEqual(["b", "a"]);
    const tight = proposeRoadmap(zero, { actions, phases: [{ budget: 1 }, { budget: 2 }] });
    expect([picked(tight), why(tight)]).toEqual([["", "a"], { a: "raises-total", b: "over-budget" }]);
  });
  test("a prerequisite that can only come later keeps an action out", () => {
    const actions = [
      action("first", 1, {}, { phases: { earliest: 2 } }),
      action("a", 1, { "t.a": 100 }, { after: ["first"], phases: { latest: 1 } }),
    ];
    expect(why(proposeRoadmap(zero, { actions, phases: 2 }))).toEqual({ a: "prerequisite-left-out", first: "brings-nothing" });
  });
  test("an early step that a later one overtakes brings its points earlier", () => {
    const actions = [action("pilot", 1, { "t.a": 40 }), action("whole", 3, { "t.a": 100 })];
    const proposal = proposeRoadmap(zero, { actions, phases: [{ budget: 1 }, { budget: 3 }] });
    expect([picked(proposal), values(proposal)]).toEqual([
      ["pilot", "whole"],
      ["0", "10", "25"],
    ]);
    expect(why(proposal)).toEqual({ pilot: "raises-earlier", whole: "raises-total" });
    expect(proposal.phases[1]?.picks[0]?.moves).toEqual([
      { indicator: "t.a", title: "a", from: "40 of 100 points", to: "100 of 100 points" },
    ]);
    // In one phase it is overtaken, by name.
    const once = proposeRoadmap(zero, { actions, budget: 4 });
    expect(once.leftOut).toMatchObject([{ action: "pilot", reason: "overtaken", others: ["whole"] }]);
  });
});

describe("any rule", () => {
  test("under a minimum, actions that bring nothing alone bring something together", () => {
    const lowest = assessed(tree({ a: percent, b: percent }, { aggregate: "minimum" }), { "t.a": 10, "t.b": 10 });
    const actions = [action("a", 1, { "t.a": 60 }), action("b", 1, { "t.b": 50 })];
    const proposal = proposeRoadmap(lowest, { actions, budget: 2 });
    expect([picked(proposal), values(proposal), why(proposal)]).toEqual([["a+b"], ["10", "50"], { a: "raises-total", b: "raises-total" }]);
    const half = proposeRoadmap(lowest, { actions, budget: 1 });
    expect([picked(half), why(half)]).toEqual([[""], { a: "no-gain", b: "no-gain" }]);
  });
  test("a geometric mean lifts the weaker of two, an arithmetic one is indifferent and takes the first id", () => {
    const two = assessed(tree({ a: percent, b: percent }), { "t.a": 64, "t.b": 4 });
    const actions = [action("a", 1, { "t.a": 84 }), action("b", 1, { "t.b": 24 })];
    expect(picked(proposeRoadmap(two, { actions, budget: 1 }))).toEqual(["a"]);
    const geometric = proposeRoadmap(two, { actions, budget: 1, policy: { aggregate: "geometric" } });
    // √(64 · 4) = 16; √(84 · 4) = 18.3…; √(64 · 24) = 39.19…
    expect([picked(geometric), geometric.start.exact, geometric.end.value]).toEqual([["b"], "16", Math.sqrt(64 * 24)]);
    expect(geometric.policy.aggregate).toBe("geometric");
  });
  test("a penalty is lowered, and an action never raises it", () => {
    const fined = tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) });
    const city = assessed(fined, { "t.a": 80, "t.p": 60 });
    const proposal = proposeRoadmap(city, { actions: [action("less", 1, { "t.p": 20 }), action("more", 1, { "t.p": 90 })] });
    // 80 − 0.5 · 60 = 50; 80 − 0.5 · 20 = 70.
    expect([values(proposal), why(proposal)]).toEqual([["50", "70"], { less: "raises-total", more: "brings-nothing" }]);
    // An open penalty counts in full: 80 − 50.
    expect(proposeRoadmap(assessed(fined, { "t.a": 80 }), { actions: [action("less", 1, { "t.p": 20 })] }).start.exact).toBe("30");
  });
});

describe("how answers count", () => {
  test("an action never makes an answer worse; of several the best holds, points do not add up", () => {
    const city = assessed(four, { "t.a": 50, "t.b": 0, "t.c": 0, "t.d": 0 });
    const actions = [action("down", 1, { "t.a": 20 }), action("b1", 1, { "t.b": 40 }), action("b2", 1, { "t.b": 60 })];
    const proposal = proposeRoadmap(city, { actions });
    expect([picked(proposal), values(proposal)]).toEqual([["b2"], ["12.5", "27.5"]]);
    expect(why(proposal)).toEqual({ b2: "raises-total", b1: "overtaken", down: "brings-nothing" });
  });
  test("on a checklist ticks add up; of a checklist that is a penalty only common ticks stay", () => {
    const items = ["p", "q", "r", "s"].map((key) => ({ key, label: key }));
    const list = { kind: "checklist", id: "list", items, rule: "share" } as const;
    const framework = tree({ l: list, x: percent, n: leaf({ scale: list, penalty: true, weight: 0.1 }) });
    const city = assessed(framework, { "t.l": ["r", "p"], "t.x": 0, "t.n": ["p", "q", "r"] });
    const actions = [
      action("q", 1, { "t.l": ["q"] }),
      action("s", 1, { "t.l": ["s", "p"] }),
      action("pq", 1, { "t.n": ["p", "q"] }),
      action("qr", 1, { "t.n": ["q", "r", "s"] }),
      action("same", 1, { "t.l": ["p", "r"] }),
    ];
    const proposal = proposeRoadmap(city, { actions });
    // (50 + 0) / 2 − 0.1 · 75 = 17.5; (100 + 0) / 2 − 0.1 · 25 = 47.5.
    expect([picked(proposal), values(proposal)]).toEqual([["pq+q+qr+s"], ["17.5", "47.5"]]);
    expect(proposal.phases[0]?.picks.flatMap(({ moves }) => moves.map(({ from, to }) => `${from} → ${to}`))).toEqual([
      "3 of 4 items → 2 of 4 items",
      "2 of 4 items → 3 of 4 items",
      "2 of 4 items → 1 of 4 items",
      "3 of 4 items → 4 of 4 items",
    ]);
    expect(why(proposal).same).toBe("brings-nothing");
  });
  test("open answers count as the worst until an action answers them, whatever the policy says of them", () => {
    const city = assessed(four, { "t.a": 80, "t.b": unknown });
    expect(score(city).total.provisional).toBe(80);
    for (const missing of ["leave-out", "best", "block"] as const) {
      const policy = { missing: { unknown: missing, "not-answered": missing } };
      const proposal = proposeRoadmap(city, { actions: [action("b", 1, { "t.b": 40 }), action("c", 1, { "t.c": 0 })], policy });
      expect([values(proposal), proposal.open]).toEqual([
        ["20", "30"],
        ["t.b", "t.c", "t.d"],
      ]);
      // To answer with nothing is no gain in points.
      expect(why(proposal)).toEqual({ b: "raises-total", c: "no-gain" });
    }
  });
  test("what is not applicable stays so", () => {
    const city = assessed(four, { "t.a": 80, "t.b": 20, "t.c": notApplicable, "t.d": notApplicable });
    const proposal = proposeRoadmap(city, { actions: [action("b", 1, { "t.b": 40 }), action("c", 1, { "t.c": 100 })] });
    expect([values(proposal), why(proposal)]).toEqual([["50", "60"], { b: "raises-total", c: "brings-nothing" }]);
  });
  test("coverage stays: what is left out for lack of answers stays out, although an action answers it", () => {
    const framework = tree({ g: { x: percent, y: percent, z: percent }, a: percent });
    const city = assessed(framework, { "t.g.x": 90, "t.a": 40 });
    const actions = [action("y", 1, { "t.g.y": 100 }), action("a", 1, { "t.a": 50 })];
    // A third of g is answered, too little. Dropped: only a counts. Otherwise g counts with 90 / 3.
    const dropped = proposeRoadmap(city, { actions, policy: { coverage: { below: "drop" } } });
    expect([values(dropped), why(dropped), dropped.open]).toEqual([["40", "50"], { a: "raises-total", y: "brings-nothing" }, []]);
    expect(values(proposeRoadmap(city, { actions }))).toEqual(["35", "56.666666666666666666666666666667"]);
    // Two thirds answered: g is in, and its open answer counts as the worst: (90 + 30) / 3 = 40.
    const enough = assessed(framework, { "t.g.x": 90, "t.g.y": 30, "t.a": 40 });
    expect(values(proposeRoadmap(enough, { actions, policy: { coverage: { below: "drop" } } }))).toEqual([
      "40",
      "56.666666666666666666666666666667",
    ]);
  });
  test("what asks for the same fact moves along", () => {
    const suite = tree({ a: leaf(), b: leaf({ sameAs: ["t.a"] }), c: leaf() });
    const proposal = proposeRoadmap(assessed(suite, { "t.a": 0, "t.c": 60 }), { actions: [action("b", 1, { "t.b": 90 })] });
    expect(values(proposal)).toEqual(["20", "80"]);
    expect(proposal.phases[0]?.picks[0]?.moves.map(({ indicator }) => indicator)).toEqual(["t.a", "t.b"]);
  });
  test("questions that another answer would open or close are counted as at the start, and named", () => {
    const asks = tree({
      has: leaf({ scale: yesNo }),
      size: leaf({ onlyIf: { indicator: "t.has", is: ["yes"] } }),
      other: percent,
    });
    const city = assessed(asks, { "t.has": "no", "t.other": 50 });
    const actions = [action("set-up", 1, { "t.has": "yes" })];
    const proposal = proposeRoadmap(city, { actions });
    expect([values(proposal), proposal.asksChange]).toEqual([["25", "75"], ["t.size"]]);
    expect(proposeRoadmap(city, { actions: [action("x", 1, { "t.other": 60 })] }).asksChange).toEqual([]);
  });
  test("the end is the score of the answers that the plan leads to", () => {
    const answers = {
      "governance.leadership.named-lead": "partly",
      "governance.resources.posts": 40,
      "governance.leadership.public-commitment": "fully",
    } as const;
    const city = assess(generalGovernance, { ...head, answers });
    const policy = { missing: { "not-answered": "worst" } } as const;
    const actions = [
      action("lead", 3, { "governance.leadership.named-lead": "fully" }),
      action("posts", 5, { "governance.resources.posts": 80 }),
      action("debate", 1, { "governance.leadership.council-debate": "partly" }),
    ];
    const { end, start } = proposeRoadmap(city, { actions: actions as never, budget: 6, policy });
    expect(start.exact).toBe(score(city, policy).nodes.governance.exact ?? String(score(city, policy).total.provisional));
    const then = { ...answers, "governance.resources.posts": 80, "governance.leadership.council-debate": "partly" } as const;
    const whole = score(assess(generalGovernance, { ...head, answers: then }), { ...policy, coverage: { threshold: 0 } });
    expect(end.exact).toBe(whole.total.exact);
  });
});

describe("roots without a number", () => {
  test("a forbidden total, a suite, nothing that applies, an answer that blocks", () => {
    const actions = [action("a", 1)];
    const issues = (framework: Framework, answers = {}, policy: ProposalOptions["policy"] = {}) =>
      thrownBy(() => proposeRoadmap(assessed(framework, answers), { actions, policy }));
    expect(issues(implementoring)[0]).toMatchObject({ code: "nothing-to-plan", params: { id: "implementoring" } });
    expect(issues(four, {}, { total: "forbidden" })[0]?.message).toContain("its total is forbidden");
    const none = Object.fromEntries(["t.a", "t.b", "t.c", "t.d"].map((id) => [id, notApplicable]));
    expect(issues(four, none)[0]?.message).toContain("nothing in it applies");
    expect(issues(four, none, { missing: { "not-applicable": "block" } })[0]?.message).toContain("blocks it");
    expect(proposeRoadmap(assessed(implementoring, {}), { actions, policy: { total: "computed" } }).start.exact).toBe("0");
  });
});

describe("the product", () => {
  const actions = [action("a", 3, { "t.a": 100 }, { note: "n", serves: ["t"] }), action("b", 2, { "t.b": 80 }, { after: ["a"] })];
  const options = { actions, phases: [{ title: "One", budget: 3 }, { budget: 2 }], target: 99 } as const;
  const proposal = proposeRoadmap(zero, options);
  test("is frozen, plain JSON, and says where it comes from; the caller's objects are not touched", () => {
    expect(deeplyFrozen(proposal) && survivesJson(proposal)).toBe(true);
    expect(JSON.parse(JSON.stringify(proposal))).toEqual(proposal);
    expect(proposal).toMatchObject({ kind: "roadmap-proposal", city: head.city, date: head.date, rater: head.rater, actions });
    expect(proposal.framework).toEqual(score(zero).framework);
    expect(proposal.statement).toBe(score(zero).statement);
    expect(Object.isFrozen(actions) || Object.isFrozen(actions[0])).toBe(false);
  });
  test("leads to a roadmap that can be recorded", () => {
    const recorded = recordRoadmap(four, {
      city: head.city,
      effortUnit: "days",
      actions: proposal.phases.flatMap(({ picks, number }) =>
        picks.map(({ action: id, title, effort, moves }) => {
          const { levels = {}, after = [] } = proposal.actions.find((each) => each.id === id) as PossibleAction;
          const dates = { start: `2026-0${number * 3}-01`, due: `2026-0${number * 3}-28` };
          return { id, title, effort, levels, after, serves: moves.map(({ indicator }) => indicator), owner: "Council", ...dates };
        }),
      ),
    });
    expect(recorded.targets.map(({ indicator, exact }) => [indicator, exact])).toEqual([
      ["t.a", "100"],
      ["t.b", "80"],
    ]);
  });
  test("ids are typed", () => {
    const typed = defineFramework({
      id: "y",
      title: "Y",
      version: "1.0.0",
      status: "untested",
      children: [{ id: "y.a", title: "A", question: "?", scale: fullyPartlyNot }],
    });
    const city = assess(typed, { ...head, answers: {} });
    const made = proposeRoadmap(city, { actions: [{ id: "a", title: "A", effort: 1, levels: { "y.a": "fully" } }] });
    expectTypeOf(made).toEqualTypeOf<RoadmapProposal<"y.a", "y">>();
    const wrong: Parameters<typeof proposeRoadmap<"y.a", "y">>[1] = {
      // @ts-expect-error an id that is not there
      actions: [{ id: "a", title: "A", effort: 1, levels: { "y.b": "fully" } }],
    };
    expect(places(thrownBy(() => proposeRoadmap(city, wrong)))).toEqual(["unknown-indicator at actions.0.levels.y.b"]);
  });
});
