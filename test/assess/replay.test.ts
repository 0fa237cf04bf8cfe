/** Undo and redo: over any sequence of edits the states come back exactly; what was made for another state, or meddled with, is refused. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Assessment,
  type AssessmentDraft,
  assess,
  BenchmarkError,
  type Framework,
  type Patch,
  parseFramework,
  type Revision,
  replay,
  revise,
  tryReplay,
  tryRevise,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { assessmentsOf, frameworks, hostileJson } from "../arbitraries.ts";
import { assessed, head, three } from "../small.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { codes, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const aford = assessed(three(), { "t.a": "fully", "t.b": "partly" });
const {
  assessment: later,
  patches,
  inverse,
} = revise(aford, (draft) => {
  draft.answers["t.a"] = "partly";
  draft.date = "2026-04-01";
  delete draft.answers["t.b"];
});

describe("a revision leads from its base to its result", () => {
  test("there and back, stored in between", () => {
    expect(replay(aford, patches)).toEqual(later);
    expect(replay(later, inverse)).toEqual(aford);
    const stored: Revision = JSON.parse(JSON.stringify(inverse));
    const back = replay(later, stored);
    expect(back).toEqual(aford);
    expect(back.framework).toBe(aford.framework);
    expect(deeplyFrozen(back)).toBe(true);
    expect(Object.isFrozen(stored.patches)).toBe(false);
  });
  test("one without patches leaves everything", () => {
    expect(replay(aford, revise(aford, () => {}).patches)).toEqual(aford);
  });
  test("under a translation of the framework, whose digest is the same", () => {
    const reworded = parseFramework(JSON.parse(JSON.stringify(aford.framework).replaceAll('"T"', '"Titre"')));
    expect(replay(assess(reworded, { ...head, answers: aford.answers }), patches).framework.title).toBe("Titre");
  });
});

/** Assessments of one generated framework; sometimes of a suite that asks some of its questions again, answered alike or not at all. */
function families(): fc.Arbitrary<fc.Arbitrary<Assessment>> {
  return fc.tuple(frameworks(), fc.boolean()).map(([framework, isSuite]) => {
    if (!isSuite) return assessmentsOf(framework);
    const { policy: _, ...member } = framework;
    const again = outline(framework).indicators.slice(0, 3);
    const children = again.map(({ id, scale }, i) => ({ id: `suite.again.i${i}`, title: "Again", question: "?", scale, sameAs: [id] }));
    const suite = parseFramework({
      ...{ id: "suite", title: "Suite", version: "1", status: "untested" },
      children: [member, { id: "suite.again", title: "Again", children }],
    });
    return fc.tuple(assessmentsOf(framework), fc.nat(7)).map(([{ kind: _, framework: __, ...input }, pick]) => {
      const twice = again.flatMap(({ id }, i) => (input.answers[id] && (pick >> i) % 2 ? [[`suite.again.i${i}`, input.answers[id]]] : []));
      return assess(suite, { ...input, answers: { ...input.answers, ...Object.fromEntries(twice) } });
    });
  });
}

/** One edit: towards another valid assessment of the framework, in all, in its head, or in some answers. */
interface Edit {
  readonly target: Assessment;
  readonly part: "all" | "head" | "answers";
  readonly pick: number;
}

function made({ target, part, pick }: Edit): (draft: AssessmentDraft) => undefined {
  return (draft) => {
    if (part !== "answers") {
      draft.city = { ...target.city };
      draft.date = target.date;
      Object.assign(draft.rater, target.rater);
      draft.visibility = target.visibility;
    }
    if (part === "all") draft.answers = { ...target.answers };
    if (part !== "answers") return;
    for (const [i, { id }] of outline(target.framework).indicators.entries()) {
      if ((i + pick) % 3 > 0) continue;
      if (target.answers[id] === undefined) delete draft.answers[id];
      else draft.answers[id] = target.answers[id];
    }
  };
}

test("over any sequence of edits: undoing all gives the first state, redoing all the last, and each in between comes back", () => {
  const histories = families().chain((assessments) =>
    fc.record({
      start: assessments,
      edits: fc.array(
        fc.record({
          target: assessments,
          part: fc.constantFrom("all" as const, "head" as const, "answers" as const),
          pick: fc.nat(2),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );
  let steps = 0;
  fc.assert(
    fc.property(histories, ({ start, edits }) => {
      const states = [start];
      const trail: { readonly patches: Revision; readonly inverse: Revision }[] = [];
      for (const edit of edits) {
        const outcome = tryRevise(states.at(-1) as Assessment, made(edit));
        // Some edits leave an answer that is not asked any more, or contradict another place: refused, nothing happens.
        if (!outcome.ok) continue;
        const { assessment, ...revisions } = outcome.value;
        expect(revisions.patches.base).toBe(trail.at(-1)?.patches.result ?? revisions.patches.base);
        states.push(assessment);
        trail.push(JSON.parse(JSON.stringify(revisions)));
        steps++;
      }
      let state = states.at(-1) as Assessment;
      for (let i = trail.length - 1; i >= 0; i--) {
        state = replay(state, (trail[i] as (typeof trail)[number]).inverse);
        expect(state).toEqual(states[i]);
      }
      for (const [i, { patches: forth }] of trail.entries()) {
        state = replay(state, forth);
        expect(state).toEqual(states[i + 1]);
      }
    }),
    { numRuns: 100 },
  );
  expect(steps).toBeGreaterThan(100);
});

describe("what does not belong is refused", () => {
  const refused = (assessment: Assessment, revision: unknown) => {
    const outcome = tryReplay(assessment, revision);
    expect(deeplyFrozen(outcome)).toBe(true);
    return outcome.ok ? [] : outcome.issues;
  };
  const withPatches = (...made: readonly Partial<Patch>[]) => ({ ...patches, patches: made });
  test("another state, with both digests shortened", () => {
    const [issue] = refused(later, patches);
    expect(issue?.code).toBe("revision-base");
    expect(issue?.params).toEqual({ received: `${patches.base.slice(7, 19)}…`, expected: `${patches.result.slice(7, 19)}…` });
    expect(codes(thrownBy(() => replay(later, patches)))).toEqual(["revision-base"]);
  });
  test("another framework, version, or another weight in the same version", () => {
    const of = (framework: Framework) => refused(assessed(framework, {}), patches).map(({ params }) => params.part);
    expect(of(parseFramework({ ...aford.framework, version: "1.1.0" }))).toEqual(["version", "digest"]);
    expect(of(three([2, 1, 1]))).toEqual(["digest"]);
  });
  test("patches that were meddled with: other steps, or steps that lead elsewhere", () => {
    const problem = (...made: readonly Partial<Patch>[]) =>
      refused(aford, withPatches(...made)).map(({ code, params }) => `${code}: ${params.problem ?? ""}`);
    expect(problem({ op: "replace", path: ["date"], value: "2027-01-01" })).toEqual(["revision-result: "]);
    expect(problem()).toEqual(["revision-result: "]);
    expect(problem({ op: "remove", path: ["answers", "t.c"] })).toEqual(["patch-misfit: there is nothing"]);
    expect(problem({ op: "add", path: ["date"], value: "2026-04-01" })).toEqual(["patch-misfit: there is something already"]);
    expect(problem({ op: "replace", path: ["visibility"], value: "city" })).toEqual(["patch-misfit: there is nothing"]);
    expect(problem({ op: "replace", path: ["date"] })).toEqual(["patch-misfit: it brings no value"]);
    expect(problem({ op: "remove", path: ["answers", "t.a"], value: 1 })).toEqual(["patch-misfit: it brings a value"]);
    expect(problem({ op: "replace", path: ["date", "0"], value: "3" })).toEqual(["patch-misfit: its path leads nowhere"]);
    expect(problem({ op: "add", path: ["city", "context", "port"], value: 1 })).toEqual(["patch-misfit: its path leads nowhere"]);
    expect(problem({ op: "add", path: ["framework"], value: {} })).toEqual(["patch-misfit: “framework” cannot be revised"]);
    expect(problem({ op: "add", path: ["kind"], value: "assessment" })).toEqual(["patch-misfit: “kind” cannot be revised"]);
    expect(
      refused(aford, withPatches({ op: "add", path: ["answers", "t.c"], value: "mostly" })).map(({ code, path }) => [code, ...path]),
    ).toEqual([["value-off-scale", "answers", "t.c"]]);
  });
  test("a promised digest that is not reached, though every step fits", () => {
    const [issue] = refused(aford, { ...patches, result: `sha256-${"0".repeat(64)}` });
    expect(issue?.code).toBe("revision-result");
    expect(issue?.params).toEqual({ received: `${patches.result.slice(7, 19)}…`, expected: "000000000000…" });
  });
  test("paths into prototypes", () => {
    const before = Reflect.ownKeys(Object.prototype);
    for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
      for (const path of [[key], ["city", key], ["city", key, "polluted"], ["answers", key], ["answers", key, "polluted"]]) {
        for (const op of ["add", "replace", "remove"] as const) {
          // Through JSON, so that __proto__ is a key of its own.
          const made = JSON.parse(JSON.stringify(withPatches({ op, path, ...(op === "remove" ? {} : { value: "polluted" }) })));
          expect(refused(aford, made).length, `${op} ${path.join(".")}`).toBeGreaterThan(0);
        }
      }
    }
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
    expect(({}.constructor as { polluted?: unknown }).polluted).toBe(undefined);
  });
  test("hostile revisions and assessments give a result or a BenchmarkError", () => {
    fc.assert(
      fc.property(hostileJson([patches, inverse]), (make) => {
        meets(() => tryReplay(aford, make()));
        meets(() => replay(aford, make() as Revision));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(hostileJson([aford]), (make) => {
        meets(() => replay(make() as Assessment, patches));
      }),
      { numRuns: 300 },
    );
    for (const wrong of [null, {}, "x"]) expect(() => tryReplay(wrong as never, patches)).toThrow(BenchmarkError);
  });
});

test("hostile things in a draft give a result or a BenchmarkError; what the recipe itself meets there is its own", () => {
  let [kept, own] = [0, 0];
  fc.assert(
    fc.property(
      hostileJson([aford.answers, aford.city, "partly"]),
      fc.constantFrom("city", "date", "answers", "rater", "answer", "extra"),
      (make, at) => {
        meets(() =>
          tryRevise(aford, (draft) => {
            try {
              const value = make() as never;
              if (at === "answer") draft.answers["t.a"] = value;
              else (draft as unknown as { [key: string]: unknown })[at] = value;
              kept++;
            } catch {
              own++;
            }
          }),
        );
      },
    ),
    { numRuns: 2000 },
  );
  // Immer itself cannot be handed a revoked proxy, and says so at the assignment.
  expect(own).toBeLessThan(kept / 5);
  expect(aford.answers).toEqual({ "t.a": "fully", "t.b": "partly" });
});
