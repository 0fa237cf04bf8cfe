import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { describeGap, type Framework, findGaps, fullyPartlyNot, type Gap, parseFramework } from "../../src/index.ts";
import { junk } from "../arbitraries.ts";
import { assessed, leaf, percent, percents, tree } from "../small.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const evidence = [{ title: "Minutes" }];
const criteria = { fully: "It is in force.", partly: "exists in writing", "not-at-all": "Neither." };
const items = ["North", "South"].map((label) => ({ key: label.toLowerCase(), label }));
const framework = tree(
  {
    lead: leaf({ scale: fullyPartlyNot, criteria }),
    g: { days: { kind: "number", id: "n", unit: "days", worst: 90, best: 0 }, list: { kind: "checklist", id: "c", rule: "share", items } },
    p: leaf({ penalty: true, weight: 0.1 }),
  },
  {},
  { "t.g": { mandatory: { atLeast: 60 } } },
);
const said = (of: Framework, gaps: readonly Gap[]) => Object.fromEntries(gaps.map((gap) => [gap.id, describeGap(of, gap)]));

describe("a gap in words", () => {
  const answers = {
    "t.lead": { level: "not-at-all", evidence },
    "t.g.days": { number: 60, evidence },
    "t.g.list": ["north"],
    "t.p": 80,
  } as const;
  const all = said(framework, findGaps(assessed(framework, answers), { target: 50 }));

  test("where it stands, what closing it adds, what it takes", () => {
    expect(all["t.lead"]).toBe(
      "lead: now not at all (0), target 50. Closing it alone adds 25 points to the total. Reach “partly”: exists in writing.",
    );
    // g = (33.33 + 50) / 2 = 41.67; with days at 50 it is 50.
    expect(all["t.g.days"]).toBe("days: now 33.3, target 50. Closing it alone adds 4.2 points to the total. It takes at most 45 days.");
    expect(all["t.g"]).toBe("g: now 41.7, target 50. Closing it alone adds 4.2 points to the total.");
    expect(all["t.p"]).toBe(
      "p: now 80, target at most 50. Closing it alone adds 3 points to the total. It takes at most 50 of 100 points. No evidence is attached.",
    );
  });
  test("of the root, nothing of the root", () => expect(all.t).toBe("T: now 12.8, target 50."));
  test("gates", () => {
    const gaps = findGaps(assessed(framework, answers), { target: 100 });
    expect(said(framework, gaps)["t.g.days"]).toBe(
      "days: now 33.3, target 100. Closing it alone adds 16.7 points to the total. What is mandatory would then be met: g. It takes at most 0 days.",
    );
  });
  test("what is open is to be answered first", () => {
    const open = said(
      framework,
      findGaps(assessed(framework, { "t.lead": { level: "fully", evidence }, "t.g.days": 80, "t.p": 0 }), { target: 50 }),
    );
    expect(open["t.g.list"]).toBe(
      "list: not answered yet, target 50. Answer it first. Closing it alone adds 9.7 points to the total. It takes 1 item, any of: North; South.",
    );
    expect(open["t.g"]).toBe(
      "g: not scored yet, target 50. Open answers may close it: answer them first. Closing it alone adds 19.4 points to the total.",
    );
    // The low end of the range: with g at 50, 50 / 2 less the open penalty's 10, from 0.
    const nothing = said(framework, findGaps(assessed(framework, {}), { target: 50, kind: "group" }));
    expect(nothing["t.g"]).toBe(
      "g: not scored yet, target 50. Open answers may close it: answer them first. Closing it alone adds 15 points to the total.",
    );
  });
  test("gains of nothing, of next to nothing, and below nothing", () => {
    const low = percents([30, 30, 90], [], "minimum");
    expect(describeGap(low.framework, findGaps(low, { target: 80 })[1] as Gap)).toContain("Closing it alone adds nothing to the total.");
    const next = percents([79.9, 80], [1, 9]);
    expect(describeGap(next.framework, findGaps(next, { target: { "t.v0": 80 } })[0] as Gap)).toContain(
      "adds less than 0.1 points to the total.",
    );
    const fair = assessed(tree({ a: percent, b: percent }), { "t.a": 90 });
    expect(describeGap(fair.framework, findGaps(fair, { target: { "t.b": 60 } })[0] as Gap)).toContain(
      "Counted at its target it would take 15 points off the total, which leaves it out so far.",
    );
  });
  test("a scale that does not reach the target", () => {
    const levels = [
      { key: "n", label: "None", points: 0 },
      { key: "s", label: "Some", points: 60 },
    ];
    const short = assessed(tree({ a: { kind: "levels", id: "s", levels } }), { "t.a": { level: "s", evidence } });
    expect(describeGap(short.framework, findGaps(short, { target: { "t.a": 80 } })[0] as Gap)).toBe(
      "a: now some (60), target 80. Closing it alone adds 20 points to the total. No answer on its scale reaches the target.",
    );
  });
  test("in a suite, the member is named", () => {
    const member = { ...tree({ a: percent, b: percent }), title: "Parks" };
    const suite = parseFramework({ id: "o", title: "O", version: "1", status: "untested", total: "forbidden", children: [member] });
    const [gap] = findGaps(assessed(suite, { "t.a": 40, "t.b": 40 }), { target: { "t.a": 100 } });
    expect(describeGap(suite, gap as Gap)).toBe(
      "a: now 40, target 100. Closing it alone adds 30 points to “Parks”. It takes at least 100 of 100 points. No evidence is attached.",
    );
  });
  test("of a gap that was stored", () => {
    const [gap] = findGaps(assessed(framework, answers), { target: 50 });
    expect(describeGap(framework, JSON.parse(JSON.stringify(gap)))).toBe(describeGap(framework, gap as Gap));
  });
});

describe("bad input", () => {
  const [gap] = findGaps(assessed(framework, {}), { target: 50, kind: "indicator" });
  test("a gap of another framework, and what is none", () => {
    expect(places(thrownBy(() => describeGap(generalGovernance as Framework, gap as Gap)))).toEqual(["unknown-node at gap.id"]);
    expect(places(thrownBy(() => describeGap(framework, { ...gap, at: "q" } as Gap)))).toEqual(["unknown-node at gap.at"]);
    expect(places(thrownBy(() => describeGap(framework, { ...gap, target: "x", gain: null } as never)))).toEqual([
      "wrong-type at gap.target",
      "wrong-type at gap.gain",
    ]);
  });
  test("hostile values", () => {
    for (const [, make] of junk) {
      meets(() => describeGap(framework, make() as never));
      meets(() => describeGap(make() as never, gap as Gap));
      meets(() => describeGap(framework, { ...gap, to: make() } as never));
    }
  });
});
