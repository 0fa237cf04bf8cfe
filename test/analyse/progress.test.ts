/** Progress, by hand. */
import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Assessment,
  assess,
  type Framework,
  fullyPartlyNot,
  type NodeProgress,
  parseFramework,
  type ScoringPolicy,
  score,
  subsetOf,
  trackProgress,
  yesNo,
} from "../../src/index.ts";
import { addTexts, head, leaf, notApplicable, percent, three, tree, unknown } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";

type Answers = { readonly [id: string]: Answer };
const round = (date: string, framework: Framework, answers: Answers): Assessment => assess(framework, { ...head, date, answers });

/** Total of two rounds: [before, after, change, answers, known, applicable, policy]. */
function total(framework: Framework, before: Answers, after: Answers, policies: readonly [ScoringPolicy?, ScoringPolicy?] = []) {
  const [first, second] = [round("2024-03-01", framework, before), round("2026-03-01", framework, after)];
  return parts(
    trackProgress([
      { assessment: first, policy: policies[0] },
      { assessment: second, policy: policies[1] },
    ]).overall.nodes[framework.id] as NodeProgress,
  );
}
const parts = ({ before, after, change, answers, known, applicable, policy }: NodeProgress) => [
  before,
  after,
  change,
  answers,
  known,
  applicable,
  policy,
];

describe("a single cause has the whole change", () => {
  const full = { "t.a": "fully", "t.b": "partly", "t.c": "not-at-all" };
  test("answers", () =>
    expect(total(three(), full, { ...full, "t.b": "fully" })).toEqual([
      "50",
      "66.666666666666666666666666666667",
      "16.666666666666666666666666666667",
      "16.666666666666666666666666666667",
      "0",
      "0",
      "0",
    ]));
  test("open → known: (100 + 50) / 2 = 75, with 75 for c still 75", () => {
    expect(total(three(), { ...full, "t.c": unknown }, full)).toEqual(["75", "50", "-25", "0", "-25", "0", "0"]);
  });
  test("known → open", () => expect(total(three(), full, { ...full, "t.c": unknown })).toEqual(["50", "75", "25", "0", "25", "0", "0"]));
  test("value → not applicable", () =>
    expect(total(three(), full, { ...full, "t.c": notApplicable })).toEqual(["50", "75", "25", "0", "0", "25", "0"]));
  test("not applicable → value", () =>
    expect(total(three(), { ...full, "t.c": notApplicable }, full)).toEqual(["75", "50", "-25", "0", "0", "-25", "0"]));
  test("open → not applicable moves the range, not the value", () =>
    expect(total(three(), { ...full, "t.c": unknown }, { ...full, "t.c": notApplicable })).toEqual(["75", "75", "0", "0", "0", "0", "0"]));
  test("another word for open, where the policy treats it otherwise", () => {
    // not answered counts as 0, unknown is left out
    const policy: ScoringPolicy = { missing: { "not-answered": "worst" } };
    const before = { "t.a": "fully", "t.b": "partly" };
    expect(total(three(), before, { ...before, "t.c": unknown }, [policy, policy])).toEqual(["50", "75", "25", "0", "25", "0", "0"]);
  });
  test("policy: (2 × 100 + 50 + 0) / 4 = 62.5", () =>
    expect(total(three(), full, full, [undefined, { weights: { "t.a": 2 } }])).toEqual(["50", "62.5", "12.5", "0", "0", "0", "12.5"]));
  test("nothing", () => expect(total(three(), full, full)).toEqual(["50", "50", "0", "0", "0", "0", "0"]));
});

describe("several causes share it", () => {
  const abc = tree({ a: percent, b: percent, c: percent });
  const third = (units: number) => expect.closeTo(units / 3, 12);
  const numbers = (texts: readonly (string | null)[]) => texts.map(Number);

  test("three at once, over six orders", () => {
    // Worth with answers (a 20 → 50), applicable (c 60 → not applicable), policy (a weighs 3):
    // none (20 + 40 + 60) / 3 = 40; answers (50 + 40 + 60) / 3 = 50; applicable (20 + 40) / 2 = 30; policy (60 + 40 + 60) / 5 = 32;
    // answers + applicable (50 + 40) / 2 = 45; answers + policy (150 + 40 + 60) / 5 = 50; applicable + policy (60 + 40) / 4 = 25; all (150 + 40) / 4 = 47.5.
    // answers    (2 (50 - 40) + (45 - 30) + (50 - 32) + 2 (47.5 - 25)) / 6 = 98 / 6 = 49 / 3
    // applicable (2 (30 - 40) + (45 - 50) + (25 - 32) + 2 (47.5 - 50)) / 6 = -37 / 6
    // policy     (2 (32 - 40) + (50 - 50) + (25 - 30) + 2 (47.5 - 45)) / 6 = -16 / 6
    const found = total(abc, { "t.a": 20, "t.b": 40, "t.c": 60 }, { "t.a": 50, "t.b": 40, "t.c": notApplicable }, [
      undefined,
      { weights: { "t.a": 3 } },
    ]);
    expect(found.slice(0, 3)).toEqual(["40", "47.5", "7.5"]);
    expect(numbers(found.slice(3))).toEqual([third(49), 0, third(-18.5), third(-8)]);
    expect(addTexts(found.slice(3))).toBe("7.5");
  });
  test("an answer that changed beside one that became known, two indicators", () => {
    const ab = tree({ a: percent, b: percent }, { policy: { coverage: { threshold: 0.5 } } });
    // a 0 → 50, b open → 100. Before 0; a alone 50; b alone (0 + 100) / 2 = 50; both 75. Either order: 50 + 25 or 50 + 25.
    expect(total(ab, { "t.a": 0 }, { "t.a": 50, "t.b": 100 })).toEqual(["0", "75", "75", "37.5", "37.5", "0", "0"]);
  });
  test("causes that cancel out leave no change, but parts", () => {
    // a 40 → 50 and c 60 → not applicable. None (40 + 50 + 60) / 3 = 50; answers 160 / 3; applicable (40 + 50) / 2 = 45; both 50.
    // answers ((160 / 3 - 50) + (50 - 45)) / 2 = 25 / 6
    const found = total(abc, { "t.a": 40, "t.b": 50, "t.c": 60 }, { "t.a": 50, "t.b": 50, "t.c": notApplicable });
    expect(found.slice(0, 3)).toEqual(["50", "50", "0"]);
    expect(numbers(found.slice(3))).toEqual([expect.closeTo(25 / 6, 12), 0, expect.closeTo(-25 / 6, 12), 0]);
    expect(addTexts(found.slice(3))).toBe("0");
  });
  test("at every node for itself: a group has only what lies in it", () => {
    const nested = tree({ g: { x: percent, y: percent }, h: { u: percent, v: percent } });
    const { nodes } = trackProgress([
      round("2024-03-01", nested, { "t.g.x": 0, "t.g.y": 0, "t.h.u": 40, "t.h.v": 80 }),
      round("2026-03-01", nested, { "t.g.x": 100, "t.g.y": 0, "t.h.u": 40, "t.h.v": notApplicable }),
    ]).overall;
    // g 0 → 50; h 60 → 40; total 30 → 45.
    expect(parts(nodes["t.g"] as NodeProgress)).toEqual(["0", "50", "50", "50", "0", "0", "0"]);
    expect(parts(nodes["t.h"] as NodeProgress)).toEqual(["60", "40", "-20", "0", "0", "-20", "0"]);
    expect(parts(nodes.t as NodeProgress)).toEqual(["30", "45", "15", "25", "0", "-10", "0"]);
    expect(parts(nodes["t.g.x"] as NodeProgress)).toEqual(["0", "100", "100", "100", "0", "0", "0"]);
    expect(nodes["t.h.v"]).toEqual({
      before: "80",
      after: null,
      change: null,
      answers: null,
      known: null,
      applicable: null,
      policy: null,
      reason: "unscored-after",
    });
  });
});

describe("nodes without a value", () => {
  test("before, after, or both: no change, and the rounds say why", () => {
    const nested = tree({ g: { x: percent, y: percent }, h: { u: percent, v: percent }, k: { z: percent } });
    const { overall, rounds } = trackProgress([
      round("2024-03-01", nested, { "t.g.x": 0, "t.h.u": 40, "t.h.v": 80, "t.k.z": notApplicable }),
      round("2026-03-01", nested, { "t.g.x": 100, "t.g.y": 0, "t.h.u": 40 }),
    ]);
    expect(["t", "t.g", "t.h", "t.k"].map((id) => overall.nodes[id]?.reason)).toEqual([
      "unscored-after",
      "unscored-before",
      "unscored-after",
      "unscored-both",
    ]);
    expect(overall.nodes["t.g"]).toMatchObject({ before: null, after: "50", change: null });
    expect(rounds.map(({ nodes }) => nodes["t.k"])).toEqual([
      { exact: null, reason: "excluded" },
      { exact: null, reason: "nothing-answered" },
    ]);
    expect(rounds[0]?.nodes["t.g"]).toEqual({ exact: null, reason: "below-coverage" });
    expect(rounds[0]?.nodes["t.h"]).toEqual({ exact: "60", reason: null });
  });
  test("a combination in between counts with what is known in it, also if that is too little to be shown", () => {
    // Before (90 + 60) / 2 = 75, two of three answered. Known first: (90 + 60 + 30) / 3 = 60. Applicable first: 60, half answered, not shown. After (60 + 30) / 2 = 45.
    const abc = tree({ a: percent, b: percent, c: percent });
    expect(total(abc, { "t.a": 90, "t.b": 60, "t.c": unknown }, { "t.a": notApplicable, "t.b": 60, "t.c": 30 })).toEqual([
      "75",
      "45",
      "-30",
      "0",
      "-15",
      "-15",
      "0",
    ]);
  });
  test("where nothing at all is known in it, the orders through it are left out", () => {
    // Applicable first: a is gone and b open. So known first: (100 + 60) / 2 = 80, then 60.
    const ab = tree({ a: percent, b: percent }, { policy: { coverage: { threshold: 0.5 } } });
    expect(total(ab, { "t.a": 100 }, { "t.a": notApplicable, "t.b": 60 })).toEqual(["100", "60", "-40", "0", "-20", "-20", "0"]);
  });
  test("where no order remains, the change has no parts", () => {
    // Before, only a counts and is known; after, only b. Either switch alone leaves a counting indicator that is open.
    const ab = tree({ a: percent, b: percent });
    const { overall } = trackProgress([
      { assessment: round("2024-03-01", ab, { "t.a": 40 }), policy: { weights: { "t.b": 0 } } },
      { assessment: round("2026-03-01", ab, { "t.b": 70 }), policy: { weights: { "t.a": 0 } } },
    ]);
    expect(overall.nodes.t).toEqual({
      before: "40",
      after: "70",
      change: "30",
      answers: null,
      known: null,
      applicable: null,
      policy: null,
      reason: "no-order",
    });
  });
  test("a total that is forbidden stays so; its members are tracked", () => {
    const suite = tree({ g: { x: percent } }, { total: "forbidden" });
    const { overall, rounds } = trackProgress([round("2024-03-01", suite, { "t.g.x": 1 }), round("2026-03-01", suite, { "t.g.x": 2 })]);
    expect(overall.nodes.t?.reason).toBe("unscored-both");
    expect(rounds[0]?.nodes.t?.reason).toBe("total-forbidden");
    expect(overall.nodes["t.g"]?.answers).toBe("1");
  });
});

describe("questions that depend on another, and facts that are asked twice", () => {
  const onlyIf = { indicator: "t.body", is: ["yes"] };
  const asked = tree({ body: leaf({ scale: yesNo }), g: { x: percent, y: percent } }, {}, { "t.g": { onlyIf } });
  test("what another answer brings up came to apply", () => {
    // Before: no body, 0. After: (100 + (60 + 20) / 2) / 2 = 70. Body alone 100; the two questions alone (0 + 40) / 2 = 20.
    const progress = trackProgress([
      round("2024-03-01", asked, { "t.body": "no" }),
      round("2026-03-01", asked, { "t.body": "yes", "t.g.x": 60, "t.g.y": 20 }),
    ]);
    expect(progress.overall.changed.map(({ id, cause, before }) => [id, cause, before.missing])).toEqual([
      ["t.body", "answers", null],
      ["t.g.x", "applicable", "not-applicable"],
      ["t.g.y", "applicable", "not-applicable"],
    ]);
    // answers ((100 - 0) + (70 - 20)) / 2 = 75, applicable ((20 - 0) + (70 - 100)) / 2 = -5
    expect(parts(progress.overall.nodes.t as NodeProgress)).toEqual(["0", "70", "70", "75", "0", "-5", "0"]);
  });
  test("an answer counts wherever its fact is asked", () => {
    const kin = tree({ a: leaf({ sameAs: ["t.b"] }), b: percent });
    const { changed, nodes } = trackProgress([round("2024-03-01", kin, { "t.a": 40 }), round("2026-03-01", kin, { "t.b": 60 })]).overall;
    expect(changed.map(({ id, before, after }) => [id, before.value, after.value])).toEqual([
      ["t.a", 40, 60],
      ["t.b", 40, 60],
    ]);
    expect(nodes.t?.answers).toBe("20");
  });
});

describe("a fact that is asked twice, once under a condition", () => {
  test("has no value where it is not asked, though its kin has", () => {
    const framework = tree({
      body: leaf({ scale: yesNo }),
      a: percent,
      b: leaf({ sameAs: ["t.a"], onlyIf: { indicator: "t.body", is: ["yes"] } }),
    });
    const answers = { "t.a": 40, "t.body": "yes" };
    const { changed } = trackProgress([
      round("2024-03-01", framework, answers),
      round("2026-03-01", framework, { ...answers, "t.body": "no" }),
    ]).overall;
    expect(changed[1]).toEqual({
      id: "t.b",
      cause: "applicable",
      before: { value: 40, missing: null, points: "40" },
      after: { value: null, missing: "not-applicable", points: null },
    });
  });
});

describe("rounds", () => {
  const scale = tree({ a: percent, b: percent });
  const list = [
    round("2026-03-01", scale, { "t.a": 80, "t.b": 40 }),
    round("2022-03-01", scale, { "t.a": 0, "t.b": 40 }),
    round("2024-03-01", scale, { "t.a": 60, "t.b": notApplicable }),
  ];
  const progress = trackProgress(list);
  test("come in any order and stand by date", () => {
    expect(progress.rounds.map(({ date }) => date)).toEqual(["2022-03-01", "2024-03-01", "2026-03-01"]);
    expect(progress.steps.map(({ from, to }) => [from, to])).toEqual([
      ["2022-03-01", "2024-03-01"],
      ["2024-03-01", "2026-03-01"],
    ]);
    expect([progress.overall.from, progress.overall.to]).toEqual(["2022-03-01", "2026-03-01"]);
    expect(trackProgress([...list].reverse())).toEqual(progress);
    expect(list.map(({ date }) => date)).toEqual(["2026-03-01", "2022-03-01", "2024-03-01"]);
  });
  test("the way from first to last is worked out by itself: what came and went is not in it", () => {
    // 20 → 60 → 60: first a 0 → 60 and b away, then a 60 → 80 and b back; from first to last only a 0 → 80.
    // First, applicable: ((0 - 20) + (60 - 50)) / 2 = -5; then ((50 - 60) + (60 - 80)) / 2 = -15.
    expect(progress.steps.map(({ nodes }) => nodes.t?.applicable)).toEqual(["-5", "-15"]);
    expect(parts(progress.overall.nodes.t as NodeProgress)).toEqual(["20", "60", "40", "40", "0", "0", "0"]);
  });
  test("of two rounds the only step is the overall one", () => {
    const two = trackProgress(list.slice(0, 2));
    expect(two.steps).toHaveLength(1);
    expect(two.overall).toBe(two.steps[0]);
  });
  test("the product says whose, by what and on what, is frozen, and survives JSON", () => {
    expect(progress).toMatchObject({
      kind: "progress",
      city: head.city,
      framework: { id: "t", version: "1.0.0", digest: score(list[0] as Assessment).framework.digest },
    });
    expect(progress.basis).toEqual({
      kind: "whole",
      digest: progress.framework.digest,
      indicators: 2,
      of: [2, 2, 2],
      weight: [1, 1, 1],
      leftOut: [],
      roles: ["self"],
    });
    expect(progress.tree).toEqual([
      { id: "t", title: "T", parent: null },
      { id: "t.a", title: "a", parent: "t" },
      { id: "t.b", title: "b", parent: "t" },
    ]);
    expect(progress.rounds[0]).toMatchObject({
      rater: { role: "self" },
      framework: progress.framework,
      policy: { weights: "declared", coverage: { threshold: 0.65 } },
    });
    expect(progress.statement).toBe(score(list[0] as Assessment).statement);
    expect(deeplyFrozen(progress)).toBe(true);
    expect(survivesJson(progress)).toBe(true);
    expect(JSON.parse(JSON.stringify(progress))).toEqual(progress);
  });
  test("come back from JSON as they were", () => {
    expect(trackProgress(JSON.parse(JSON.stringify(list)))).toEqual(progress);
  });
  test("bring the policy of a published scorecard along", () => {
    const old = list[1] as Assessment;
    const card = score(old, { weights: { "t.a": 3 } });
    const found = trackProgress([list[0] as Assessment, { assessment: old, policy: card.policy }]);
    expect(found.overall.nodes.t?.before).toBe(card.total.exact);
    expect(found.overall.policyChanged).toBe(true);
    expect(found.rounds[0]?.policy).toEqual(card.policy);
    // The framework's own policy, said in full, is no other policy.
    expect(trackProgress([list[0] as Assessment, { assessment: old, policy: score(old).policy }]).overall.policyChanged).toBe(false);
  });
  test("are all scored by the policy of the options unless they bring their own", () => {
    const policy = { aggregate: "minimum" } as const;
    const found = trackProgress([list[0] as Assessment, list[1] as Assessment], { policy });
    expect(found.overall).toMatchObject({ policyChanged: false, nodes: { t: { before: "0", after: "40", answers: "40" } } });
    const mixed = trackProgress([list[0] as Assessment, { assessment: list[1] as Assessment, policy: {} }], { policy });
    expect(mixed.overall).toMatchObject({ policyChanged: true, nodes: { t: { before: "20", after: "40" } } });
  });
  test("a translation answers the same framework", () => {
    const translated = parseFramework({ ...scale, title: "Titel" });
    const found = trackProgress([list[1] as Assessment, round("2026-03-01", translated, { "t.a": 80, "t.b": 40 })]);
    expect(found.basis.kind).toBe("whole");
    expect(found.tree[0]?.title).toBe("Titel");
  });
});

describe("a comparable subset", () => {
  const first = tree({ a: percent, b: leaf({ weight: 3 }), old: percent });
  const second = tree({ a: percent, b: percent, g: { fresh: percent } }, { version: "2.0.0" });
  const rounds = [
    round("2024-03-01", first, { "t.a": 0, "t.b": 60, "t.old": 100 }),
    round("2026-03-01", second, { "t.a": 40, "t.b": 80, "t.g.fresh": 0 }),
  ];
  const progress = trackProgress(rounds, { comparable: "shared-indicators" });

  test("is scored in the tree and with the weights of the latest version, and labelled", () => {
    // Both weigh 1 in version 2: (0 + 60) / 2 = 30, (40 + 80) / 2 = 60.
    expect(parts(progress.overall.nodes.t as NodeProgress)).toEqual(["30", "60", "30", "30", "0", "0", "0"]);
    expect(Object.keys(progress.overall.nodes)).toEqual(["t", "t.a", "t.b"]);
    // a and b have (1 + 3) / 5 of the weight of version 1, 2 / 3 of that of version 2.
    expect(progress.basis).toMatchObject({ kind: "shared-indicators", indicators: 2, of: [3, 3], weight: [0.8, 0.6666666666666666] });
    expect(progress.basis.leftOut).toEqual([
      { id: "t.g.fresh", why: "not-in-all" },
      { id: "t.old", why: "not-in-all" },
    ]);
    expect(progress.framework.version).toBe("2.0.0");
    expect(progress.rounds.map(({ framework }) => framework.version)).toEqual(["1.0.0", "2.0.0"]);
    expect(progress.basis.digest).not.toBe(progress.framework.digest);
    // What the statement counts are the nodes that are compared: the root and two indicators.
    expect(progress.statement).toContain("3 nodes, with all levels and numbers, are authored");
  });
  test("is what scoring the answers in the subset gives", () => {
    const subset = subsetOf(second, ["t.a", "t.b"]);
    const card = score(assess(subset, { ...head, answers: { "t.a": 40, "t.b": 80 } }));
    expect(progress.basis.digest).toBe(card.framework.digest);
    expect(progress.overall.nodes.t?.after).toBe(card.total.exact);
  });
  test("reads each round by its own framework: conditions and kindred questions of that time", () => {
    const onlyIf = { indicator: "t.a", is: ["fully"] };
    const old = tree({ a: fullyPartlyNot, b: leaf({ onlyIf }), c: leaf({ sameAs: ["t.d"] }), d: percent });
    const next = tree({ a: fullyPartlyNot, b: percent, c: percent, e: leaf({ onlyIf }) }, { version: "2.0.0" });
    const found = trackProgress(
      [round("2024-03-01", old, { "t.a": "partly", "t.d": 30 }), round("2026-03-01", next, { "t.a": "partly", "t.b": 10, "t.c": 50 })],
      { comparable: "shared-indicators" },
    );
    expect(found.overall.changed.map(({ id, cause, before }) => [id, cause, before.missing ?? before.value])).toEqual([
      ["t.b", "applicable", "not-applicable"],
      ["t.c", "answers", 30],
    ]);
  });
  test("policies are checked against the framework they were made for; what they say of others falls away", () => {
    const policy = { weights: { "t.a": 3, "t.old": 9 } };
    const found = trackProgress([{ assessment: rounds[0] as Assessment, policy }, rounds[1] as Assessment], {
      comparable: "shared-indicators",
    });
    expect(found.rounds[0]?.policy.weights).toEqual({ "t.a": 3 });
    // (3 × 0 + 60) / 4 = 15
    expect(found.overall.nodes.t).toMatchObject({ before: "15", after: "60" });
    const general = trackProgress(rounds, { comparable: "shared-indicators", policy: { weights: { "t.b": 3, "t.g": 2 } } });
    expect(general.overall.nodes.t).toMatchObject({ before: "45", after: "70" });
  });
  test("one basis serves all rounds, so that a line through them means one thing", () => {
    const third = tree({ a: percent, g: { fresh: percent } }, { version: "3.0.0" });
    const found = trackProgress([...rounds, round("2028-03-01", third, { "t.a": 90, "t.g.fresh": 10 })], {
      comparable: "shared-indicators",
    });
    expect(found.rounds.map(({ nodes }) => nodes.t?.exact)).toEqual(["0", "40", "90"]);
  });
});
