/** What measureAgreement can be told, and what is said of options that name what is not there or would change nothing. */
import { expect, test } from "vitest";
import { readAgreementOptions } from "../../src/analyse/agreement-options.ts";
import { readPanel } from "../../src/assess/panel.ts";
import { fullyPartlyNot } from "../../src/index.ts";
import { by, peer, self } from "../assess/panel-cases.ts";
import { tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";

const panel = readPanel([self({ "town.ways.posts": 5 }), peer("north", { "town.ways.posts": -5 }), peer("south", {})]);
const refused = (options: unknown, on = panel): string[] => {
  const issues = thrownBy(() => readAgreementOptions(on, options));
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return places(issues);
};
const steps = [
  [0, 1, 4],
  [1, 0, 1],
  [4, 1, 0],
];

test("has defaults for everything", () => {
  const defaults = { teams: [], weights: {}, numbers: "interval", seed: 1, draws: 2000, level: 0.95 };
  expect(readAgreementOptions(panel, undefined)).toEqual(defaults);
  const given = { teams: [["north", "south"]], weights: { "fully-partly-not": steps }, seed: 0, draws: 100, level: 0.5 };
  expect(readAgreementOptions(panel, given)).toEqual({ ...defaults, ...given });
});

test.each([
  ["an unknown rater in a team", { teams: [["north", "soth"]] }, "rater-unknown at options.teams.0.1"],
  ["a team of one", { teams: [["north"]] }, "out-of-range at options.teams.0"],
  ["a rater twice in a team", { teams: [["north", "north"]] }, "named-twice at options.teams.0.1"],
  [
    "a rater in two teams",
    {
      teams: [
        ["north", "south"],
        ["city", "south"],
      ],
    },
    "named-twice at options.teams.1.1",
  ],
  [
    "weights for a scale that is not there",
    { weights: { "fully-partly-no": steps } },
    "scale-not-rated at options.weights.fully-partly-no",
  ],
  ["weights for a scale without levels", { weights: { share: steps } }, "scale-not-rated at options.weights.share"],
  ["weights of another size", { weights: { "yes-no": steps } }, "rows-uneven at options.weights.yes-no"],
  [
    "weights of agreement",
    {
      weights: {
        "yes-no": [
          [1, 0],
          [0, 0],
        ],
      },
    },
    "weights-of-agreement at options.weights.yes-no.0.0",
  ],
  ["a seed that is no whole number", { seed: 1.5 }, "wrong-type at options.seed"],
  ["a seed of more than 32 bits", { seed: 2 ** 32 }, "out-of-range at options.seed"],
  ["a negative seed", { seed: -1 }, "out-of-range at options.seed"],
  ["too few draws", { draws: 99 }, "out-of-range at options.draws"],
  ["a level of 1", { level: 1 }, "out-of-range at options.level"],
  ["ratios of numbers below 0", { numbers: "ratio" }, "out-of-range at options.numbers"],
  ["another key", { sead: 1 }, "unknown-key at options.sead"],
  ["no object", 5, "wrong-type at options"],
])("%s is refused", (_, options, place) => expect(refused(options)).toEqual([place]));

test("ratios of numbers need a number scale, and numbers from 0", () => {
  const levels = readPanel([by({ role: "self" }, {}, tree({ a: fullyPartlyNot }))]);
  expect(refused({ numbers: "ratio" }, levels)).toEqual(["option-no-effect at options.numbers"]);
  const positive = readPanel([self({ "town.ways.posts": 5 }), peer("a", { "town.ways.posts": { missing: "unknown" } })]);
  expect(readAgreementOptions(positive, { numbers: "ratio" }).numbers).toBe("ratio");
});
