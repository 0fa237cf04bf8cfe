/** Where raters differ, worst first: sides, order, kinds, and any ratings held against a recount. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPanel } from "../../src/assess/panel.ts";
import { type Answer, type Assessment, type Disagreement, disagreements, fullyPartlyNot, score } from "../../src/index.ts";
import { isExcluded } from "../../src/model/policy.ts";
import { hostileJson } from "../arbitraries.ts";
import { by, hall, panels, peer, self } from "../assess/panel-cases.ts";
import { leaf, percent, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const short = (list: readonly Disagreement[]) =>
  list.map(({ id, kind, spread, points }) => [id.replace("town.", ""), kind, spread, points]);

describe("by hand", () => {
  const evidence = [{ title: "Timetable", date: "2026" }];
  const ratings = [
    self({
      ...hall("ffp"),
      "town.hall.open": { level: "fully", comment: "Always", evidence },
      "town.hall.stairs": "no",
      "town.ways.bus": "yes",
      "town.ways.stop": "fully",
    }),
    peer("north", { ...hall("ppp"), "town.hall.stairs": "yes", "town.ways.bus": "no", "town.ways.posts": 40 }),
    peer("south", {
      "town.hall.open": { level: "not-at-all", comment: "Closed", confidence: 0.7 },
      "town.ways.posts": { missing: "outside-competence", reason: "State" },
      "town.ways.bus": "yes",
      "town.ways.stop": "fully",
    }),
  ];
  const found = disagreements(ratings);

  // Weights at the root: hall 1/2, of it open 1/4, warm 2/4, lit 1/4; ways 1/2, of it four quarters.
  // open 100/8 = 12.5; warm 50/4 = 12.5, later in the tree; bus 100/8 = 12.5; stairs 100 · 0.1 / 2 = 5;
  // lit is open with south; posts: 40, not answered, and not the city's; stop: where there is no bus, it does not apply.
  test("a penalty as heavy as a number can be hangs at most the whole root on it", () => {
    const heavy = disagreements(ratings, { policy: { weights: { "town.hall.stairs": 1e308 } } });
    expect(short(heavy)[0]).toEqual(["hall.stairs", "answers", 100, 100]);
    expect(survivesJson(heavy)).toBe(true);
  });
  test("largest spread × weight first, ties and what has no spread in tree order", () =>
    expect(short(found)).toEqual([
      ["hall.open", "answers", 100, 12.5],
      ["hall.warm", "answers", 50, 12.5],
      ["ways.bus", "answers", 100, 12.5],
      ["hall.stairs", "answers", 100, 5],
      ["hall.lit", "open", 0, 0],
      ["ways.posts", "applies", null, 0],
      ["ways.stop", "applies", 0, 0],
    ]));

  test("each side has its level, its criterion, its raters, and what each of them adds", () => {
    expect(found[0]).toMatchObject({ title: "Open", question: "Is the hall open?", weight: 0.125 });
    expect(found[0]?.sides).toEqual([
      {
        state: "answered",
        value: "fully",
        words: "Fully",
        points: 100,
        criterion: "Every day",
        routed: false,
        raters: ["city"],
        remarks: [{ rater: "city", role: "self", comment: "Always", reason: null, evidence, date: null, confidence: null }],
      },
      {
        state: "answered",
        value: "partly",
        words: "Partly",
        points: 50,
        criterion: "Some days",
        routed: false,
        raters: ["north"],
        remarks: [{ rater: "north", role: "peer", comment: null, reason: null, evidence: [], date: null, confidence: null }],
      },
      {
        state: "answered",
        value: "not-at-all",
        words: "Not at all",
        points: 0,
        criterion: "Never",
        routed: false,
        raters: ["south"],
        remarks: [{ rater: "south", role: "peer", comment: "Closed", reason: null, evidence: [], date: null, confidence: 0.7 }],
      },
    ]);
  });

  test("what does not apply stands below the answers, what is open below that, each with its reason", () => {
    const sides = (id: string) =>
      found.find((one) => one.id === id)?.sides.map(({ state, words, routed, raters }) => [state, words, routed, raters]);
    expect(sides("town.ways.posts")).toEqual([
      ["answered", "40 %", false, ["north"]],
      ["outside-competence", null, false, ["south"]],
      ["not-answered", null, false, ["city"]],
    ]);
    expect(sides("town.ways.stop")).toEqual([
      ["answered", "Fully", false, ["city", "south"]],
      ["not-applicable", null, true, ["north"]],
    ]);
    expect(found.find(({ id }) => id === "town.ways.posts")?.sides[1]?.remarks[0]?.reason).toBe("State");
  });

  test("weights follow the policy", () => {
    const equal = disagreements(ratings, { policy: { weights: "equal" } });
    // Hall: three equal shares beside the penalty: open 100/6, warm 50/6.
    expect(short(equal).slice(0, 3)).toEqual([
      ["hall.open", "answers", 100, 100 / 6],
      ["ways.bus", "answers", 100, 12.5],
      ["hall.warm", "answers", 50, 50 / 6],
    ]);
  });

  test("a point on a penalty is worth at the root what the score takes off for it", () => {
    const answers = {
      "town.hall.open": "fully",
      "town.hall.warm": "fully",
      "town.hall.lit": "fully",
      "town.ways.posts": 80,
      "town.ways.signs": ["north", "south", "east", "west"],
      "town.ways.bus": "yes",
      "town.ways.stop": "fully",
    };
    const total = (stairs: string): number => score(self({ ...answers, "town.hall.stairs": stairs })).total.value as number;
    expect(total("no") - total("yes")).toBe(found.find(({ id }) => id === "town.hall.stairs")?.points);
  });
});

describe("what counts as a disagreement", () => {
  const differ = (...answers: readonly (Answer | undefined)[]): readonly Disagreement[] =>
    disagreements(
      answers.map((answer, i) =>
        by({ role: "peer", id: `r${i}` }, answer === undefined ? {} : { "t.a": answer }, tree({ a: fullyPartlyNot })),
      ),
    );
  const out: Answer = { missing: "not-applicable", reason: "None here" };
  test.each([
    ["other answers", ["fully", "partly"], "answers"],
    ["a value and what does not apply", ["fully", out], "applies"],
    ["what does not apply and what is open", [out, { missing: "unknown" }], "applies"],
    ["a value and what is open", ["fully", undefined], "open"],
    ["a value and a refusal", ["fully", { missing: "refused" }], "open"],
  ] as const)("%s", (_, answers, kind) => expect(differ(...(answers as readonly Answer[])).map((one) => one.kind)).toEqual([kind]));

  test.each([
    ["the same answer with other remarks", ["fully", { level: "fully", comment: "Yes" }]],
    ["what is open for different reasons", [undefined, { missing: "refused" }, { missing: "unknown" }]],
    ["what does not apply for different reasons", [out, { missing: "outside-competence", reason: "State" }]],
    ["a single rater", ["fully"]],
  ] as const)("%s does not", (_, answers) => expect(differ(...(answers as readonly Answer[]))).toEqual([]));

  test("other ticks of equal worth do, with a spread of 0", () => {
    const [a, b] = [peer("a", { "town.ways.signs": ["north"] }), peer("b", { "town.ways.signs": ["south"] })];
    expect(short(disagreements([a, b]))).toEqual([["ways.signs", "answers", 0, 0]]);
  });

  test("what two indicators ask alike stands there once", () => {
    const twins = tree({ a: leaf({ scale: fullyPartlyNot, sameAs: ["t.b"] }), b: fullyPartlyNot });
    const list = disagreements([by({ role: "self" }, { "t.b": "fully" }, twins), by({ role: "peer" }, { "t.a": "partly" }, twins)]);
    expect(list.map(({ id }) => id)).toEqual(["t.a"]);
  });
});

describe("any ratings", () => {
  test("list exactly the indicators on which raters differ, in order, every rater on one side", () => {
    let listed = 0;
    fc.assert(
      fc.property(panels(), (ratings) => {
        const list = disagreements(ratings);
        expect(deeplyFrozen(list) && survivesJson(list)).toBe(true);
        const { tree: outline, voices, raters } = readPanel(ratings);
        const expected = outline.indicators.filter((_, k) => {
          const here = voices.map((voice) => voice[k]);
          const states = new Set(
            here.map((voice) =>
              voice?.leaf.missing === null ? voice.fact : isExcluded(voice?.leaf.missing as "unknown") ? "out" : "open",
            ),
          );
          return states.size > 1;
        });
        expect(list.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        for (const { id, sides, spread, points, weight } of list) {
          listed++;
          expect(sides.length).toBeGreaterThan(1);
          expect(sides.flatMap((side) => side.raters).sort()).toEqual(raters.map((rater) => rater.id).sort());
          for (const side of sides) expect(side.remarks.map(({ rater }) => rater)).toEqual(side.raters);
          const given = sides.flatMap((side) => side.points ?? []);
          if (given.length > 1) expect(spread).toBeCloseTo(Math.max(...given) - Math.min(...given), 9);
          expect(points).toBeCloseTo(Math.min(100, (spread ?? 0) * weight), 9);
          expect(outline.byId.has(id)).toBe(true);
        }
        const places = list.map(({ id, points }) => [points, outline.byId.get(id)?.index as number] as const);
        expect(places).toEqual([...places].sort((a, b) => b[0] - a[0] || a[1] - b[1]));
      }),
      { numRuns: 120 },
    );
    expect(listed).toBeGreaterThan(100);
  });

  test("weigh an indicator as the scorecard of a city in which everything applies does", () => {
    const framework = tree({ a: leaf({ weight: 3 }), g: { b: percent, c: leaf({ weight: 2 }) } });
    const answers = { "t.a": 1, "t.g.b": 2, "t.g.c": 3 };
    const first = by({ role: "self" }, answers, framework);
    const list = disagreements([first, by({ role: "peer" }, { "t.a": 2, "t.g.b": 3, "t.g.c": 4 }, framework)]);
    for (const { id, weight } of list)
      expect(weight).toBe(
        (score(first).nodes as { readonly [id: string]: { readonly weight: { readonly effective: number } } })[id]?.weight.effective,
      );
  });
});

describe("bad input", () => {
  const ratings = [self(hall("fpn")), peer("north", hall("ppp"))];
  test("is refused", () => {
    expect(places(thrownBy(() => disagreements([])))).toEqual(["no-raters at "]);
    expect(places(thrownBy(() => disagreements(ratings, { limit: 1 } as never)))).toEqual(["unknown-key at options.limit"]);
  });
  test("of any kind gives issues, and nothing foreign", () => {
    fc.assert(
      fc.property(hostileJson([...ratings, { policy: { weights: "equal" } }]), (make) => {
        const value = make() as never;
        meets(() => disagreements(value));
        meets(() => disagreements([ratings[0] as Assessment, value]));
        meets(() => disagreements(ratings, value));
      }),
      { numRuns: 300 },
    );
  });
});
