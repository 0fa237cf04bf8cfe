/**
 * Products as JSON that survives a database: a versioned envelope around the content. The framework of what was made with one is named by id,
 * version and digest, and attached again on the way back; against another framework, or another state of the same one, they are refused.
 */

import type { Agreement } from "../analyse/agreement.ts";
import { ensureAgreement } from "../analyse/check-agreement.ts";
import { ensureMatching } from "../analyse/check-matching.ts";
import { reviewFlow } from "../analyse/check-review.ts";
import { schemeFlow } from "../analyse/check-scheme.ts";
import { ensureSettlement } from "../analyse/check-settlement.ts";
import type { Matching } from "../analyse/matching.ts";
import { ensureRoadmap, tryRecordRoadmap } from "../analyse/record-roadmap.ts";
import type { Review } from "../analyse/review.ts";
import { roundFlow } from "../analyse/review-round.ts";
import type { Roadmap } from "../analyse/roadmap.ts";
import type { Round } from "../analyse/round.ts";
import { ensureProduct, fromContent, contentOf as processContent } from "../analyse/run-process.ts";
import type { Scheme } from "../analyse/scheme.ts";
import { ensureAssessment, tryAssess } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Revision, readRevision } from "../assess/revision.ts";
import type { Settlement } from "../assess/settlement.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, kindOf, type Outcome, shown, throwIfAny, unwrap } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, fieldsOf, isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { documentSchema } from "../present/check-document.ts";
import type { Document } from "../present/document.ts";
import { ensureScorecard, scorecardSchema } from "../score/check-scorecard.ts";
import type { Explanation } from "../score/explain.ts";
import type { Scorecard } from "../score/scorecard.ts";
import { explanationSchema } from "./json-schemas.ts";
import { checkedOptions, indentShape } from "./table-options.ts";

/** The version of the envelope that this library writes, and the newest that it reads. */
export const JSON_FORMAT_VERSION = 1;

/** What can be written as JSON and read back. */
export type JsonProduct =
  | Framework
  | Assessment
  | Revision
  | Roadmap
  | Scorecard
  | Explanation
  | Document
  | Review
  | Round
  | Scheme
  | Agreement
  | Settlement
  | Matching;

/** The word by which an envelope names its content. */
export type JsonKind =
  | "framework"
  | "assessment"
  | "revision"
  | "roadmap"
  | "scorecard"
  | "explanation"
  | "document"
  | "review"
  | "round"
  | "scheme"
  | "agreement"
  | "settlement"
  | "matching";

const PROCESSES = { review: reviewFlow, round: roundFlow, scheme: schemeFlow };

/** What {@link fromJson} is to read, for a product that belongs to a framework. */
export interface FromJsonWithFramework<I extends string = string, G extends string = string> {
  /** Which product is expected. */
  readonly kind: "assessment" | "roadmap" | "scorecard" | "review" | "round" | "scheme" | "agreement" | "settlement";
  /** The framework that it belongs to. */
  readonly framework: Framework<I, G>;
}

/** What {@link fromJson} is to read, for a product that stands for itself. */
export interface FromJsonAlone {
  /** Which product is expected. */
  readonly kind: "framework" | "revision" | "explanation" | "document" | "matching";
}

/** What {@link fromJson} is to read. */
export type FromJsonOptions<I extends string = string, G extends string = string> = FromJsonWithFramework<I, G> | FromJsonAlone;

/** The type of the product that {@link fromJson} gives for its options. */
export type JsonResult<O> = O extends { readonly kind: "assessment"; readonly framework: Framework<infer I, infer G> }
  ? Assessment<I, G>
  : O extends { readonly kind: "roadmap"; readonly framework: Framework<infer I, infer G> }
    ? Roadmap<I, G>
    : O extends { readonly kind: "scorecard"; readonly framework: Framework<infer I, infer G> }
      ? Scorecard<I, G>
      : O extends { readonly kind: "review"; readonly framework: Framework<infer I, infer G> }
        ? Review<I, G>
        : O extends { readonly kind: "round"; readonly framework: Framework<infer I, infer G> }
          ? Round<I, G>
          : O extends { readonly kind: "scheme"; readonly framework: Framework<infer I, infer G> }
            ? Scheme<I, G>
            : O extends { readonly kind: "agreement"; readonly framework: Framework<infer I, infer G> }
              ? Agreement<I | G>
              : O extends { readonly kind: "settlement"; readonly framework: Framework<infer I, infer G> }
                ? Settlement<I, G>
                : O extends { readonly kind: "framework" }
                  ? Framework
                  : O extends { readonly kind: "revision" }
                    ? Revision
                    : O extends { readonly kind: "explanation" }
                      ? Explanation
                      : O extends { readonly kind: "matching" }
                        ? Matching
                        : Document;

/**
 * A product as JSON text in a versioned envelope.
 *
 * @param product made by this library: a framework, assessment, revision, roadmap, scorecard, explanation, document, review, round,
 *   scheme, agreement, settlement or matching
 * @param options `indent`: spaces per level, 0 (default: one line) to 10
 * @throws BenchmarkError for anything else
 * @example
 * import { assess } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 * import { fromJson, toJson } from "indicatree/io";
 *
 * const aford = assess(generalGovernance, {
 *   city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: { "governance.leadership.named-lead": "fully" },
 * });
 * const stored = toJson(aford);
 * fromJson(stored, { kind: "assessment", framework: generalGovernance }).answers; // { "governance.leadership.named-lead": "fully" }
 */
export function toJson(product: JsonProduct, options: { readonly indent?: number } = {}): string {
  const kind = kindOfProduct(product);
  if (kind === null) throw new BenchmarkError([issue("not-a-product", [], { received: kindOf(product) })]);
  const { indent = 0 } = checkedOptions<typeof options>(options, indentShape);
  return JSON.stringify({ format: "indicatree", formatVersion: JSON_FORMAT_VERSION, kind, ...contentOf(kind, product) }, null, indent);
}

/**
 * A product from JSON text that {@link toJson} wrote, checked again as if it came from a stranger, frozen, typed by what was asked for.
 *
 * @param text one envelope
 * @param options which kind is expected, and the framework that it belongs to, if it belongs to one
 * @throws BenchmarkError if the text is no envelope, holds another kind, belongs to another framework (by id, version or digest), or fails its checks
 * @example
 * import { explain, assess, rebuild } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 * import { fromJson, toJson } from "indicatree/io";
 *
 * const aford = assess(generalGovernance, {
 *   city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: { "governance.leadership.named-lead": "fully" },
 * });
 * rebuild(fromJson(toJson(explain(aford)), { kind: "explanation" })); // "100"
 */
export function fromJson<const O extends FromJsonOptions>(text: string, options: O): JsonResult<O> {
  return unwrap(tryFromJson(text, options));
}

/**
 * The same as {@link fromJson}, without throwing on the text.
 *
 * @param text one envelope
 * @param options which kind is expected, and the framework that it belongs to, if it belongs to one
 * @returns the product, or every issue
 * @example
 * import { tryFromJson } from "indicatree/io";
 *
 * const outcome = tryFromJson("{}", { kind: "document" });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "not-an-envelope"
 */
export function tryFromJson<const O extends FromJsonOptions>(text: string, options: O): Outcome<JsonResult<O>> {
  return freeze(open(text, options)) as Outcome<JsonResult<O>>;
}

function kindOfProduct(product: JsonProduct): JsonKind | null {
  if (typeof product !== "object" || product === null) return null;
  try {
    if ("kind" in product)
      return [
        "assessment",
        "revision",
        "roadmap",
        "scorecard",
        "document",
        "review",
        "round",
        "scheme",
        "agreement",
        "settlement",
        "matching",
      ].includes(product.kind)
        ? product.kind
        : null;
    if ("version" in product) return "framework";
    return "rule" in product && "children" in product ? "explanation" : null;
  } catch {
    return null;
  }
}

function contentOf(kind: JsonKind, product: JsonProduct): object {
  if (kind === "assessment") {
    const { kind: _, framework, ...content } = ensureAssessment(product as Assessment);
    return { framework: { id: framework.id, version: framework.version, digest: outline(framework).digest }, content };
  }
  if (kind === "review" || kind === "round" || kind === "scheme") {
    const { framework } = ensureProduct(PROCESSES[kind], product) as Review;
    return {
      framework: { id: framework.id, version: framework.version, digest: outline(framework).digest },
      content: processContent(PROCESSES[kind], product),
    };
  }
  if (kind === "roadmap") {
    // What is derived from the framework is derived again on the way back.
    const { kind: _, framework, nodes, targets, statement, ...content } = ensureRoadmap(product as Roadmap);
    return { framework, content };
  }
  if (kind === "agreement") {
    const { kind: _, framework, overall: __, ...content } = ensureAgreement(product);
    return { framework, content };
  }
  if (kind === "settlement") {
    const { kind: _, assessment, ...content } = ensureSettlement(product);
    const { framework, content: rated } = contentOf("assessment", assessment) as { readonly framework: object; readonly content: object };
    return { framework, content: { assessment: rated, ...content } };
  }
  if (kind === "framework") return { content: parseFramework(product) };
  if (kind === "matching") return { content: ensureMatching(product) };
  if (kind === "revision") return { content: unwrap(readRevision(product)) };
  if (kind === "scorecard") {
    const { kind: _, framework, total: __, ...content } = ensureScorecard(product);
    return { framework, content };
  }
  const plain = copyPlain(product);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  throwIfAny(checkShape(kind === "document" ? documentSchema() : explanationSchema(), plain.value, []));
  return { content: plain.value };
}

function open(text: string, given: FromJsonOptions): Outcome<unknown> {
  // Read once; what is no options object is named below.
  const options = (fieldsOf(given) ?? {}) as unknown as FromJsonOptions;
  const { value, issues } = envelope(text, options);
  if (issues.length > 0 || value === null) return { ok: false, issues };
  const content = value.content as Json;
  switch (options.kind) {
    case "framework":
      return attempt(() => parseFramework(content));
    case "assessment":
      return tryAssess(options.framework, content);
    case "roadmap":
      return tryRecordRoadmap(options.framework, content);
    case "review":
    case "round":
    case "scheme":
      return fromContent(PROCESSES[options.kind], options.framework, content);
    case "revision":
      return readRevision(content, ["content"]);
    case "settlement":
      return attempt(() => {
        const { assessment, ...rest } = isRecord(content) ? content : {};
        const rated = { ...(isRecord(assessment) ? assessment : {}), kind: "assessment", framework: options.framework };
        return ensureSettlement({ ...rest, kind: "settlement", assessment: rated });
      });
    case "agreement":
      return attempt(() => {
        const nodes = isRecord(content) && isRecord(content.nodes) ? content.nodes : {};
        throwIfAny(nodesDiffer(options.framework, nodes));
        const { city, raters, teams, policy, bootstrap, cautions, statement, ...rest } = (isRecord(content)
          ? content
          : {}) as unknown as Agreement;
        const head = { kind: "agreement", framework: value.framework, city, raters, teams, policy, bootstrap };
        return freeze(ensureAgreement({ ...rest, ...head, overall: nodes[options.framework.id], nodes, cautions, statement }));
      });
    case "scorecard": {
      const found = checkShape(scorecardSchema(), content, ["content"]);
      if (found.length > 0) return { ok: false, issues: found };
      const { nodes, ...rest } = content as unknown as Omit<Scorecard, "kind" | "framework" | "total">;
      const strange = nodesDiffer(options.framework, nodes);
      if (strange.length > 0) return { ok: false, issues: strange };
      const total = nodes[options.framework.id];
      const { city, date, rater, policy, gates, band, statement } = rest;
      return {
        ok: true,
        value: freeze({ kind: "scorecard", framework: value.framework, city, date, rater, policy, total, nodes, gates, band, statement }),
      };
    }
    case "matching":
      return attempt(() => ensureMatching(content));
    case "explanation":
    case "document": {
      const found = checkShape(options.kind === "document" ? documentSchema() : explanationSchema(), content, ["content"]);
      return found.length > 0 ? { ok: false, issues: found } : { ok: true, value: freeze(content) };
    }
  }
}

/** Nodes of a result that the framework has not, and the other way round. */
function nodesDiffer(framework: Framework, nodes: object): Issue[] {
  const ids = outline(framework).nodes.map((node) => node.id);
  const strange = [...Object.keys(nodes).filter((id) => !ids.includes(id)), ...ids.filter((id) => !Object.hasOwn(nodes, id))];
  return strange.map((id) => issue("nodes-differ", ["content", "nodes", id], { id }));
}

function envelope(
  text: string,
  options: FromJsonOptions,
): { readonly value: { readonly [key: string]: Json } | null; readonly issues: readonly Issue[] } {
  const kinds: readonly unknown[] = [
    ...[
      "framework",
      "assessment",
      "revision",
      "roadmap",
      "scorecard",
      "explanation",
      "document",
      "review",
      "round",
      "scheme",
      "agreement",
      "settlement",
      "matching",
    ],
  ];
  if (typeof options !== "object" || options === null || !kinds.includes(options.kind))
    return {
      value: null,
      issues: [issue("not-allowed", ["options", "kind"], { received: kindOf(options), allowed: kinds.join(", "), nearest: null })],
    };
  const known = isAlone(options) ? ["kind"] : ["kind", "framework"];
  const surplus = Object.keys(options).filter((key) => !known.includes(key));
  if (surplus.length > 0)
    return {
      value: null,
      issues: surplus.map((key) => issue("unknown-key", ["options", key], { nearest: nearest(key, known), known: known.join(", ") })),
    };
  if (typeof text !== "string") return { value: null, issues: [issue("wrong-type", [], { expected: "a text", received: kindOf(text) })] };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return {
      value: null,
      issues: [issue("json-unreadable", [], { problem: error instanceof Error ? error.message.slice(0, 200) : "unknown" })],
    };
  }
  const plain = copyPlain(parsed);
  if (!plain.ok) return { value: null, issues: plain.issues };
  const value = plain.value;
  if (!isRecord(value) || value.format !== "indicatree" || typeof value.formatVersion !== "number")
    return { value: null, issues: [issue("not-an-envelope", [], { received: kindOf(value) })] };
  if (value.formatVersion > JSON_FORMAT_VERSION || value.formatVersion < 1)
    return {
      value: null,
      issues: [issue("format-version", ["formatVersion"], { received: value.formatVersion, known: JSON_FORMAT_VERSION })],
    };
  if (value.kind !== options.kind)
    return { value: null, issues: [issue("kind-differs", ["kind"], { received: shown(value.kind), expected: options.kind })] };
  if (isAlone(options)) return { value, issues: [] };
  const framework = parseFramework(options.framework);
  const wanted: { readonly [part: string]: string } = { id: framework.id, version: framework.version, digest: outline(framework).digest };
  const named = isRecord(value.framework) ? value.framework : {};
  const issues = Object.keys(wanted).flatMap((part) =>
    named[part] === wanted[part]
      ? []
      : [issue("framework-differs", ["framework", part], { part, received: shown(named[part]), expected: wanted[part] as string })],
  );
  return { value, issues };
}

function isAlone(options: FromJsonOptions): options is FromJsonAlone {
  return ["framework", "revision", "explanation", "document", "matching"].includes(options.kind);
}

function attempt<T>(make: () => T): Outcome<T> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    if (error instanceof BenchmarkError) return { ok: false, issues: error.issues };
    throw error;
  }
}
