import { describe, expect, test } from "vitest";
import { questionnaireWords as words } from "../../src/index.ts";
import { duration, fillIn, named, span, wordsSchema } from "../../src/present/questionnaire-words.ts";

describe("the words of a form", () => {
  test("are whole texts, each with its own places", () => {
    for (const [name, text] of Object.entries(words)) expect(text.trim(), name).not.toBe("");
    expect(Object.keys(words).length).toBeGreaterThan(50);
  });
  test("are filled in once: what is filled in is not read again", () => {
    expect(fillIn("{a} and {b}, not {c}", { a: "{b}", b: 2 })).toBe("{b} and 2, not {c}");
    expect(fillIn("{toString}{constructor}", { a: 1 })).toBe("{toString}{constructor}");
    expect(fillIn("{a}{a}", { a: "$&" })).toBe("$&$&");
  });
  test("can be replaced one by one, by words with the same places or fewer", () => {
    const fits = (table: unknown): boolean => wordsSchema().safeParse(table).success;
    expect(fits({})).toBe(true);
    expect(fits(words)).toBe(true);
    expect(fits({ question: "Frage {number}: {title}", city: "Stadt" })).toBe(true);
    expect(fits({ question: "Frage {number}" })).toBe(true);
    for (const wrong of [{ question: "Frage {nummer}" }, { city: "Stadt {title}" }, { city: "" }, { city: 1 }, { town: "Stadt" }, null, []])
      expect(fits(wrong), JSON.stringify(wrong)).toBe(false);
  });
  test("say a time in minutes below two hours, then in hours", () => {
    // 7 × 12 = 84 and 7 × 15 = 105 minutes; 8 × 12 = 96 and 8 × 15 = 120; 32 × 12 = 384 = 6.4 h, 32 × 15 = 480 = 8 h; 11 × 12 = 132 = 2.2 h, 165 = 2.75 h.
    expect(duration(words, 84, 105)).toBe("84 to 105 minutes");
    expect(duration(words, 96, 120)).toBe("1.6 to 2 hours");
    expect(duration(words, 384, 480)).toBe("6.4 to 8 hours");
    expect(duration(words, 132, 165)).toBe("2.2 to 2.8 hours");
    expect(duration(words, 6, 6)).toBe("6 minutes");
    expect(duration(words, 120, 120)).toBe("2 hours");
    expect(span(words, 1, 2)).toBe("1 to 2");
  });
  test("name the department that is not named", () => {
    const french = { ...words, notSaid: "non précisé" };
    expect([named(french, "not said"), named(french, "legal office")]).toEqual(["non précisé", "legal office"]);
  });
});
