/** Reviews, rounds and schemes as JSON: there and back in every state, and against another framework not at all. */
import { expect, test } from "vitest";
import { parseFramework, reviewProcess, roundProcess, schemeProcess } from "../../src/index.ts";
import { fromJson, toJson, tryFromJson } from "../../src/io/index.ts";
import { reviewAt, roundAt, schemeAt } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";
import { codes, places } from "../support/issues.ts";

const cases = [
  ["review", reviewProcess, reviewAt],
  ["round", roundProcess, roundAt],
  ["scheme", schemeProcess, schemeAt],
] as const;

test.each(cases)("a %s comes back the same from every state", (kind, { states }, at) => {
  for (const { key } of states) {
    const text = toJson(at(key));
    expect(fromJson(text, { kind, framework: town })).toEqual(at(key));
    // The framework is named once, not written out.
    expect(text.includes('"question"')).toBe(false);
  }
});

test.each(cases)("a %s is refused with another framework, another kind, or damaged", (kind, { states }, at) => {
  const text = toJson(at(states.at(-1)?.key));
  const other = tryFromJson(text, { kind, framework: parseFramework({ ...town, version: "2.0.0" }) });
  expect(other.ok ? [] : places(other.issues)).toEqual(["framework-differs at framework.version", "framework-differs at framework.digest"]);
  const wrong = tryFromJson(text, { kind: "assessment", framework: town });
  expect(wrong.ok ? [] : codes(wrong.issues)).toEqual(["kind-differs"]);
  const damaged = tryFromJson(text.replace(/"by":"coordinator"/, '"by":"nobody"'), { kind, framework: town });
  expect(damaged.ok ? [] : places(damaged.issues)).toEqual(["who-unknown at history.0.by"]);
  expect(tryFromJson(JSON.stringify({ ...JSON.parse(text), content: null }), { kind, framework: town }).ok).toBe(false);
});
