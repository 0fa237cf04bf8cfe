/** Cities in columns: what a card says of a node stands in its column, and what must not be mixed is refused. */
import { describe, expect, test } from "vitest";
import { compare, compareShared } from "../../src/analyse/compare.ts";
import { type Assessment, assess, defineFramework, fullyPartlyNot, parseFramework, type Scorecard, score, yesNo } from "../../src/index.ts";
import { three } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, places, thrownBy } from "../support/issues.ts";

const framework = three([2, 1, 1]);
type Loose = { readonly [key: string]: unknown };
const given = (city: string, answers: Loose, extra: Loose = {}): Assessment =>
  assess(framework, {
    city: { id: city, name: `${city} (invented)` },
    date: "2026-03-01",
    rater: { role: "self" },
    answers,
    ...extra,
  } as never);
const card = (city: string, answers: Loose, extra: Loose = {}): Scorecard => score(given(city, answers, extra));
const a = card("aford", { "t.a": "fully", "t.b": "partly", "t.c": "not-at-all" });
const b = card("beford", { "t.a": "fully", "t.b": { missing: "not-applicable", reason: "R" }, "t.c": { missing: "unknown" } });
const c = card("ceford", {}, { date: "2026-04-02", city: { id: "ceford", name: "Ceford (invented)" } });

describe("compare", () => {
  test("holds what each card says of each node, in the order given", () => {
    const both = compare([b, a, c]);
    expect(both.cities.map(({ id }) => id)).toEqual(["beford", "aford", "ceford"]);
    expect(both.dates).toEqual(["2026-03-01", "2026-03-01", "2026-04-02"]);
    for (const [id, columns] of Object.entries(both.nodes))
      for (const [i, one] of [b, a, c].entries()) {
        const node = one.nodes[id as never] as Scorecard["total"];
        expect(columns.value[i]).toBe(node.value);
        expect(columns.exact[i]).toBe(node.exact);
        expect([columns.low[i], columns.high[i]]).toEqual([node.range?.low ?? null, node.range?.high ?? null]);
        expect(columns.coverage[i]).toBe(node.coverage);
        expect([columns.answered[i], columns.open[i], columns.excluded[i], columns.evidenced[i]]).toEqual([
          node.counts.answered,
          node.counts.open,
          node.counts.excluded,
          node.counts.evidenced,
        ]);
      }
    // Worked: A = (2·100 + 50 + 0)/4; B = 100 of a and the open c: 2 of 3 answered.
    expect(both.nodes.t?.exact).toEqual(["100", "62.5", null]);
    expect(both.nodes.t?.low).toEqual([200 / 3, 62.5, 0].map((x) => (x === 200 / 3 ? 66.66666666666667 : x)));
    expect(both.basis).toEqual({ kind: "whole", indicators: 3, weight: 1, versions: ["1.0.0"] });
    expect(both.statement).toBe(a.statement);
  });

  test("is frozen, plain, and takes any iterable and cards that were stored", () => {
    const stored = JSON.parse(JSON.stringify(a));
    const made = compare(
      (function* () {
        yield stored;
        yield b;
      })(),
    );
    expect(made).toEqual(compare(new Set([a, b])));
    expect(deeplyFrozen(made)).toBe(true);
    expect(survivesJson(made)).toBe(true);
  });

  test("refuses nothing, a city twice, other frameworks, policies and roles: all at once, by place", () => {
    expect(codes(thrownBy(() => compare([])))).toEqual(["nothing-to-compare"]);
    const otherFramework = score(
      assess(three(), { city: { id: "d", name: "D" }, date: "2026-03-01", rater: { role: "self" }, answers: {} }),
    );
    const otherPolicy = score(given("e", { "t.a": "fully" }), { weights: "equal" });
    const peer = card("f", {}, { rater: { role: "peer" } });
    const issues = thrownBy(() => compare([a, otherFramework, otherPolicy, peer, card("aford", {}), b]));
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "frameworks-mixed 1",
      "policies-mixed 2",
      "roles-mixed 3",
      "city-again 4",
    ]);
    expect(issues[3]?.message).toContain("number 1");
  });

  test("mixes roles only when asked, and says whose each is", () => {
    const peer = card("aford", { "t.a": "partly" }, { rater: { role: "peer", id: "p1" } });
    expect(codes(thrownBy(() => compare([a, peer])))).toEqual(["roles-mixed", "city-again"]);
    expect(compare([a, peer], { roles: "mixed" }).raters).toEqual([{ role: "self" }, { role: "peer", id: "p1" }]);
    expect(codes(thrownBy(() => compare([a, peer, peer], { roles: "mixed" })))).toEqual(["city-again"]);
  });

  test("names gates that are not met", () => {
    const gated = defineFramework({
      id: "g",
      title: "G",
      version: "1",
      status: "untested",
      children: [{ id: "g.a", title: "A", question: "A?", scale: yesNo, mandatory: { atLeast: 100 } }],
    });
    const one = (id: string, answers: object) =>
      score(assess(gated, { city: { id, name: id }, date: "2026-03-01", rater: { role: "self" }, answers }));
    expect(compare([one("x", { "g.a": "no" }), one("y", {}), one("z", { "g.a": "yes" })]).gates).toEqual([
      [{ id: "g.a", state: "unmet" }],
      [{ id: "g.a", state: "open" }],
      [],
    ]);
  });

  test("reports progress, and stops when asked", () => {
    const many = function* (): Generator<Scorecard> {
      for (let i = 0; i < 250; i++) yield { ...JSON.parse(JSON.stringify(a)), city: { id: `c${i}`, name: `C${i}` } };
    };
    const heard: number[] = [];
    expect(compare(many(), { onProgress: (done) => heard.push(done) }).cities).toHaveLength(250);
    expect(heard).toEqual([100, 200]);
    const signal = { aborted: false };
    const issues = thrownBy(() =>
      compare(many(), {
        signal,
        onProgress: () => {
          signal.aborted = true;
        },
      }),
    );
    expect(issues.map(({ code, params }) => [code, params.done])).toEqual([["aborted", 100]]);
    expect(codes(thrownBy(() => compare([a], { signal: AbortSignal.abort() })))).toEqual(["aborted"]);
  });

  test("refuses a signal that cannot be read any more", () => {
    let reads = 0;
    const signal = {
      get aborted(): boolean {
        if (reads++ > 1) throw new RangeError("boom");
        return false;
      },
    };
    expect(places(thrownBy(() => compare([a, b], { signal })))).toEqual(["unreadable at options.signal"]);
  });
  test("refuses a list that cannot be read; what a generator throws is its own", () => {
    const boom = (): never => {
      throw new RangeError("boom");
    };
    const trapped = Object.defineProperty([a, b], 0, { get: boom, enumerable: true });
    for (const list of [trapped, new Proxy([a, b], { get: boom })])
      expect(places(thrownBy(() => compare(list)))).toEqual(["unreadable at "]);
    expect(() =>
      compare(
        (function* () {
          yield boom();
        })(),
      ),
    ).toThrow(RangeError);
  });
  test("refuses what is no scorecard, and options that are none", () => {
    for (const wrong of [
      null,
      undefined,
      3,
      "x",
      {},
      { kind: "scorecard" },
      { ...a, nodes: {} },
      { ...a, nodes: { t: {} } },
      { ...a, kind: "assessment" },
    ])
      expect(thrownBy(() => compare([wrong as never])).length).toBeGreaterThan(0);
    for (const wrong of [null, 3, "x", {}]) expect(thrownBy(() => compare(wrong as never)).length).toBeGreaterThan(0);
    for (const wrong of [null, 3, { roles: "all" }, { onProgress: 1 }, { signal: {} }, { role: "mixed" }])
      expect(thrownBy(() => compare([a], wrong as never)).length).toBeGreaterThan(0);
  });
});

describe("compareShared", () => {
  const version = (number: string, names: readonly string[], weight = 1) =>
    parseFramework({
      id: "t",
      title: "T",
      version: number,
      status: "untested",
      children: names.map((name) => ({
        id: `t.${name}`,
        title: name,
        question: `${name}?`,
        scale: fullyPartlyNot,
        weight: name === "a" ? weight : 1,
      })),
    });
  const city = (id: string, own: ReturnType<typeof version>, answers: object) =>
    assess(own, { city: { id, name: id }, date: "2026-03-01", rater: { role: "self" }, answers });

  test("scores all on what they share, with the weights of the last, and says how much that is", () => {
    const old = city("x", version("1", ["a", "b", "old"]), { "t.a": "fully", "t.b": "not-at-all", "t.old": "fully" });
    const latest = city("y", version("2", ["a", "b", "new"], 2), { "t.a": "partly", "t.b": "fully", "t.new": "not-at-all" });
    const shared = compareShared([old, latest]);
    // weights 2 and 1: x = 200/3, y = (100 + 100)/3; the new one holds 1 of 4
    expect(shared.nodes.t?.exact).toEqual(["66.666666666666666666666666666667", "66.666666666666666666666666666667"]);
    expect(shared.basis).toEqual({ kind: "shared-indicators", indicators: 2, weight: 0.75, versions: ["1", "2"] });
    expect(codes(thrownBy(() => compare([score(old), score(latest)])))).toEqual(["frameworks-mixed"]);
  });

  test("refuses versions that share nothing, and nothing at all", () => {
    expect(thrownBy(() => compareShared([city("x", version("1", ["a"]), {}), city("y", version("2", ["b"]), {})])).length).toBe(1);
    expect(codes(thrownBy(() => compareShared([])))).toEqual(["nothing-to-compare"]);
    for (const wrong of [null, 3, [null], [{}]]) expect(thrownBy(() => compareShared(wrong as never)).length).toBeGreaterThan(0);
  });
});
