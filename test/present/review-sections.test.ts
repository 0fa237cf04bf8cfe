/** Sections that can be chosen, and options that nothing looks at. */
import { expect, test } from "vitest";
import { issue } from "../../src/base/issue.ts";
import { BenchmarkError } from "../../src/index.ts";
import { idleOption, sectionIssues, within } from "../../src/present/review-sections.ts";
import { places, thrownBy } from "../support/issues.ts";

test("a section that is named twice, and options for sections that are left out, are issues", () => {
  const uses = [
    ["top", ["gaps", "results"]],
    ["policy", ["short"]],
  ] as const;
  expect(places(sectionIssues({ top: 3, policy: {} }, ["short", "method", "short"], uses))).toEqual([
    "named-twice at options.sections.2",
    "option-no-effect at options.top",
  ]);
  expect(sectionIssues({ top: 3 }, ["results"], uses)).toEqual([]);
  expect(idleOption("top", "so").message).toBe("The option top would change nothing: so. Leave it out.");
});

test("issues of a part stand at the place of its option, and other errors stay what they are", () => {
  const fails = (path: string[]) => () => {
    throw new BenchmarkError([issue("names-nothing", path)]);
  };
  expect(places(thrownBy(() => within("target", fails(["target"]))))).toEqual(["names-nothing at options.target"]);
  expect(places(thrownBy(() => within("roadmap", fails(["actions"]))))).toEqual(["names-nothing at options.roadmap.actions"]);
  expect(within("x", () => 3)).toBe(3);
  expect(() =>
    within("x", () => {
      throw new RangeError("mine");
    }),
  ).toThrow(RangeError);
});
