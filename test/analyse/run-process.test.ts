/** The engine of reviews, rounds and schemes: every illegal step is an issue, needs are named, history holds, nothing handed in is changed or lost. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reviewFlow } from "../../src/analyse/check-review.ts";
import { ensureReview } from "../../src/analyse/peer-review.ts";
import { ensureProduct, fromContent } from "../../src/analyse/run-process.ts";
import {
  addToReview,
  addToRound,
  addToScheme,
  advanceReview,
  type Outcome,
  type Process,
  reviewProcess,
  roundProcess,
  schemeProcess,
  startReview,
  tryAddToReview,
  tryAdvanceReview,
  tryAdvanceRound,
  tryAdvanceScheme,
  tryStartReview,
  tryStartRound,
  tryStartScheme,
} from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";
import {
  aford,
  reviewAt,
  reviewHead,
  reviewSteps,
  roundAt,
  roundHead,
  roundSteps,
  schemeAt,
  schemeHead,
  schemeSteps,
} from "./review-specimen.ts";
import { town } from "./roadmap-specimen.ts";

type Product = { readonly state: string; readonly history: readonly { readonly state: string }[] };
type Case = readonly [
  process: Process,
  at: (state?: string) => Product,
  step: (product: never, name: unknown, content: unknown) => Outcome<Product>,
  contents: { readonly [step: string]: object },
];
const cases: readonly Case[] = [
  [reviewProcess, reviewAt, tryAdvanceReview, reviewSteps(aford)],
  [roundProcess, roundAt, tryAdvanceRound, roundSteps()],
  [schemeProcess, schemeAt, tryAdvanceScheme, schemeSteps()],
];
const issuesOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.issues);

describe.each(cases)("$id", (process, at, step, contents) => {
  test("each step from each state: the one that begins there leads on, every other is an issue", () => {
    for (const { key } of process.states) {
      const product = at(key);
      expect(product.state).toBe(key);
      for (const { name, from, to } of process.transitions) {
        const outcome = step(product as never, name, contents[name]);
        if (from === key) expect(outcome.ok && outcome.value.state).toBe(to);
        else expect(codes(issuesOf(outcome))).toEqual(["step-not-now"]);
      }
    }
  });

  test("what a step needs and has not is an issue that names it, each for itself", () => {
    for (const { name, from, needs } of process.transitions) {
      for (const { key } of needs) {
        const { [key]: _, ...rest } = contents[name] as { readonly [key: string]: unknown };
        if (!(key in (contents[name] as object))) continue;
        const found = issuesOf(step(at(from) as never, name, rest)).filter(({ code }) => code === "need-missing");
        expect(new Set(found.map(({ params }) => params.need)), name).toEqual(new Set([key]));
      }
      const bare = issuesOf(step(at(from) as never, name, { date: "2028-01-01", by: "coordinator" }));
      expect(
        bare.every(({ code }) => code === "need-missing"),
        name,
      ).toBe(true);
    }
  });

  test("history says every state in order, and the product is frozen and plain", () => {
    const product = at();
    expect(product.history.map(({ state }) => state)).toEqual(process.states.map(({ key }) => key));
    expect(deeplyFrozen(product)).toBe(true);
    expect(survivesJson(product)).toBe(true);
  });

  test("a step that there is not is an issue with the nearest", () => {
    const name = process.transitions[0]?.name as string;
    expect(issuesOf(step(at() as never, `${name}x`, {}))[0]?.params).toMatchObject({ step: `${name}x`, nearest: name });
    for (const strange of [null, undefined, 5, {}, "start", "add"]) {
      const found = codes(issuesOf(step(at() as never, strange, { date: "2028-01-01", by: "coordinator" })));
      expect(found, String(strange)).toEqual(["step-unknown"]);
    }
  });
});

describe("a step", () => {
  const draft = reviewAt("draft");
  const content = reviewSteps(aford).assessSelf;
  const refused = (more: object) => places(issuesOf(tryAdvanceReview(draft, "assessSelf", { ...content, ...more })));

  test("keeps who, when, what", () => {
    const review = advanceReview(draft, "assessSelf", { ...content, by: "host", name: "Hanna Host", note: "Late" });
    expect(review.history[1]).toEqual({
      ...{ transition: "assessSelf", state: "selfAssessed", date: "2026-02-01", by: "host", name: "Hanna Host", note: "Late" },
      what: ["initialReport"],
    });
  });

  test("is not dated before the one before it; on the same day it may be", () => {
    expect(refused({ date: "2026-01-09" })).toContain("step-too-early at date");
    expect(refused({ date: "2026-01-30" })).toEqual([]);
    expect(refused({ date: "2026-02-30" })).toEqual(["bad-format at date"]);
    expect(refused({ date: undefined })).toContain("missing-key at date");
  });

  test("is taken by somebody who is known", () => {
    expect(refused({ by: "hots" })).toEqual(["who-unknown at by"]);
    expect(refused({ by: undefined })).toEqual(["missing-key at by"]);
  });

  test("takes only what belongs to it, and overwrites nothing", () => {
    expect(refused({ report: { title: "R", date: "2026-01-01" } })).toEqual(["unknown-key at report"]);
    expect(refused({ host: aford })).toEqual(["unknown-key at host"]);
    expect(refused({ state: "visited" })).toEqual(["unknown-key at state"]);
    expect(refused({ questons: [] })).toEqual(["unknown-key at questons"]);
    const again = issuesOf(tryAddToReview(reviewAt(), { date: "2026-07-01", by: "host", initialReport: content.initialReport }));
    expect(places(again)).toEqual(["unknown-key at initialReport"]);
  });

  test("names places in what was handed in, however much was there before", () => {
    const finding = { id: "f9", kind: "gap", nodes: ["t.lead"], text: "x", by: "team" };
    const outcome = tryAddToReview(reviewAt(), {
      date: "2026-07-01",
      by: "host",
      findings: [finding, { ...finding, id: "f1", nodes: ["t.laed"] }],
    });
    expect(places(issuesOf(outcome))).toEqual(["unknown-node at findings.1.nodes.0", "listed-twice at findings.1.id"]);
    expect(issuesOf(outcome)[0]?.params.nearest).toBe("t.lead");
  });

  test("sets the state in which a finding came in, and takes none from outside", () => {
    const finding = { id: "f9", kind: "gap", nodes: ["t.lead"], text: "x", by: "team" } as const;
    expect(addToReview(draft, { date: "2026-01-11", by: "host", findings: [finding] }).findings[0]?.step).toBe("draft");
    expect(refused({ findings: [{ ...finding, step: "draft" }] })).toEqual(["step-given at findings.0.step"]);
  });

  test("leaves the product as it was, and what was handed in unfrozen", () => {
    const handed = structuredClone(content);
    const before = JSON.stringify(draft);
    advanceReview(draft, "assessSelf", handed as never);
    expect(JSON.stringify(draft)).toBe(before);
    expect(Object.isFrozen(handed.initialReport)).toBe(false);
  });

  test("may bring something in the same state, but not nothing", () => {
    const again = addToReview(draft, { date: "2026-01-11", by: "host", questions: [{ text: "And money?" }] });
    expect([again.state, again.questions.length, again.history[1]?.transition]).toEqual(["draft", 2, "add"]);
    expect(places(thrownBy(() => addToReview(draft, { date: "2026-01-11", by: "host" })))).toEqual(["nothing-added at "]);
    expect(places(thrownBy(() => addToRound(roundAt("prepared"), { date: "2026-01-11", by: "coordinator" })))).toEqual([
      "nothing-added at ",
    ]);
    expect(places(thrownBy(() => addToScheme(schemeAt("gapNamed"), { date: "2026-01-11", by: "coordinator" })))).toEqual([
      "nothing-added at ",
    ]);
  });
});

describe("a product that comes back", () => {
  const whole = reviewAt();
  const copy = () => JSON.parse(JSON.stringify(whole)) as { [key: string]: unknown; history: { [key: string]: unknown }[] };
  const refused = (change: (copy_: ReturnType<typeof copy>) => void) => {
    const made = copy();
    change(made);
    return places(thrownBy(() => ensureReview(made as never)));
  };

  test("is the same, with all of it", () => {
    expect(ensureReview(whole)).toBe(whole);
    expect(ensureReview(copy() as never)).toEqual(whole);
  });

  test("is checked as if it came from a stranger", () => {
    expect(refused((made) => Object.assign(made, { state: "visited" }))).toEqual(["not-allowed at state"]);
    expect(refused((made) => made.history.splice(2, 1))).toEqual(["step-not-now at history.2.transition"]);
    expect(refused((made) => Object.assign(made.history[3] as object, { state: "visited" }))).toEqual(["not-allowed at history.3.state"]);
    expect(refused((made) => Object.assign(made.history[3] as object, { date: "2026-01-01" }))).toEqual([
      "step-too-early at history.3.date",
    ]);
    expect(refused((made) => Object.assign(made, { visit: undefined }))).toEqual(["need-missing at visit"]);
    expect(refused((made) => Object.assign(made, { history: [] }))).toEqual(["out-of-range at history"]);
    expect(refused((made) => made.history.shift())).toEqual(["not-allowed at history.0.transition"]);
    expect(refused((made) => Object.assign(made, { more: 1 }))).toEqual(["unknown-key at more"]);
  });

  test("is of the kind that is expected", () => {
    expect(places(thrownBy(() => ensureReview(roundAt("prepared") as never)))).toEqual(["not-a-process at "]);
    for (const strange of [null, "review", 5, [], {}, { kind: "review" }])
      expect(thrownBy(() => ensureReview(strange as never)).length).toBeGreaterThan(0);
    expect(places(issuesOf(fromContent(reviewFlow, town, 5)))).toEqual(["wrong-type at "]);
    expect(ensureProduct(reviewFlow, whole)).toBe(whole);
  });
});

test("whatever is handed in, there is a sound product or a BenchmarkError", () => {
  const draft = reviewAt("draft");
  const doors: readonly ((value: unknown) => unknown)[] = [
    (value) => tryStartReview(town, value),
    (value) => tryStartRound(town, value),
    (value) => tryStartScheme(town, value),
    (value) => startReview(value as never, reviewHead(aford)),
    (value) => tryAdvanceReview(draft, "assessSelf", value),
    (value) => tryAdvanceReview(draft, value, {}),
    (value) => tryAdvanceReview(value as never, "assessSelf", {}),
    (value) => tryAdvanceRound(roundAt("prepared"), "closeReviews", value),
    (value) => tryAddToReview(draft, value),
  ];
  fc.assert(
    fc.property(hostileJson(), (value) => {
      for (const door of doors) meets(() => door(value));
    }),
    { numRuns: 150 },
  );
  const bent = [...Object.entries({ ...reviewHead(aford), ...reviewSteps(aford).visit, team: reviewSteps(aford).reviewDocuments.team })];
  fc.assert(
    fc.property(fc.constantFrom(...bent.map(([key]) => key)), hostileJson(), (key, value) => {
      meets(() => tryStartReview(town, { ...reviewHead(aford), [key]: value }));
      meets(() => tryStartReview(town, { ...reviewHead(aford), [key]: [value] }));
      meets(() => tryStartRound(town, { ...roundHead, reviews: [{ ...reviewAt(), [key]: value }] }));
      meets(() => tryStartScheme(town, { ...schemeHead, [key === "team" ? "roadmaps" : "monitoring"]: [value] }));
    }),
    { numRuns: 100 },
  );
});

test("a history that came from elsewhere names what was handed in by its keys, and nothing else", () => {
  const { framework, statement, ...content } = JSON.parse(JSON.stringify(reviewAt("selfAssessed")));
  content.history[1].what = ["initialReport", "minutes by Sarah School"];
  const outcome = fromContent(reviewFlow, town, content);
  expect(outcome.ok ? [] : places(outcome.issues)).toEqual(["not-allowed at history.1.what.1"]);
  const bare = thrownBy(() => ensureReview({ ...content, framework: { ...town, id: 5 } } as never));
  expect(places(bare)[0]).toContain("at framework.id");
});
