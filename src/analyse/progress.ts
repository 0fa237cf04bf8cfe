/** From several rounds of one city to what changed between them, and why: answers, knowledge, what applies, or the policy. */
import { valueOf } from "../assess/answer.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { answerFor } from "../assess/routing.ts";
import { exactText } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { setOwn } from "../base/plain.ts";
import { type OutlineNode, outline } from "../model/outline.ts";
import { statementOf } from "../model/statement.ts";
import type { Framework } from "../model/tree.ts";
import { evaluate } from "../score/exact.ts";
import type { Progress, TrackedRound } from "./progress-product.ts";
import { type ProgressOptions, type ProgressRound, type ReadRound, readRounds } from "./progress-rounds.ts";
import { type RoundState, stepBetween } from "./progress-step.ts";

/**
 * What changed from round to round of one city, at every node, and how much of it comes from answers that changed, from answers that became known (or
 * open), from questions that came not to apply (or to apply), and from another policy. The four parts are exact texts that add up to the change.
 *
 * Method: the Shapley value over four switches, one for each cause. Off, the indicators of a cause say what they said before; on, what they say after;
 * each of the 16 combinations is scored, and a part is the mean, over all 24 orders of turning the switches on, of what its switch adds. An indicator
 * belongs to one cause: what touches "not applicable" to `applicable`, else what touches an open answer to `known`, else to `answers`. A node that is
 * not scored in either round has no change. A combination in between counts with what is known in it; orders through one in which nothing is known are
 * left out, and where none remains the change has no parts ("no-order").
 *
 * Cost: that of 2ᵏ scores for a step in which k of the four causes are at work, so at most 16; of more than two rounds, as much once more for `overall`.
 *
 * @param rounds at least two, in any order, with different dates: assessments, or assessments with a policy each, `{ assessment, policy }`
 * @param options a policy for rounds without one; whether several framework versions or several roles may be tracked together
 * @returns a frozen product: the rounds, the steps between neighbours, and the way from the first to the last
 * @throws BenchmarkError for fewer than two rounds, undated ones, two of one date, another city; another framework version or rater role unless asked for;
 * an option that would change nothing
 * @example
 * import { assess, defineFramework, fullyPartlyNot, trackProgress } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested", policy: { coverage: { threshold: 0.3 } },
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const city = { city: { id: "aford", name: "Aford (invented)" }, rater: { role: "self" } } as const;
 * const first = assess(small, { ...city, date: "2024-03-01", answers: { "small.a": "not-at-all" } });
 * const second = assess(small, { ...city, date: "2026-03-01", answers: { "small.a": "partly", "small.b": "fully" } });
 * trackProgress([first, second]).overall.nodes.small;
 * // => { before: "0", after: "75", change: "75", answers: "37.5", known: "37.5", applicable: "0", policy: "0", reason: null }
 */
export function trackProgress<const I extends string, const G extends string>(
  rounds: readonly (Assessment<I, G> | ProgressRound<I, G>)[],
  options?: ProgressOptions,
): Progress<I | G> {
  const { rounds: read, basis, framework } = readRounds(rounds, options);
  const states = read.map(stateOf);
  const step = (from: number, to: number) => stepBetween(states[from] as RoundState, states[to] as RoundState);
  const last = states.length - 1;
  const steps = states.slice(1).map((_, i) => step(i, i + 1));
  const { nodes } = outline(framework);
  const latest = (read[last] as ReadRound).assessment;
  const progress = {
    kind: "progress",
    city: latest.city,
    framework: markOf(latest.framework),
    basis,
    tree: nodes.map(({ id, node, parent }) => ({
      id,
      title: node.title,
      parent: parent === null ? null : (nodes[parent] as OutlineNode).id,
    })),
    rounds: read.map(({ assessment: { date, rater, framework: own } }, i) => trackedRound(date, rater, own, states[i] as RoundState)),
    steps,
    overall: steps.length === 1 ? (steps[0] as (typeof steps)[0]) : step(0, last),
    statement: statementOf(framework),
  } satisfies Progress;
  return freeze(progress) as unknown as Progress<I | G>;
}

/** What a city said in one round, as its own framework reads it, in the order of the common tree. */
function stateOf({ assessment, plan }: ReadRound): RoundState {
  const own = outline(assessment.framework);
  const found = leaves(assessment);
  const places = new Map(own.indicators.map(({ id }, k) => [id, found[k] as Leaf]));
  const said = plan.tree.indicators.map(({ id }) => places.get(id) as Leaf);
  const values = plan.tree.indicators.map(({ id }, k) =>
    said[k]?.missing === null ? valueOf(answerFor(own, id, assessment.answers)) : null,
  );
  return { date: assessment.date, plan, leaves: said, values, exact: evaluate(plan, said) };
}

function trackedRound(date: string, rater: Assessment["rater"], framework: Framework, { plan, exact }: RoundState): TrackedRound {
  const nodes = {};
  for (const [i, { id }] of plan.nodes.entries()) {
    const { status, value, reason } = exact[i] as (typeof exact)[0];
    setOwn(nodes, id, { exact: status === "scored" && value !== null ? exactText(value) : null, reason });
  }
  return { date, rater, framework: markOf(framework), policy: plan.policy, nodes };
}

function markOf(framework: Framework): Progress["framework"] {
  return { id: framework.id, version: framework.version, digest: outline(framework).digest };
}
