/** Texts in another language: everything that is missing or superfluous is said, and no number moves. */
import { describe, expect, test } from "vitest";
import { parseFramework } from "../../src/model/framework.ts";
import { outline } from "../../src/model/outline.ts";
import { checkTranslation, type FrameworkTexts, textsOf, translate } from "../../src/model/translate.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";

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
    expect(issues[2]?.message).toContain("The text nodes → t.g → why is missing in the translation (xx). It reads: “Shade.”.");
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
    wrong.nodes["t.lawn"].evidenceExpected.push("More", "Still more");
    wrong.nodes.language = { title: "L" };
    wrong.scales.tick = {};
    wrong.weights = {};
    const issues = checkTranslation(tiny, wrong);
    expect(issues.map(({ code, path }) => `${code} ${path.join("/")}`)).toEqual([
      "text-superfluous nodes/t.lawn/evidenceExpected/2",
      "text-superfluous nodes/t.lawn/evidenceExpected/3",
      "text-superfluous nodes/t.g/criteria",
      "text-superfluous nodes/t.lwan",
      "text-superfluous nodes/language",
      "text-superfluous scales/tick",
      "text-superfluous weights",
    ]);
    expect(issues[3]?.message).toBe(
      "The translation (xx) has the text nodes → t.lwan, which the framework does not have. Did you mean “t.lawn”?",
    );
    expect(thrownBy(() => translate(tiny, wrong, { missing: "keep" }))).toHaveLength(7);
  });

  test("says of a list or table that is missing each of its texts, also where it is called language", () => {
    const named = parseFramework({ ...JSON.parse(JSON.stringify(tiny)), context: [{ id: "language", title: "Language", type: "text" }] });
    const texts = JSON.parse(JSON.stringify(shouted(named)));
    delete texts.nodes["t.lawn"].evidenceExpected;
    delete texts.nodes["t.lawn"].criteria;
    delete texts.context.language;
    expect(places(checkTranslation(named, texts))).toEqual([
      "text-missing at nodes.t.lawn.criteria.much",
      "text-missing at nodes.t.lawn.criteria.some",
      "text-missing at nodes.t.lawn.criteria.none",
      "text-missing at nodes.t.lawn.evidenceExpected.0",
      "text-missing at nodes.t.lawn.evidenceExpected.1",
      "text-missing at context.language.title",
    ]);
  });

  test("leaves a verbatim title the source's own, and a note, where they are not translated", () => {
    const done = translate(tiny, { language: "fr", translation: "reviewed", nodes: { t: { label: "référence" } } }, { missing: "keep" });
    expect(done).toMatchObject({ label: "référence", provenance: tiny.provenance });
  });

  test("says what language and state are, and where a text, a list or a table should stand", () => {
    const said = (changes: object) => {
      const issues = checkTranslation(tiny, { ...shouted(), ...changes });
      expect(issues.flatMap(flawsOf)).toEqual([]);
      return issues.map(({ message }) => message);
    };
    const language = "“language” is missing; the language of the texts, e.g. “fr” is expected. Add it.";
    for (const wrong of ["", 3, undefined, null]) expect(said({ language: wrong }), String(wrong)).toEqual([language]);
    const state = "“translation” is missing; “awaiting-review” or “reviewed” is expected. Add it.";
    for (const wrong of ["", "done", undefined]) expect(said({ translation: wrong }), wrong).toEqual([state]);
    expect(said({ language: 3, translation: 3 })).toEqual([language, state]);
    expect(said({ language: "fr", translation: "reviewed" })).toEqual([]);
    expect(said({ nodes: 3 })).toEqual(["“nodes” should be an object of texts, but is a number."]);
    const { nodes } = shouted();
    const lawn = (changes: object) => said({ nodes: { ...nodes, "t.lawn": { ...nodes["t.lawn"], ...changes } } });
    expect(lawn({ title: 3, criteria: ["M"], evidenceExpected: "Plan", answeredBy: { 0: "office" } })).toEqual([
      "“nodes › t.lawn › title” should be a text, but is a number.",
      "“nodes › t.lawn › criteria” should be an object of texts, but is a list.",
      "“nodes › t.lawn › evidenceExpected” should be a list of texts, but is a text.",
      "“nodes › t.lawn › answeredBy” should be a list of texts, but is an object.",
    ]);
    // Without a language, a text that is missing is missing in “?”.
    const { t: _, ...others } = nodes as { readonly [id: string]: object };
    expect(checkTranslation(tiny, { ...shouted(), language: 3, nodes: others }).map(({ params }) => params.language)).toEqual([
      undefined,
      ...new Array(4).fill("?"),
    ]);
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
    expect(places(checkTranslation(tiny, getter))).toEqual(["not-plain at nodes"]);
    expect(checkTranslation(tiny, [])).toMatchObject([
      { path: [], message: "The input should be texts by id (an object), but is a list." },
    ]);
    expect(thrownBy(() => translate(tiny, shouted(), { mising: "keep" } as object))).toMatchObject([
      { path: ["options", "mising"], message: "“options › mising” is not a known key here. Did you mean “missing”? Known keys: missing." },
    ]);
    for (const [options, received] of [
      [{ missing: "guess" }, "an object"],
      [null, "null"],
      [7, "a number"],
    ] as const)
      expect(thrownBy(() => translate(tiny, shouted(), options as never))).toMatchObject([
        { path: ["options"], message: `“options” should be { missing: “refuse” or “keep” }, but is ${received}.` },
      ]);
  });
});
