/** A scorecard from elsewhere is checked in shape; one made here is taken as it is. */
import { expect, test } from "vitest";
import { assess, score } from "../../src/index.ts";
import { ensureScorecard } from "../../src/score/check-scorecard.ts";
import { head, three } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

const card = score(assess(three(), { ...head, answers: { "t.a": "fully" } as never }));

test("one made here is itself; a stored one is an equal copy", () => {
  expect(ensureScorecard(card)).toBe(card);
  const stored = JSON.parse(JSON.stringify(card));
  expect(ensureScorecard(stored)).toEqual(card);
  expect(ensureScorecard(stored)).not.toBe(stored);
});

test("what is not one is refused, with its place", () => {
  for (const wrong of [null, undefined, 1, "x", [], {}, { kind: "scorecard" }, { ...card, city: 3 }, { ...card, nodes: {} }])
    expect(thrownBy(() => ensureScorecard(wrong, [7])).length, String(wrong)).toBeGreaterThan(0);
  expect(thrownBy(() => ensureScorecard({}, [7]))[0]).toMatchObject({ code: "not-a-scorecard", path: [7] });
  const { nodes, ...rest } = JSON.parse(JSON.stringify(card));
  nodes.t.value = "100";
  expect(thrownBy(() => ensureScorecard({ ...rest, nodes }, [7])).map(({ path }) => path.join("."))).toEqual(["7.nodes.t.value"]);
});

test("the total of a stored one is the result of its root, whatever stands beside it", () => {
  const stored = JSON.parse(JSON.stringify(card));
  for (const total of [null, { value: 100 }, undefined]) expect(ensureScorecard({ ...stored, total }).total).toEqual(card.total);
  const { t: _, ...nodes } = stored.nodes;
  expect(thrownBy(() => ensureScorecard({ ...stored, nodes }))[0]).toMatchObject({ code: "missing-key", path: ["nodes"] });
});
