/** Answers in the words of their scales. */
import { expect, test } from "vitest";
import { answerWords } from "../../src/analyse/answer-words.ts";
import { fullyPartlyNot, type Scale } from "../../src/index.ts";

const posts: Scale = { kind: "number", id: "posts", unit: "% of posts", worst: 0, best: 80 };
const items: Scale = { kind: "checklist", id: "ways", rule: "share", items: ["talk", "write", "meet"].map((key) => ({ key, label: key })) };

test("each kind of scale has its own way of saying it", () => {
  expect(answerWords(fullyPartlyNot, "not-at-all")).toBe("Not at all");
  expect(answerWords(posts, 40)).toBe("40 % of posts");
  expect(answerWords({ ...posts, unit: "" } as Scale, -0.5)).toBe("-0.5");
  expect(answerWords(items, ["talk", "meet"])).toBe("2 of 3 items");
  expect(answerWords(items, [])).toBe("0 of 3 items");
  expect(answerWords({ kind: "points", id: "test", maximum: 20 }, 17)).toBe("17 of 20 points");
});

test("numbers are written out, without an exponent", () => {
  expect(answerWords(posts, 1e21)).toBe("1000000000000000000000 % of posts");
  expect(answerWords(posts, 1e-7)).toBe("0.0000001 % of posts");
});
