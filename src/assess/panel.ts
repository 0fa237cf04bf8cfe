/** Several raters' assessments of one city, checked against each other, and what each of them says of each indicator. */
import { BenchmarkError, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { listOf, own } from "../base/plain.ts";
import { type Outline, outline } from "../model/outline.ts";
import { isExcluded } from "../model/policy.ts";
import { type Answer, missingOf } from "./answer.ts";
import { ensureAssessment } from "./assess.ts";
import type { Assessment, Rater } from "./assessment.ts";
import { factOf } from "./kin.ts";
import { type Leaf, leaves } from "./leaf.ts";
import { answerFor } from "./routing.ts";

/** One of several raters of a city. */
export interface PanelRater {
  /** The rater's id; of one without an id, the role. */
  readonly id: string;
  /** In what role. */
  readonly role: Rater["role"];
  /** What readers see; null if not said. */
  readonly name: string | null;
  /** The rater's own city; null if not said. */
  readonly city: string | null;
  /** Date of the assessment. */
  readonly date: string;
}

/** What one rater says of one indicator. */
export interface Voice {
  /** The answer that counts: the rater's own, or one to an indicator that asks the same. */
  readonly answer: Answer | undefined;
  readonly leaf: Leaf;
  /** What it says, as a text: a value, or why there is none; null where nothing is said, or where it is not asked because of another answer. */
  readonly fact: string | null;
  /** Whether it is a judgement: a value, or that the question does not apply. What is open is none. */
  readonly judged: boolean;
  /** Whether the rater was asked at all; who was not says nothing, and leaves nothing open. */
  readonly asked: boolean;
}

/** Where one rater sits: the rating, and what stands behind it where it is not simply that. */
export interface Seat {
  /** Under the whole framework. */
  readonly assessment: Assessment;
  /** What the rater is called here; by default its id, or its role. */
  readonly id?: string;
  /** Each under the framework of what was asked; of an indicator the first counts that asks it. By default the rating itself. */
  readonly parts?: readonly Assessment[];
}

/** Several assessments of one city against one framework. */
export interface Panel {
  readonly tree: Outline;
  /** Of each rater, and what else a rater has said. */
  readonly assessments: readonly Assessment[];
  readonly raters: readonly PanelRater[];
  /** For each rater, in the order of the outline's indicators. */
  readonly voices: readonly (readonly Voice[])[];
}

/**
 * @param assessments at least one; of one city, one framework version, each by another rater
 * @throws BenchmarkError with everything that keeps them from being set side by side
 */
export function readPanel(assessments: unknown): Panel {
  const issues: Issue[] = [];
  const checked = listOf(assessments as readonly Assessment[]).flatMap((given, i): Assessment[] => {
    try {
      return [ensureAssessment(given)];
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
      issues.push(...error.issues.map((found) => ({ ...found, path: [i, ...found.path] })));
      return [];
    }
  });
  throwIfAny(issues);
  return seated(checked.map((assessment) => ({ assessment })));
}

/**
 * @param seats of checked assessments, each under one framework or a part of it
 * @throws BenchmarkError as {@link readPanel}
 */
export function seated(seats: readonly Seat[]): Panel {
  const [first] = seats;
  if (first === undefined) throw new BenchmarkError([issue("no-raters", [])]);
  const tree = outline(first.assessment.framework);
  const raters = seats.map(({ assessment: { rater, date }, id: called }): PanelRater => {
    const { role, id = role, name = null, city = null } = rater;
    return { id: called ?? id, role, name, city, date };
  });
  throwIfAny(
    misfits(
      tree,
      seats.map(({ assessment }) => assessment),
      raters,
    ),
  );
  return {
    tree,
    assessments: seats.flatMap(({ assessment, parts = [] }) => [assessment, ...parts.slice(1)]),
    raters,
    voices: seats.map(({ assessment, parts = [assessment] }) => voicesOf(tree, parts)),
  };
}

function misfits(tree: Outline, assessments: readonly Assessment[], raters: readonly PanelRater[]): Issue[] {
  const { city } = assessments[0] as Assessment;
  const said = ({ framework, digest }: Outline): string => `${framework.id} ${framework.version} (${digest.slice(0, 15)}…)`;
  return assessments.flatMap((assessment, i): Issue[] => {
    const [mine, id] = [outline(assessment.framework), (raters[i] as PanelRater).id];
    const before = raters.findIndex((rater) => rater.id === id);
    return [
      ...(mine.digest === tree.digest
        ? []
        : [issue("assessments-differ", [i], { city: assessment.city.name, received: said(mine), expected: said(tree) })]),
      ...(assessment.city.id === city.id ? [] : [issue("rated-city", [i, "city"], { received: assessment.city.id, expected: city.id })]),
      ...(before === i ? [] : [issue("rater-twice", [i, "rater"], { rater: id, first: before, second: i })]),
    ];
  });
}

const SILENT: Voice = {
  answer: undefined,
  leaf: { missing: "not-answered", points: null, level: null, evidenced: false, routed: false },
  fact: null,
  judged: false,
  asked: false,
};

function voicesOf(tree: Outline, parts: readonly Assessment[]): Voice[] {
  const said = parts.map((part) => voicesUnder(part));
  return tree.indicators.map(({ id, kin }) => {
    for (const voices of said) {
      const at = [id, ...kin].find((one) => voices.has(one));
      if (at !== undefined) return voices.get(at) as Voice;
    }
    return SILENT;
  });
}

/** By indicator, under the assessment's own framework. */
function voicesUnder(assessment: Assessment): ReadonlyMap<string, Voice> {
  const tree = outline(assessment.framework);
  const found = leaves(assessment);
  return new Map(
    tree.indicators.map(({ id }, k) => {
      const leaf = found[k] as Leaf;
      // What is not asked takes no answer from its kin; what is said there all the same stands.
      const answer = leaf.routed ? own(assessment.answers, id) : answerFor(tree, id, assessment.answers);
      const missing = missingOf(answer);
      return [id, { answer, leaf, fact: factOf(answer), judged: missing === null || isExcluded(missing), asked: true }];
    }),
  );
}
