/** The same framework in another language: texts laid over it by id. What scores depend on does not change, and neither does the digest. */
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, clip, type Issue, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, fieldsOf, isRecord, type Json, own } from "../base/plain.ts";
import { parseFramework } from "./framework.ts";
import { isFrameworkTextKey, textsIn, withTexts } from "./texts.ts";
import type { Framework } from "./tree.ts";

/** Every text of one node, under the names of its fields; `examples` and `note` (of its provenance) too. */
export interface NodeTexts {
  /** By field: a text, a list of texts, or criteria by level key. */
  readonly [field: string]: string | readonly string[] | { readonly [key: string]: string };
}

/** A translation as data, by the ids of a framework. */
export interface FrameworkTexts<K extends string = string> {
  /** Language of the texts (BCP 47), e.g. "fr". */
  readonly language: string;
  /** Whether a native speaker who knows the field has read it. */
  readonly translation: "awaiting-review" | "reviewed";
  /** Texts of groups and indicators by id. */
  readonly nodes: { readonly [id in K]?: NodeTexts };
  /** By scale id: labels by level or item key, and the `unit` of a number. */
  readonly scales?: { readonly [scale: string]: { readonly [key: string]: string } };
  /** By factor id: title, unit, and what readers see for each choice. */
  readonly context?: { readonly [factor: string]: { readonly [field: string]: string | { readonly [choice: string]: string } } };
}

/** What {@link translate} can be told. */
export interface TranslateOptions {
  /** A text that the translation lacks: an issue (default), or the original stays. */
  readonly missing?: "refuse" | "keep";
}

/**
 * Every text of a framework, in the form of a translation: what a translator gets to fill in.
 *
 * @param framework any
 * @returns the framework's own texts by id, frozen
 * @throws BenchmarkError if it is not a framework
 * @example
 * import { textsOf } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * textsOf(generalGovernance).nodes["governance.leadership"]?.title; // "Political commitment and leadership"
 */
export function textsOf<const I extends string, const G extends string>(framework: Framework<I, G>): FrameworkTexts<I | G> {
  return freeze(textsIn(parseFramework(framework)) as unknown as FrameworkTexts<I | G>);
}

/**
 * What keeps a translation from fitting a framework: missing, superfluous and empty texts; an empty list if nothing does. Never throws on texts.
 *
 * @param framework what is translated
 * @param texts anything, typically parsed JSON
 * @example
 * import { checkTranslation, textsOf } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const german = { ...textsOf(generalGovernance), language: "de", nodes: { "governance.leadershp": { title: "Führung" } } };
 * const issues = checkTranslation(generalGovernance, german);
 * issues.find(({ code }) => code === "text-superfluous")?.params.nearest; // "governance.leadership"
 */
export function checkTranslation(framework: Framework, texts: unknown): readonly Issue[] {
  return freeze(inspect(parseFramework(framework), texts).issues);
}

/**
 * The framework with other texts. Ids, scales, weights, version and digest stay: answers and scores are the same in every language. A name
 * that was `verbatim` in the original is a `paraphrase` in the translation.
 *
 * @param framework what is translated
 * @param texts by id, as {@link textsOf} lays them out
 * @param options `missing: "keep"` leaves the original where a text is missing
 * @throws BenchmarkError with every missing, superfluous or empty text
 * @example
 * import { textsOf, translate } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const german = { language: "de", translation: "awaiting-review", nodes: { "governance.leadership": { title: "Politischer Wille" } } } as const;
 * const translated = translate(generalGovernance, german, { missing: "keep" });
 * translated.language; // "de"
 * translated.children[0]?.title; // "Politischer Wille"
 */
export function translate<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  texts: FrameworkTexts<NoInfer<I | G>>,
  options: TranslateOptions = {},
): Framework<I, G> {
  const original = parseFramework(framework);
  const given = fieldsOf(options);
  const missing = given === null ? null : (given.missing ?? "refuse");
  const unknown = Object.keys(given ?? {}).find((key) => key !== "missing");
  if (missing !== "refuse" && missing !== "keep")
    throw new BenchmarkError([
      issue("wrong-type", ["options"], { expected: "{ missing: “refuse” or “keep” }", received: kindOf(options) }),
    ]);
  if (unknown !== undefined)
    throw new BenchmarkError([issue("unknown-key", ["options", unknown], { nearest: nearest(unknown, ["missing"]), known: "missing" })]);
  const { copy, issues } = inspect(original, texts);
  throwIfAny(missing === "keep" ? issues.filter(({ code }) => code !== "text-missing") : issues);
  return parseFramework(withTexts(original, copy)) as Framework<I, G>;
}

function inspect(
  framework: Framework,
  texts: unknown,
): { readonly copy: { readonly [key: string]: Json }; readonly issues: readonly Issue[] } {
  const plain = copyPlain(texts);
  if (!plain.ok) return { copy: {}, issues: plain.issues };
  if (!isRecord(plain.value))
    return { copy: {}, issues: [issue("wrong-type", [], { expected: "texts by id (an object)", received: kindOf(texts) })] };
  const copy = plain.value;
  const head = { language: own(copy, "language"), translation: own(copy, "translation") };
  const issues: Issue[] = [];
  if (typeof head.language !== "string" || head.language === "")
    issues.push(issue("missing-key", ["language"], { expected: "the language of the texts, e.g. “fr”" }));
  if (head.translation !== "awaiting-review" && head.translation !== "reviewed")
    issues.push(issue("missing-key", ["translation"], { expected: "“awaiting-review” or “reviewed”" }));
  const language = typeof head.language === "string" ? head.language : "?";
  const expected = textsIn(framework) as unknown as Json;
  issues.push(...differences(expected, copy, [], language));
  return { copy, issues: capped(issues) };
}

/** Walks down what is expected and what is given, side by side. */
function differences(expected: Json, given: Json | undefined, path: readonly (string | number)[], language: string): Issue[] {
  const where = path.join(" → ");
  if (typeof expected === "string") {
    if (given === undefined) return [issue("text-missing", path, { where, language, original: clip(expected, 120) })];
    if (typeof given !== "string") return [issue("wrong-type", path, { expected: "a text", received: kindOf(given) })];
    return given.trim() === "" ? [issue("text-empty", path)] : [];
  }
  if (Array.isArray(expected)) {
    if (given !== undefined && !Array.isArray(given))
      return [issue("wrong-type", path, { expected: "a list of texts", received: kindOf(given) })];
    const list = given ?? [];
    return [
      ...expected.flatMap((text, i) => differences(text, list[i], [...path, i], language)),
      ...list.slice(expected.length).map((_, i) => superfluous([...path, expected.length + i], language, null)),
    ];
  }
  const known = Object.entries(expected as { readonly [key: string]: Json }).filter(([key]) => path.length > 0 || !isFrameworkTextKey(key));
  if (given !== undefined && !isRecord(given))
    return [issue("wrong-type", path, { expected: "an object of texts", received: kindOf(given) })];
  const table = given ?? {};
  const names = known.map(([key]) => key);
  const extra = Object.keys(table).filter((key) => !names.includes(key) && !(path.length === 0 && isFrameworkTextKey(key)));
  return [
    ...known.flatMap(([key, text]) => differences(text, own(table, key), [...path, key], language)),
    ...extra.map((key) => superfluous([...path, key], language, nearest(key, names))),
  ];
}

function superfluous(path: readonly (string | number)[], language: string, near: string | null): Issue {
  return issue("text-superfluous", path, { where: path.join(" → "), language, nearest: near });
}
