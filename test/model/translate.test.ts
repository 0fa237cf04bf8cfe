/** Texts in another language: everything that is missing or superfluous is said, and no number moves. */
import { describe, expect, test } from "vitest";
import { parseFramework } from "../../src/model/framework.ts";
import { outline } from "../../src/model/outline.ts";
import { checkTranslation, type FrameworkTexts, textsOf, translate } from "../../src/model/translate.ts";
import { thrownBy } from "../support/issues.ts";

const tiny = parseFramework({
  id: "t",
  title: "Parks",
  version: "1",
  status: "untested",
  standard: "The city keeps parks.",
  label: "benchmark",
  provenance: { status: "official", relation: "verbatim", source: "S", note: "The name." },
  bibliography: { S: "A source." },
  scales: {
    three: {
      kind: "levels",
      id: "three",
      levels: [
        ["much", 100],
        ["some", 50],
        ["none", 0],
      ].map(([key, points]) => ({ key, label: key, points })),
    },
    ticks: {
      kind: "checklist",
      id: "ticks",
      rule: "share",
      items: [
        { key: "a", label: "Ash" },
        { key: "b", label: "Beech" },
      ],
    },
    metres: { kind: "number", id: "metres", unit: "m", worst: 0, best: 10 },
  },
  context: [
    { id: "climate", title: "Climate", type: "choice", choices: ["dry", "wet"] },
    { id: "size", title: "Size", type: "number", unit: "ha" },
  ],
  children: [
    {
      id: "t.lawn",
      title: "Lawn",
      question: "How much lawn is there?",
      scale: "three",
      criteria: { much: "More than half.", some: "Less.", none: "No lawn." },
      evidenceExpected: ["Plan", "Photo"],
      answeredBy: ["parks office"],
    },
    {
      id: "t.g",
      title: "Trees",
      why: "Shade.",
      how: "Plant.",
      examples: [{ text: "A town planted.", source: "S" }],
      children: [
        { id: "t.g.kinds", title: "Kinds", question: "Which kinds?", scale: "ticks" },
        { id: "t.g.path", title: "Path", question: "How far?", scale: "metres", provenance: { status: "authored", note: "Ten is far." } },
      ],
    },
  ],
});

/** Every text of a translation turned into another, by a rule. */
function change(value: unknown, how: (text: string) => string): unknown {
  if (typeof value === "string") return how(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => change(each, how));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each, how)]));
}
const shouted = (framework = tiny): FrameworkTexts => {
  const { nodes, scales, context } = textsOf(framework);
  return {
    language: "xx",
    translation: "awaiting-review",
    ...(change({ nodes, scales, context }, (text) => `${text}!`) as object),
  } as FrameworkTexts;
};

describe("translate", () => {
  test("replaces every text there is, and nothing else", () => {
    const done = translate(tiny, shouted());
    expect(done.language).toBe("xx");
    expect(done.translation).toBe("awaiting-review");
    // Read out again, every text is the shouted one; what is no text is as before.
    expect(textsOf(done).nodes).toEqual(shouted().nodes);
    expect(textsOf(done).scales).toEqual(shouted().scales);
    expect(textsOf(done).context).toEqual(shouted().context);
    const quiet = change(done, (text) => text.replace(/!$/, "")) as { [key: string]: unknown };
    const { language: _, translation: __, ...rest } = quiet;
    const original = JSON.parse(JSON.stringify(tiny));
    original.provenance.relation = "paraphrase"; // a title in other words is not the source's own
    original.context[0].choiceLabels = { dry: "dry", wet: "wet" };
    expect(rest).toEqual(original);
  });

  test("leaves structure and digest alone", () => {
    expect(outline(translate(tiny, shouted())).digest).toBe(outline(tiny).digest);
    expect(translate(tiny, shouted()).context?.[0]?.choices).toEqual(["dry", "wet"]);
  });

  test("the framework's own texts change nothing", () => {
    expect(textsOf(translate(tiny, textsOf(tiny)))).toEqual(textsOf(tiny));
    expect(textsOf(tiny).language).toBe("en");
  });

  test("says every missing text, with the original", () => {
    const { nodes, ...rest } = JSON.parse(JSON.stringify(shouted()));
    delete nodes["t.lawn"].criteria.some;
    nodes["t.lawn"].evidenceExpected.pop();
    delete nodes["t.g"].why;
    delete rest.scales.metres;
    delete rest.context.climate.choices.wet;
    const issues = checkTranslation(tiny, { ...rest, nodes });
    expect(issues.map(({ code }) => code)).toEqual(Array(5).fill("text-missing"));
    expect(issues.map(({ path }) => path.join("/"))).toEqual([
      "nodes/t.lawn/criteria/some",
      "nodes/t.lawn/evidenceExpected/1",
      "nodes/t.g/why",
      "scales/metres/unit",
      "context/climate/choices/wet",
    ]);
    expect(issues[2]?.message).toContain("It reads: Shade.");
    expect(thrownBy(() => translate(tiny, { ...rest, nodes })).length).toBe(5);
    const kept = translate(tiny, { ...rest, nodes }, { missing: "keep" });
    const lawn = kept.children[0] as { readonly criteria: object; readonly evidenceExpected: object };
    expect(lawn.criteria).toEqual({ much: "More than half.!", some: "Less.", none: "No lawn.!" });
    expect(lawn.evidenceExpected).toEqual(["Plan!", "Photo"]);
  });

  test("says every superfluous text, with the nearest, and refuses it even where missing texts are kept", () => {
    const wrong = JSON.parse(JSON.stringify(shouted()));
    wrong.nodes["t.lwan"] = { title: "Lawn" };
    wrong.nodes["t.g"].criteria = { much: "M" };
    wrong.nodes["t.lawn"].evidenceExpected.push("More");
    wrong.scales.tick = {};
    wrong.weights = {};
    const issues = checkTranslation(tiny, wrong);
    expect(issues.map(({ code, path }) => `${code} ${path.join("/")}`)).toEqual([
      "text-superfluous nodes/t.lawn/evidenceExpected/2",
      "text-superfluous nodes/t.g/criteria",
      "text-superfluous nodes/t.lwan",
      "text-superfluous scales/tick",
      "text-superfluous weights",
    ]);
    expect(issues[2]?.params.nearest).toBe("t.lawn");
    expect(thrownBy(() => translate(tiny, wrong, { missing: "keep" }))).toHaveLength(5);
  });

  test("refuses what is no translation", () => {
    for (const wrong of [
      null,
      undefined,
      1,
      "x",
      [],
      {},
      { language: "", translation: "done", nodes: [] },
      { language: "fr", translation: "reviewed", nodes: 3 },
    ])
      expect(checkTranslation(tiny, wrong).length, JSON.stringify(wrong)).toBeGreaterThan(0);
    const empty = JSON.parse(JSON.stringify(shouted()));
    empty.nodes.t.title = " ";
    empty.nodes["t.lawn"].title = 3;
    expect(checkTranslation(tiny, empty).map(({ code }) => code)).toEqual(["text-empty", "wrong-type"]);
    const getter = {
      language: "fr",
      translation: "reviewed",
      get nodes(): never {
        throw new Error("no");
      },
    };
    expect(checkTranslation(tiny, getter).length).toBeGreaterThan(0);
    expect(thrownBy(() => translate(tiny, shouted(), { mising: "keep" } as object))[0]?.params.nearest).toBe("missing");
    expect(thrownBy(() => translate(tiny, shouted(), { missing: "guess" } as never))).toHaveLength(1);
  });
});
