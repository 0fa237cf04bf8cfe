/** A printable self-assessment form: who, when, the city, then each question with what to tick and room for evidence; whole, short, or by department. */
import * as z from "zod/mini";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, clip, issue, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import type { Block, Document } from "./document.ts";
import { type DepartmentShare, departmentShares, isCore, questionList } from "./question-list.ts";
import { type Form, questionBlocks, text } from "./question-tree.ts";
import { frontBlocks } from "./questionnaire-front.ts";
import { duration, fillIn, named, type QuestionnaireWords, questionnaireWords, wordsSchema } from "./questionnaire-words.ts";

/** What {@link toQuestionnaire} can be told. */
export interface QuestionnaireOptions {
  /** Only the short form: the indicators that are marked `core`. */
  readonly core?: boolean;
  /** Only what this department is asked first; one that {@link departments} names. */
  readonly department?: string;
  /** In the order of the framework (default), or by department, each part on pages of its own. */
  readonly by?: "group" | "department";
  /** Other words for some of {@link questionnaireWords}. */
  readonly words?: Partial<QuestionnaireWords>;
}

/**
 * A form to print, or to fill in on screen, as a document: render it with `toHtml`, `toMarkdown` or `toText`. It holds title, standard, what is
 * official, expected time, who and when, the context factors, then each question with its levels and criteria. A question keeps its number in
 * every form, and is asked once where several indicators ask for the same fact (`sameAs`).
 *
 * The fixed words are English, or those of `words`; the document has the language of the framework. What is filled in has a name: the id of the
 * indicator, and that id with `/reason`, `/evidence` or `/comment`.
 *
 * @param framework what is asked
 * @param options short form, one department, order, words
 * @throws BenchmarkError if the framework or the options are not valid, if there is no short form, or if nothing is asked of the department
 * @example
 * import { toMarkdown, toQuestionnaire } from "indicatree";
 * import { consultativeBodies } from "indicatree/frameworks/consultative-bodies";
 *
 * const form = toMarkdown(toQuestionnaire(consultativeBodies, { department: "legal and data protection" }));
 * form.includes("- [ ] **Fully** A dated text in force"); // true
 */
export function toQuestionnaire(framework: Framework, options: QuestionnaireOptions = {}): Document {
  const tree = outline(parseFramework(framework));
  const { core = false, department, by = "group", words: other } = checked(options, ["core", "department", "by", "words"]);
  const list = questionList(tree, core);
  const shares = departmentShares(list, core);
  const share = department === undefined ? undefined : shareOf(tree, shares, department);
  const words: QuestionnaireWords = { ...questionnaireWords, ...other };
  const mark = list.asked.some(({ indicator }) => !isCore(indicator));
  const form: Form = { tree, list, core, words, split: by === "department" || share !== undefined, mark };
  const asked = share === undefined ? list.asked : list.asked.filter((question) => question.department === share.department);
  const { title, language = "en" } = tree.framework;
  const base = core ? fillIn(words.titleCore, { title }) : title;
  return freeze({
    kind: "document",
    title: share === undefined ? base : fillIn(words.titleDepartment, { title: base, department: named(words, share.department) }),
    language,
    blocks: [
      ...frontBlocks(form, asked, share === undefined ? shares : [share], share !== undefined),
      ...(by === "group" ? questionBlocks(form, asked, 0) : shares.flatMap((each, i) => part(form, each, i))),
    ],
  });
}

/**
 * Whom a form asks, and for how long: one row for each department that is named first among those who usually know, in order of first appearance.
 * Each question is counted once. Minutes are estimates, not measured: 12 to 15 a question with its evidence, 6 in the short form.
 *
 * @param framework what is asked
 * @param options `core`: the short form
 * @throws BenchmarkError if the framework or the options are not valid, or if there is no short form
 * @example
 * import { departments } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * departments(generalGovernance)[0]?.department; // "council secretariat"
 */
export function departments(framework: Framework, options: { readonly core?: boolean } = {}): readonly DepartmentShare[] {
  const tree = outline(parseFramework(framework));
  const { core = false } = checked(options, ["core"]);
  return freeze(departmentShares(questionList(tree, core), core));
}

function checked(options: QuestionnaireOptions, keys: readonly string[]): QuestionnaireOptions {
  const path = ["options"];
  const plain = copyPlain(options);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: [...path, ...found.path] })));
  const shape = {
    core: z.optional(z.boolean()),
    department: z.optional(z.string()),
    by: z.optional(z.enum(["group", "department"])),
    words: z.optional(wordsSchema()),
  };
  const allowed = Object.fromEntries(Object.entries(shape).filter(([key]) => keys.includes(key)));
  throwIfAny(checkShape(z.strictObject(allowed), plain.value, path));
  const { department, by } = plain.value as QuestionnaireOptions;
  if (department !== undefined && by === "department") throw new BenchmarkError([issue("department-and-by", [...path, "by"])]);
  return plain.value as QuestionnaireOptions;
}

function shareOf(tree: Outline, shares: readonly DepartmentShare[], department: string): DepartmentShare {
  const share = shares.find((each) => each.department === department);
  if (share !== undefined) return share;
  const names = shares.map((each) => each.department);
  throw new BenchmarkError([
    issue("department-unknown", ["options", "department"], {
      framework: tree.framework.id,
      received: shown(department),
      nearest: nearest(department, names),
      known: clip(names.map((name) => `“${name}”`).join(", "), 500),
    }),
  ]);
}

/** What one department is asked, on pages of its own. */
function part(form: Form, { department, indicators, minutesLow, minutesHigh }: DepartmentShare, i: number): Block[] {
  const { words, list } = form;
  return [
    { kind: "heading", level: 2, text: named(words, department), page: true },
    text(fillIn(words.partTime, { questions: indicators, time: duration(words, minutesLow, minutesHigh) })),
    { kind: "field", label: words.partBy, name: `part-${i + 1}/answered-by` },
    { kind: "field", label: words.date, name: `part-${i + 1}/date`, hint: words.dateHint },
    ...questionBlocks(
      form,
      list.asked.filter((question) => question.department === department),
      1,
    ),
  ];
}
