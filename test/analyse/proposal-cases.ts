/**
 * Small planning problems of any shape, and the brute force that knows nothing of the search: every action in every phase or left out, checked against budgets, windows and
 * prerequisites, scored by `score` from answers that are written out, and ordered by the objective as the documentation has it. Sums are whole units of 10⁻³⁰.
 */
import * as fc from "fast-check";
import type { PossibleAction, ProposalOptions, RoadmapProposal } from "../../src/analyse/proposal.ts";
import {
  type Aggregation,
  type Answer,
  type Assessment,
  assess,
  type Framework,
  type Indicator,
  parseFramework,
  score,
} from "../../src/index.ts";
import { head, percent } from "../small.ts";

/** A problem, with the answers of its leaves where an open one counts as the worst. */
export interface Case {
  readonly framework: Framework;
  readonly assessment: Assessment;
  readonly options: ProposalOptions & {
    readonly actions: readonly PossibleAction[];
    readonly phases: readonly { readonly budget?: number }[];
  };
  /** Points at the start; null where not applicable. */
  readonly start: { readonly [id: string]: number | null };
  readonly penalties: ReadonlySet<string>;
}

const rules: readonly Aggregation[] = [
  "arithmetic",
  "geometric",
  "harmonic",
  "minimum",
  "maximum",
  "median",
  { power: 2 },
  { power: 0.5 },
  { power: -3 },
  { power: 0.001 },
  { cappedSum: 2 },
];

interface Leafy {
  readonly weight: number;
  readonly penalty: boolean;
  readonly state: number | "open" | "excluded";
}

const LOW = [0, 10, 10, 20, 25, 30, 40, 50, 50, 80];
const HIGH = [25, 50, 60, 60, 75, 80, 100, 100];

function leaf(penalties: boolean): fc.Arbitrary<Leafy> {
  return fc.record({
    weight: fc.constantFrom(1, 1, 1, 2, 0.5, 0.1, 3),
    penalty: penalties ? fc.nat(9).map((n) => n === 0) : fc.constant(false),
    state: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...LOW) },
      { weight: 1, arbitrary: fc.constant("open" as const) },
      { weight: 1, arbitrary: fc.constant("excluded" as const) },
    ),
  });
}

/** Problems with any rules, penalties, open and excluded answers; `linear` ones under plain means alone. */
export function cases(linear = false, most = 5): fc.Arbitrary<Case> {
  const rule = linear ? fc.constant("arithmetic" as Aggregation) : fc.constantFrom(...rules);
  const group = fc.record({
    rule,
    weight: fc.constantFrom(1, 1, 2, 0.3),
    leaves: fc.array(leaf(!linear), { minLength: 1, maxLength: 4, size: "max" }),
  });
  const amount = fc.constantFrom(0, 1, 1, 2, 2, 3, 0.1, 0.2, 0.3, 5);
  const window = fc.record({ earliest: fc.integer({ min: 1, max: 3 }), latest: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: [] });
  const action = fc.record({
    effort: amount,
    moves: fc
      .array(fc.tuple(fc.nat(30), fc.constantFrom(...HIGH)), { minLength: 1, maxLength: 3 })
      .map((list) => (list.length === 3 ? list.slice(2) : list)),
    enabler: fc.nat(9).map((n) => n === 0),
    after: fc
      .array(fc.nat(20), { maxLength: 3 })
      .map((list) => (list.length === 3 ? list.slice(1) : list.length === 2 ? list.slice(1) : [])),
    window: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: window }),
  });
  return fc
    .record({
      rule,
      groups: fc.array(group, { minLength: 1, maxLength: 3, size: "max" }),
      actions: fc.array(action, { minLength: 2, maxLength: most, size: "max" }),
      names: fc.shuffledSubarray(["a", "b", "c", "d", "e", "f", "g"], { minLength: 7 }),
      phases: fc.array(fc.option(fc.constantFrom(0, 1, 2, 2, 3, 3, 4, 0.3, 6), { freq: 8 }), { minLength: 1, maxLength: 3 }),
      target: fc.option(fc.constantFrom(0, 20, 30, 40, 50, 60, 70, 80, 90, 100), { freq: 2 }),
    })
    .map(({ rule: top, groups, actions, names, phases, target }) => {
      const start: { [id: string]: number | null } = {};
      const penalties = new Set<string>();
      const answers: { [id: string]: Answer } = {};
      const framework = parseFramework({
        id: "t",
        title: "T",
        version: "1.0.0",
        status: "untested",
        aggregate: top,
        children: groups.map((each, g) => ({
          id: `t.g${g}`,
          title: `Group ${g}`,
          weight: each.weight,
          aggregate: each.rule,
          children: each.leaves.map(({ weight, penalty: may, state }, k): Indicator => {
            const id = `t.g${g}.i${k}`;
            // The first is never a penalty nor excluded, so that every group has a value.
            const penalty = may && k > 0;
            if (penalty) penalties.add(id);
            if (state === "excluded" && k > 0) {
              answers[id] = { missing: "not-applicable", reason: "none here" };
              start[id] = null;
            } else if (typeof state === "string") start[id] = penalty ? 100 : 0;
            else answers[id] = start[id] = state;
            return { id, title: id, question: "?", scale: percent, weight, penalty };
          }),
        })),
      });
      const ids = Object.keys(start);
      const made = actions.map(({ effort, moves, enabler, after, window: phase }, i): PossibleAction => {
        const name = names[i] as string;
        const latest = Math.min(phase?.latest ?? phases.length, phases.length);
        const earliest = Math.min(phase?.earliest ?? 1, latest);
        return {
          id: name,
          title: `Action ${name}`,
          effort,
          ...(enabler ? {} : { levels: Object.fromEntries(moves.map(([place, points]) => [ids[place % ids.length] as string, points])) }),
          ...(i > 0 ? { after: [...new Set(after.map((place) => names[place % i] as string))] } : {}),
          ...(phase === null ? {} : { phases: { earliest, latest } }),
        };
      });
      const assessment = assess(framework, { ...head, answers });
      const list = phases.map((budget) => (budget === null ? {} : { budget }));
      return { framework, assessment, options: { actions: made, phases: list, ...(target === null ? {} : { target }) }, start, penalties };
    });
}

/** What a plan comes to, for comparison. */
export interface Summary {
  /** Ids by phase. */
  readonly picks: readonly (readonly string[])[];
  readonly end: string;
  readonly values: readonly string[];
  readonly reached: boolean | null;
  readonly effort: number;
}

export function summary({ phases, end, target, effort }: RoadmapProposal): Summary {
  return {
    picks: phases.map(({ picks }) => picks.map(({ action }) => action).sort()),
    end: end.exact,
    values: phases.map(({ after }) => after.exact),
    reached: target === null ? null : target.state === "reached",
    effort,
  };
}

/** A published text in units of 10⁻³⁰. */
export const units = (text: string): bigint => {
  const [whole = "", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(30, "0"));
};

const scaled = (amount: number): number => Math.round(amount * 10);

/** The root when some actions are done, by `score`, from answers that are written out; open ones count as the worst. */
export function scoredWith({ framework, options, start, penalties }: Case, done: readonly string[]): string {
  const moves = options.actions.filter(({ id }) => done.includes(id)).map(({ levels = {} }) => levels as { readonly [id: string]: number });
  const answers: { [id: string]: Answer } = {};
  for (const [id, points] of Object.entries(start)) {
    const better = penalties.has(id) ? Math.min : Math.max;
    const moved = moves.flatMap((levels) => (Object.hasOwn(levels, id) ? [levels[id] as number] : []));
    answers[id] = points === null ? { missing: "not-applicable", reason: "none here" } : better(points, ...moved);
  }
  return score(assess(framework, { ...head, answers })).total.exact as string;
}

/** The best of all schedules. */
export function bruteForce(made: Case): Summary {
  const { actions, phases, target } = made.options;
  const known = new Map<string, string>();
  const valueOf = (done: readonly string[]): string => {
    const value = known.get(done.join()) ?? scoredWith(made, done);
    known.set(done.join(), value);
    return value;
  };
  interface Plan {
    readonly at: readonly number[];
    readonly values: readonly string[];
    readonly reached: boolean;
    readonly effort: number;
    readonly sum: bigint;
    readonly ids: readonly string[];
    readonly order: readonly number[];
  }
  const worse = (a: Plan, b: Plan): boolean => {
    if (a.reached !== b.reached) return b.reached;
    if (a.reached && a.effort !== b.effort) return a.effort > b.effort;
    const [x, y] = [units(a.values.at(-1) as string), units(b.values.at(-1) as string)];
    if (!a.reached && x !== y) return x < y;
    if (a.sum !== b.sum) return a.sum < b.sum;
    if (a.ids.length !== b.ids.length) return a.ids.length > b.ids.length;
    for (const [i, id] of a.ids.entries()) if (id !== b.ids[i]) return id > (b.ids[i] as string);
    for (const [i, phase] of a.order.entries()) if (phase !== b.order[i]) return phase > (b.order[i] as number);
    return false;
  };
  let best: Plan | undefined;
  const total = (phases.length + 1) ** actions.length;
  for (let code = 0; code < total; code++) {
    const at = actions.map((_, i) => (Math.floor(code / (phases.length + 1) ** i) % (phases.length + 1)) - 1);
    const fits = phases.every(
      ({ budget }, phase) =>
        budget === undefined || actions.reduce((sum, { effort }, i) => sum + (at[i] === phase ? scaled(effort) : 0), 0) <= scaled(budget),
    );
    const legal = actions.every(({ after = [], phases: window = {} }, i) => {
      const phase = at[i] as number;
      if (phase < 0) return true;
      if (phase + 1 < (window.earliest ?? 1) || phase + 1 > (window.latest ?? phases.length)) return false;
      return after.every((id) => {
        const before = at[actions.findIndex((other) => other.id === id)] as number;
        return before >= 0 && before <= phase;
      });
    });
    if (!fits || !legal) continue;
    const values = phases.map((_, phase) =>
      valueOf(actions.flatMap(({ id }, i) => ((at[i] as number) >= 0 && (at[i] as number) <= phase ? [id] : []))),
    );
    const picked = actions
      .flatMap(({ id }, i) => ((at[i] as number) >= 0 ? [{ id, phase: at[i] as number }] : []))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const plan: Plan = {
      at,
      values,
      reached: target !== undefined && Number(values.at(-1)) >= target,
      effort: actions.reduce((sum, { effort }, i) => sum + ((at[i] as number) >= 0 ? scaled(effort) : 0), 0),
      sum: values.reduce((sum, value) => sum + units(value), 0n),
      ids: picked.map(({ id }) => id),
      order: picked.map(({ phase }) => phase),
    };
    if (best === undefined || worse(best, plan)) best = plan;
  }
  const { at, values, reached, effort } = best as Plan;
  return {
    picks: phases.map((_, phase) => actions.flatMap(({ id }, i) => (at[i] === phase ? [id] : [])).sort()),
    end: values.at(-1) as string,
    values,
    reached: target === undefined ? null : reached,
    effort: effort / 10,
  };
}
