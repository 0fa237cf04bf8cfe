/** What the compiler tells a user who writes against the front door. Each `@ts-expect-error` is followed by its reason. */
import { type Assessment, assess, defineFramework, type IndicatorId, score } from "indicatree";
import type { generalGovernance } from "indicatree/frameworks/general-governance";
import { expectTypeOf, test } from "vitest";

const scale = { kind: "points", id: "points", maximum: 10 } as const;
const tiny = defineFramework({
  id: "tiny",
  title: "Tiny",
  version: "1.0.0",
  status: "untested",
  children: [{ id: "tiny.a", title: "A", children: [{ id: "tiny.a.one", title: "One", question: "One?", scale, weight: 2 }] }],
});
const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;

test("indicator ids are literals, and group ids are not among them", () => {
  expectTypeOf<IndicatorId<typeof tiny>>().toEqualTypeOf<"tiny.a.one">();
  expectTypeOf<IndicatorId<typeof generalGovernance>>().not.toEqualTypeOf<string>();
  // @ts-expect-error a group's id takes no answer
  assess(tiny, { ...head, answers: { "tiny.a": 5 } });
  // @ts-expect-error a misspelt id takes no answer
  assess(tiny, { ...head, answers: { "tiny.a.oen": 5 } });
  expectTypeOf(assess(tiny, { ...head, answers: { "tiny.a.one": 5 } })).toEqualTypeOf<Assessment<"tiny.a.one", "tiny" | "tiny.a">>();
});

test("a misspelt optional key does not compile", () => {
  const node = { title: "One", question: "One?", scale } as const;
  // @ts-expect-error it is called weight
  defineFramework({ ...tiny, children: [{ id: "tiny.one", ...node, weigth: 2 }] });
});

test("a score's nodes are known by name", () => {
  const card = score(assess(tiny, { ...head, answers: {} }));
  expectTypeOf(card.total.value).toEqualTypeOf<number | null>();
  expectTypeOf<keyof typeof card.nodes>().toEqualTypeOf<"tiny" | "tiny.a" | "tiny.a.one">();
});
