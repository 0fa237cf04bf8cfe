/** Revising: a checked result, patches that tell what changed, and a host that notices nothing. */
import { isDraft, produce, produceWithPatches, setAutoFreeze } from "immer";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { type AssessmentDraft, assess, BenchmarkError, defineFramework, fullyPartlyNot, revise, tryRevise } from "../../src/index.ts";
import { junk } from "../arbitraries.ts";
import { assessed, head, leaf, three, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, flawsOf, places, thrownBy } from "../support/issues.ts";

const aford = assessed(three(), { "t.a": "fully", "t.b": { level: "partly", comment: "See the minutes" } });

describe("a revision", () => {
  test("of an answer: the assessment after, the way there, the way back", () => {
    const { assessment, patches, inverse } = revise(aford, (draft) => {
      draft.answers["t.b"] = "not-at-all";
    });
    expect(assessment).toEqual({ ...aford, answers: { "t.a": "fully", "t.b": "not-at-all" } });
    expect(assessment.framework).toBe(aford.framework);
    expect(patches.patches).toEqual([{ op: "replace", path: ["answers", "t.b"], value: "not-at-all" }]);
    expect(inverse.patches).toEqual([{ op: "replace", path: ["answers", "t.b"], value: { level: "partly", comment: "See the minutes" } }]);
    expect([inverse.base, inverse.result]).toEqual([patches.result, patches.base]);
    expect(patches.base).not.toBe(patches.result);
    expect(patches.framework).toEqual({ id: "t", version: "1.0.0", digest: patches.framework.digest });
    expect(aford.answers["t.b"]).toEqual({ level: "partly", comment: "See the minutes" });
  });
  test("of everything that can be revised, and of parts of it", () => {
    const { assessment, patches } = revise(aford, (draft) => {
      draft.city.name = "Aford on Sea (invented)";
      draft.date = "2026-04-01";
      draft.rater.id = "r1";
      draft.visibility = "scheme";
      delete draft.answers["t.a"];
      draft.answers["t.c"] = { missing: "unknown" };
    });
    expect(assessment).toMatchObject({ city: { id: "aford", name: "Aford on Sea (invented)" }, date: "2026-04-01", visibility: "scheme" });
    expect(assessment.rater).toEqual({ role: "self", id: "r1" });
    expect(patches.patches.map(({ op, path }) => `${op} ${path.join(" ")}`)).toEqual([
      "replace city name",
      "replace date",
      "add rater id",
      "remove answers t.a",
      "add answers t.c",
      "add visibility",
    ]);
  });
  test("is frozen, plain JSON; and so is its refusal", () => {
    const revised = revise(aford, (draft) => {
      draft.answers["t.a"] = "partly";
    });
    expect(deeplyFrozen(revised) && survivesJson(revised)).toBe(true);
    const refused = tryRevise(aford, (draft) => {
      draft.date = "soon";
    });
    expect(deeplyFrozen(refused) && survivesJson(refused)).toBe(true);
  });
  test("sees parts of answers: a comment added in place", () => {
    const { assessment } = revise(aford, (draft) => {
      const answer = draft.answers["t.b"];
      if (typeof answer === "object" && "level" in answer) answer.comment = "Read them again";
    });
    expect(assessment.answers["t.b"]).toEqual({ level: "partly", comment: "Read them again" });
  });
  test("an answer that is undefined is none; one that says the same in other words is no change", () => {
    expect(
      revise(aford, (draft) => {
        draft.answers["t.a"] = undefined;
      }).assessment.answers,
    ).toEqual({ "t.b": aford.answers["t.b"] });
    const { assessment, patches } = revise(aford, (draft) => {
      draft.answers["t.a"] = { level: "fully", comment: "", evidence: [] };
    });
    expect(patches.patches).toEqual([]);
    expect(assessment).toBe(aford);
  });
  test("a recipe that changes nothing, or takes its change back: the same assessment, no patches", () => {
    const recipes: ((draft: AssessmentDraft) => undefined)[] = [
      () => undefined,
      (draft) => {
        draft.answers["t.c"] = "fully";
        delete draft.answers["t.c"];
      },
    ];
    for (const recipe of recipes) {
      const { assessment, patches, inverse } = revise(aford, recipe);
      expect(assessment).toBe(aford);
      expect([patches.patches, inverse.patches]).toEqual([[], []]);
      expect(patches.result).toBe(patches.base);
    }
  });
  test("ids and levels of a draft are typed; the framework is not in it", () => {
    const small = defineFramework({
      id: "s",
      title: "S",
      version: "1.0.0",
      status: "untested",
      children: [{ id: "s.a", title: "A", question: "A?", scale: fullyPartlyNot }],
    });
    revise(assess(small, { ...head, answers: {} }), (draft) => {
      expectTypeOf(draft).toEqualTypeOf<AssessmentDraft<"s.a">>();
      expectTypeOf(draft.answers).toHaveProperty("s.a");
      expectTypeOf(draft).not.toHaveProperty("framework");
      // @ts-expect-error: no such indicator
      expect(draft.answers["s.b"]).toBe(undefined);
      expect("framework" in draft || "kind" in draft).toBe(false);
    });
    // @ts-expect-error: an asynchronous recipe does not compile
    expect(codes(thrownBy(() => revise(aford, async () => {})))).toEqual(["recipe-async"]);
    // @ts-expect-error: nor one that returns something
    expect(codes(thrownBy(() => revise(aford, (draft) => (draft.date = "2026-04-01"))))).toEqual(["recipe-result"]);
  });
});

describe("what cannot be is refused with all issues", () => {
  const refused = (recipe: (draft: never) => unknown): string[] => {
    const outcome = tryRevise(aford, recipe as never);
    expect(aford.answers["t.a"]).toBe("fully");
    return outcome.ok ? [] : places(outcome.issues);
  };
  test("the draft is checked as assess checks its input", () => {
    expect(
      refused((draft: AssessmentDraft) => {
        draft.date = "2026-02-30";
        draft.city.id = "";
        draft.answers["t.a"] = "mostly";
        draft.answers["t.x"] = "fully";
        draft.answers["t.b"] = { missing: "not-applicable" };
      }),
    ).toEqual([
      "text-empty at city.id",
      "date-invalid at date",
      "value-off-scale at answers.t.a",
      "reason-missing at answers.t.b.reason",
      "unknown-indicator at answers.t.x",
    ]);
    expect(
      refused((draft: { framework?: object; extra?: number }) => {
        draft.framework = {};
        draft.extra = 1;
      }),
    ).toEqual(["unknown-key at framework", "unknown-key at extra"]);
    expect(
      refused((draft: { city?: object; answers?: object }) => {
        delete draft.city;
        delete draft.answers;
      }),
    ).toEqual(["missing-key at city", "missing-key at answers"]);
  });
  test("revise throws what tryRevise returns", () => {
    const recipe = (draft: AssessmentDraft) => {
      draft.date = "";
    };
    expect(codes(thrownBy(() => revise(aford, recipe)))).toEqual(["date-invalid"]);
  });
  test("a recipe that returns something, is asynchronous, or is none", async () => {
    expect(refused(() => 3)).toEqual(["recipe-result at recipe"]);
    expect(refused((draft: AssessmentDraft) => ({ ...draft, date: "2026-04-01" }))).toEqual(["recipe-result at recipe"]);
    expect(refused((draft: object) => draft)).toEqual([]);
    let late: unknown;
    const recipe = async (draft: AssessmentDraft) => {
      await Promise.resolve();
      try {
        draft.date = "2026-04-01";
      } catch (error) {
        late = error;
        throw error;
      }
    };
    expect(refused(recipe)).toEqual(["recipe-async at recipe"]);
    // What it does later fails on a revoked draft, and no unhandled rejection remains (vitest would fail on one).
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(late).toBeInstanceOf(TypeError);
    for (const wrong of [undefined, null, {}, "draft"]) expect(refused(wrong as never)).toEqual(["wrong-type at recipe"]);
  });
  test("whatever else a recipe returns", () => {
    for (const [what, make] of junk) {
      const outcome = tryRevise(aford, (() => make()) as () => undefined);
      const [issue] = outcome.ok ? [] : outcome.issues;
      expect(issue?.code, what).toBe(what === "undefined" ? undefined : what === "a Promise" ? "recipe-async" : "recipe-result");
      if (issue !== undefined) expect(flawsOf(issue)).toEqual([]);
    }
  });
  test("a draft cannot be used after its recipe", () => {
    let kept: AssessmentDraft | undefined;
    revise(aford, (draft) => {
      kept = draft;
    });
    expect(() => kept?.date).toThrow(TypeError);
  });
  test("a recipe's own error passes through, as it is, from both forms", () => {
    const own = new RangeError("of the host");
    const recipe = () => {
      throw own;
    };
    for (const form of [revise, tryRevise]) {
      let met: unknown;
      try {
        form(aford, recipe);
      } catch (error) {
        met = error;
      }
      expect(met).toBe(own);
    }
  });
  test("what is no assessment", () => {
    for (const wrong of [null, {}, "aford", { kind: "scorecard" }]) {
      expect(() => revise(wrong as never, () => {})).toThrow(BenchmarkError);
      expect(() => tryRevise(wrong as never, () => {})).toThrow(BenchmarkError);
    }
  });
  test("an assessment that came back from JSON with its framework is one", () => {
    const back = JSON.parse(JSON.stringify(aford));
    const recipe = (draft: AssessmentDraft) => {
      draft.answers["t.c"] = "fully";
    };
    expect(revise(back, recipe).patches).toEqual(revise(aford, recipe).patches);
  });
});

describe("questions that depend on others", () => {
  const framework = tree({ a: fullyPartlyNot, b: leaf({ scale: fullyPartlyNot, onlyIf: { indicator: "t.a", is: ["fully"] } }) });
  const both = assessed(framework, { "t.a": "fully", "t.b": "partly" });
  test("an answer that is not asked any more has to go with the change", () => {
    const first = tryRevise(both, (draft) => {
      draft.answers["t.a"] = "not-at-all";
    });
    expect(first.ok ? [] : places(first.issues)).toEqual(["not-asked at answers.t.b"]);
    const { patches } = revise(both, (draft) => {
      draft.answers["t.a"] = "not-at-all";
      delete draft.answers["t.b"];
    });
    expect(patches.patches.map(({ op }) => op)).toEqual(["replace", "remove"]);
  });
});

describe("the host notices nothing", () => {
  afterEach(() => setAutoFreeze(true));
  const toTwo = (draft: { a: number }) => {
    draft.a = 2;
  };
  const mine = () => ({ level: "partly", evidence: [{ title: "Minutes" }] });
  test("objects that a recipe puts into the draft are neither frozen nor kept", () => {
    const answer = mine();
    const city = { id: "bford", name: "Bford (invented)" };
    const { assessment } = revise(aford, (draft) => {
      draft.answers["t.a"] = answer;
      draft.city = city;
    });
    expect([answer, answer.evidence, answer.evidence[0], city].some(Object.isFrozen)).toBe(false);
    answer.evidence.push({ title: "Later" });
    city.name = "";
    expect(assessment).toMatchObject({ city: { name: "Bford (invented)" }, answers: { "t.a": mine() } });
  });
  test("immer's settings stay as the host has them, and change nothing here", () => {
    const frozen = () => Object.isFrozen(produce({ a: 1 }, toTwo));
    const revised = () =>
      revise(aford, (draft) => {
        draft.answers["t.a"] = mine() as never;
      });
    for (const setting of [true, false]) {
      setAutoFreeze(setting);
      expect(deeplyFrozen(revised())).toBe(true);
      expect(frozen()).toBe(setting);
    }
    // The plugin for patches is not switched on behind the host's back.
    expect(() => produceWithPatches({ a: 1 }, toTwo)).toThrow(/plugin/i);
  });
  test("inside a recipe of the host's own, on a draft of the host's own", () => {
    const state = { current: aford, log: [] as string[] };
    const next = produce(state, (outer) => {
      const { assessment } = revise(outer.current as typeof aford, (draft) => {
        draft.date = produce({ date: "" }, (inner) => {
          inner.date = "2026-05-01";
        }).date;
        outer.log.push("revised");
      });
      outer.current = assessment as never;
    });
    expect([next.current.date, next.log, state.log]).toEqual(["2026-05-01", ["revised"], []]);
    expect(isDraft(next.current)).toBe(false);
  });
  test("one part of the draft may stand in two places", () => {
    const { assessment } = revise(aford, (draft) => {
      draft.answers["t.c"] = draft.answers["t.b"];
    });
    expect(assessment.answers["t.c"]).toEqual(aford.answers["t.b"]);
  });
});

test("a shipped framework: one of its questions", () => {
  const start = assess(generalGovernance, { ...head, answers: {} });
  const { assessment } = revise(start, (draft) => {
    draft.answers["governance.leadership.named-lead"] = "fully";
  });
  expect(Object.keys(assessment.answers)).toEqual(["governance.leadership.named-lead"]);
});
