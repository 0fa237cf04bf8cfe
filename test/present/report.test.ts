import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { implementoring, intiCities } from "../../src/frameworks/index.ts";
import { assess, BenchmarkError, type Block, fullyPartlyNot, report, score, sideBySide, toMarkdown } from "../../src/index.ts";
import { assessed, head, leaf, notApplicable, percent, scored, tree, unknown } from "../small.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

const framework = tree(
  { g: { x: fullyPartlyNot, y: fullyPartlyNot }, h: { x: percent, y: percent, z: percent } },
  {
    policy: {
      bands: [
        { name: "low", from: 0 },
        { name: "high", from: 60 },
      ],
    },
  },
  { "t.g": { label: "standard", how: "Write it down." } },
);
const full = assessed(framework, {
  "t.g.x": { level: "fully", evidence: [{ title: "Act" }] },
  "t.g.y": "not-at-all",
  "t.h.x": 100,
  "t.h.y": 100,
  "t.h.z": 40,
});
const partial = assess(framework, {
  ...head,
  city: { id: "b", name: "Bford (invented)" },
  answers: { "t.g.x": notApplicable, "t.g.y": { ...(notApplicable as object) }, "t.h.x": 10, "t.h.y": unknown },
});

const texts = (blocks: readonly Block[]): string =>
  blocks
    .map((part) =>
      part.kind === "table"
        ? [part.caption, ...part.rows.flat()].join("\n")
        : part.kind === "list"
          ? part.items.join("\n")
          : "text" in part
            ? part.text
            : "",
    )
    .join("\n");

describe("a report", () => {
  test("says counts first, one decimal, the band, the evidence, and the weakest groups with how to go about them", () => {
    const text = texts(report([full]).blocks);
    expect(text).toContain("1 fully, 1 not at all, 3 measured or ticked; 65.0 of 100. Evidence comes with 1 of 5 answers. Band: high.");
    expect(text).toContain("g (50.0 of 100): Write it down.");
    expect(text).toContain("settled");
    expect(text).not.toMatch(/\d\.\d\d/);
    expect(text).toContain(scored(framework, {}).statement);
  });
  test("names what is not known: no zero for an open group, n/a for one that does not apply, open questions with whom to ask", () => {
    const document = report([partial]);
    const text = texts(document.blocks);
    expect(text).toContain("What to answer next (2 open)");
    expect(text).toContain("2 not applicable");
    expect(text).toMatch(/not scored: 33 % answered, possible range 3\.3 to 70\.0/);
  });
  test("of several cities sets them side by side in the order given, and ranks nobody", () => {
    const markdown = toMarkdown(report([partial, full], { title: "Two cities" }));
    expect(markdown).toMatch(/^# Two cities\n/);
    expect(markdown).toContain("| Standard | Bford | Aford |");
    expect(markdown).toContain("| g | n/a | 50.0 |");
    expect(markdown).toContain("| h | – | 80.0 |");
    expect(markdown).toContain("| highest possible | 70.0 | 65.0 |");
    expect(markdown.indexOf("## Bford")).toBeLessThan(markdown.indexOf("## Aford"));
  });
  test("about a gate says why no band is named", () => {
    const gated = tree({ a: leaf({ mandatory: { atLeast: 50 } }) }, { policy: { bands: [{ name: "any", from: 0 }] } });
    expect(texts(report([assessed(gated, { "t.a": 40 })]).blocks)).toContain(
      "40.0 of 100. Evidence comes with 0 of 1 answers. Mandatory and not met: a; so no band is named.",
    );
    expect(texts(report([assessed(gated, { "t.a": unknown })]).blocks)).toContain(
      "Mandatory and not known to be met: a; so no band is named yet.",
    );
  });
  test("names a mandatory part that is not met even where there are no bands, and marks the total beside others", () => {
    const gated = tree({ a: leaf({ mandatory: { atLeast: 50 } }), b: percent });
    const [met, unmet] = [assessed(gated, { "t.a": 50, "t.b": 0 }), assessed(gated, { "t.a": 40, "t.b": 100 })];
    expect(texts(report([unmet]).blocks)).toContain("Mandatory and not met: a.");
    expect(toMarkdown(report([met, unmet]))).toContain("| Total | 25.0 | 70.0\\* |");
    expect(toMarkdown(report([met, met]))).not.toContain("mandatory part");
  });
  test("is frozen plain data", () => {
    const document = report([full]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(Object.isFrozen(document.blocks)).toBe(true);
  });
  test("counts weakest groups in whole numbers", () => {
    for (const weakest of [-1, 1.5, "2", null])
      expect(places(thrownBy(() => report([full], { weakest } as never))).map((place) => place.split(" at ")[1])).toEqual([
        "options.weakest",
      ]);
    expect(report([full], { weakest: 0 }).blocks.length).toBeLessThanOrEqual(report([full]).blocks.length);
  });
  test("of no city, or of two frameworks, is refused", () => {
    expect(() => report([])).toThrow(BenchmarkError);
    expect(() => report([full, assess(generalGovernance, { ...head, answers: {} })])).toThrow(/belong to “governance 0.9.0”/);
  });
});

test("the table side by side fits six cities into a terminal's 80 columns", () => {
  const block = sideBySide(
    framework,
    Array.from({ length: 6 }, () => scored(framework, { "t.g.x": "fully" })),
  );
  expect(block.kind === "table" && block.columns.length).toBe(7);
});

test("a suite without an overall number has no rows for one", () => {
  const card = score(assess(intiCities, { city: { id: "a", name: "A" }, date: "2026-03-01", rater: { role: "self" }, answers: {} }));
  expect(sideBySide(intiCities, [card]).rows.map(([title]) => title)).toEqual([
    ...intiCities.children.map(({ title }) => title),
    "answered",
  ]);
  const asked = score(assess(intiCities, { city: { id: "a", name: "A" }, date: "2026-03-01", rater: { role: "self" }, answers: {} }), {
    total: "computed",
  });
  expect(sideBySide(intiCities, [asked]).rows.map(([title]) => title)).toContain("Total");
});

test("a mandatory part that is not met is marked at its group, and the mark explained", () => {
  const one = assess(implementoring, {
    city: { id: "a", name: "A" },
    date: "2026-03-01",
    rater: { role: "self" },
    answers: {
      "consultative-bodies.mandate.standing-body": "none",
      "consultative-bodies.wider-routes.voter-information": "fully",
      "perception.leadership.commitment": "fully",
    },
  });
  const { caption, rows } = sideBySide(implementoring, [score(one)]);
  expect(caption).toContain("* a mandatory part is not met");
  expect(rows.filter(([, cell]) => cell?.endsWith("*")).map(([title]) => title)).toEqual([
    "Promoting political participation of migrants through local consultative bodies",
  ]);
});

test("the table side by side is frozen, takes stored scorecards, and refuses what does not belong in it", () => {
  const card = scored(framework, { "t.g.x": "fully" });
  const stored = JSON.parse(JSON.stringify(card));
  expect(deeplyFrozen(sideBySide(framework, [card]))).toBe(true);
  expect(sideBySide(framework, [stored])).toEqual(sideBySide(framework, [card]));
  // The total is the root's result, whatever a stored one says.
  expect(sideBySide(framework, [{ ...stored, total: null }])).toEqual(sideBySide(framework, [card]));
  const refused = (cards: unknown, of: unknown = framework) => places(thrownBy(() => sideBySide(of as never, cards as never)));
  expect(refused([card, null])).toEqual(["not-a-scorecard at cards.1"]);
  expect(refused(3)).toEqual(["not-a-scorecard at cards.0"]);
  expect(refused([card], generalGovernance)).toEqual(["framework-differs at cards.0.framework"]);
  const { "t.h": _, ...nodes } = stored.nodes;
  expect(refused([{ ...stored, nodes }])).toEqual(["nodes-differ at cards.0.nodes.t.h"]);
  expect(refused([card], null)).not.toEqual([]);
});
