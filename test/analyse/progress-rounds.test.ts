/** What keeps rounds from being tracked. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRounds } from "../../src/analyse/progress-rounds.ts";
import { type Answer, assess, type Framework, parseFramework, score, trackProgress } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { head, leaf, percent, tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const framework = tree({ a: percent, b: percent });
const round = (date: string, more: object = {}, of: Framework = framework, answers: { readonly [id: string]: Answer } = { "t.a": 1 }) =>
  assess(of, { ...head, date, answers, ...more });
const first = round("2024-03-01");
const last = round("2026-03-01");
const refused = (rounds: unknown, options?: unknown) => {
  const issues = thrownBy(() => trackProgress(rounds as never, options as never));
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return places(issues);
};

describe("rounds that cannot be tracked", () => {
  test("too few", () => {
    expect(refused([])).toEqual(["rounds-too-few at "]);
    expect(refused([first])).toEqual(["rounds-too-few at "]);
    expect(refused(first)).toEqual(["rounds-too-few at "]);
    expect(thrownBy(() => trackProgress([])).map(({ message }) => message)).toEqual([
      "Progress needs at least two rounds of one city; none was given.",
    ]);
  });
  test("without a date, or with the same one", () => {
    expect(refused([first, round("undated"), last])).toEqual(["round-undated at 1.date"]);
    expect(refused([round("undated"), round("undated")])).toEqual(["round-undated at 0.date", "round-undated at 1.date"]);
    expect(refused([last, first, round("2026-03-01", {}, framework, {})])).toEqual(["round-same-date at 2.date"]);
    expect(thrownBy(() => trackProgress([last, first, last]))[0]?.params).toEqual({ date: "2026-03-01", first: 1, second: 3 });
  });
  test("of another city, by another rater, on another framework: each says which, all at once", () => {
    const city = { id: "bford", name: "Bford (invented)" };
    const other = tree({ a: percent }, { version: "0.9.0" });
    const issues = thrownBy(() => trackProgress([last, round("2024-03-01", { city, rater: { role: "peer" } }, other)]));
    expect(places(issues)).toEqual(["round-other-city at 1.city", "round-other-role at 1.rater", "round-other-framework at 1.framework"]);
    expect(issues.map(({ params }) => params)).toEqual([
      { received: "bford", expected: "aford" },
      { received: "peer", expected: "self" },
      { received: "t 0.9.0", expected: "t 1.0.0" },
    ]);
  });
  test("a framework that changed under the same version is another", () => {
    const issues = thrownBy(() => trackProgress([last, round("2024-03-01", {}, tree({ a: leaf({ weight: 2 }), b: percent }))]));
    expect(issues[0]?.message).toContain("This round answers t 1.0.0 in another form, the latest one t 1.0.0;");
  });
  test("that share nothing", () => {
    const other = (children: Parameters<typeof tree>[0]) => round("2024-03-01", {}, tree(children, { version: "2.0.0" }), {});
    const shared = { comparable: "shared-indicators" };
    expect(refused([other({ x: percent }), last], shared)).toEqual(["nothing-shared at "]);
    expect(refused([other({ a: leaf({ scale: { kind: "points", id: "p", maximum: 5 } }) }), last], shared)).toEqual(["nothing-shared at "]);
  });
  test("that are none", () => {
    expect(refused([first, null, "x", 5, [], {}, { assessment: null }])).toEqual(
      [1, 2, 3, 4, 5].map((i) => `not-an-assessment at ${i}`).concat("not-an-assessment at 6"),
    );
    expect(refused([first, score(last)])).toEqual(["not-an-assessment at 1"]);
    expect(thrownBy(() => trackProgress([first, score(last)] as never))[0]?.message).toContain("a scorecard, which holds no answers");
    expect(refused([first, { assessment: last, polcy: {} }])).toEqual(["unknown-key at 1.polcy"]);
    expect(
      refused([
        first,
        Object.defineProperty({}, "assessment", {
          enumerable: true,
          get: () => {
            throw new RangeError("a trap");
          },
        }),
      ]),
    ).toEqual(["unreadable at 1"]);
  });
});

describe("policies that do not fit", () => {
  test("say whose they are", () => {
    const wrong = { weights: { "t.x": 1 } };
    expect(refused([first, { assessment: last, policy: wrong }])).toEqual(["policy-unknown-id at 1.policy.weights.t.x"]);
    expect(refused([first, last], { policy: wrong })).toEqual(["policy-unknown-id at options.policy.weights.t.x"]);
    expect(refused([first, { assessment: last, policy: null }])).toEqual(["wrong-type at 1.policy"]);
    expect(refused([first, { assessment: last, policy: () => 1 }])).toEqual(["not-plain at 1.policy"]);
  });
});

describe("policies of rounds that share a part", () => {
  test("are held against their own framework, not against what is shared", () => {
    const next = round("2026-03-01", {}, tree({ a: percent, fresh: percent }, { version: "2.0.0" }));
    const shared = { comparable: "shared-indicators" } as const;
    const weights = (id: string) => ({ weights: { [id]: 2 } });
    expect(trackProgress([{ assessment: first, policy: weights("t.b") }, next], shared).rounds[0]?.policy.weights).toEqual({});
    expect(refused([{ assessment: first, policy: weights("t.fresh") }, next], shared)).toEqual([
      "policy-unknown-id at 0.policy.weights.t.fresh",
    ]);
    expect(refused([first, next], { ...shared, policy: weights("t.b") })).toEqual(["policy-unknown-id at options.policy.weights.t.b"]);
  });
});

describe("options", () => {
  const other = round("2024-03-01", {}, tree({ a: percent }, { version: "0.9.0" }));
  const peer = round("2024-03-01", { rater: { role: "peer" } });
  test("of the wrong shape", () => {
    expect(refused([first, last], null)).toEqual(["wrong-type at options"]);
    expect(refused([first, last], { comparible: true })).toEqual(["unknown-key at options.comparible"]);
    expect(refused([first, last], { comparable: "all", raters: true })).toEqual([
      "not-allowed at options.comparable",
      "not-allowed at options.raters",
    ]);
    expect(refused([first, last], new Map())).toEqual(["not-plain at options"]);
  });
  test("that would change nothing", () => {
    expect(refused([first, last], { comparable: "shared-indicators", raters: "mixed" })).toEqual([
      "option-no-effect at options.comparable",
      "option-no-effect at options.raters",
    ]);
    const own = [first, last].map((assessment) => ({ assessment, policy: {} }));
    expect(refused(own, { policy: {} })).toEqual(["option-no-effect at options.policy"]);
  });
  test("that let in what is otherwise refused, and say so in the product", () => {
    expect(trackProgress([peer, last], { raters: "mixed" }).basis.roles).toEqual(["peer", "self"]);
    expect(trackProgress([other, last], { comparable: "shared-indicators" }).basis.kind).toBe("shared-indicators");
    // One does not open the door for the other.
    expect(refused([peer, last, other], { raters: "mixed" })).toContain("round-other-framework at 2.framework");
  });
});

describe("what is read", () => {
  test("equal policies share a plan, whoever brought them and however they are written", () => {
    const { rounds } = readRounds([first, { assessment: last, policy: { weights: "declared" } }], {});
    expect(rounds[0]?.plan).toBe(rounds[1]?.plan);
  });
  test("frameworks from JSON are the same framework", () => {
    const again = round("2024-03-01", {}, parseFramework(JSON.parse(JSON.stringify(framework))));
    const { rounds, framework: common } = readRounds([again, last], undefined);
    expect(common).toBe(last.framework);
    expect(rounds[0]?.plan).toBe(rounds[1]?.plan);
  });
  test("an undefined policy is none", () => {
    expect(trackProgress([first, { assessment: last, policy: undefined }]).overall.policyChanged).toBe(false);
  });
});

describe("hostile input", () => {
  const doors: { readonly [name: string]: (value: never) => unknown } = {
    "as rounds": (value) => trackProgress(value),
    "as a round": (value) => trackProgress([first, value]),
    "as an assessment": (value) => trackProgress([first, { assessment: value }]),
    "as a round's policy": (value) => trackProgress([first, { assessment: last, policy: value }]),
    "as options": (value) => trackProgress([first, last], value),
    "as the policy of all": (value) => trackProgress([first, last], { policy: value }),
  };
  test.each(Object.entries(doors))("%s", (_, enter) => {
    fc.assert(
      fc.property(
        hostileJson([framework, first, last, [first, last], { policy: { weights: { "t.a": 2 } }, comparable: "shared-indicators" }]),
        (make) => {
          let value: unknown;
          try {
            value = make();
          } catch {
            return;
          }
          meets(() => enter(value as never));
        },
      ),
      { numRuns: 300 },
    );
  });
});
