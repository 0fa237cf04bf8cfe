/** Shipped translations: complete, marked as what they are, and made from the English that stands today. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { digestOf } from "../../src/base/digest.ts";
import { generalGovernanceFr } from "../../src/frameworks/fr/general-governance.ts";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { assess, checkTranslation, score, textsOf, toMarkdown, toQuestionnaire, translate } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";

test("every translation is tested here", () => {
  expect(readdirSync("src/frameworks/fr")).toEqual(["general-governance.ts"]);
});

test("French General Governance is complete, and awaits a reviewer", () => {
  expect(checkTranslation(generalGovernance, generalGovernanceFr)).toEqual([]);
  expect(generalGovernanceFr).toMatchObject({ language: "fr", translation: "awaiting-review" });
});

test("it was made from the English of today: whoever changes a text there looks here too, and then renews this line", () => {
  expect(digestOf(textsOf(generalGovernance).nodes)).toMatchInlineSnapshot(
    `"sha256-549c122117d0e44f7869fd7d72df4a5ed8e0cab34cda4d0b66f7024b6a0e5ff2"`,
  );
});

test("nothing is left in English, and nothing but texts changes", () => {
  const french = translate(generalGovernance, generalGovernanceFr);
  const [original, translated] = [textsOf(generalGovernance), textsOf(french)].map(({ nodes }) =>
    Object.values(nodes).flatMap((node) => JSON.stringify(node)),
  );
  for (const [i, text] of (original as string[]).entries()) expect((translated as string[])[i]).not.toBe(text);
  expect(outline(french).digest).toBe(outline(generalGovernance).digest);
  const input = {
    city: { id: "a", name: "A (invented)" },
    date: "2026-03-01",
    rater: { role: "self" },
    answers: { "governance.leadership.named-lead": "partly" },
  } as const;
  expect(score(assess(french, input)).nodes["governance.leadership.named-lead"].exact).toBe("50");
});

test("the form is French where the benchmark speaks, and says that nobody has reviewed it", () => {
  const form = toMarkdown(toQuestionnaire(translate(generalGovernance, generalGovernanceFr), { core: true }));
  expect(form).toContain("Pleinement");
  expect(form).not.toContain("Not at all");
});
