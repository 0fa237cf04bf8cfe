/** Gates and bands: they change no value. A gate that is not met, or not known to be met, only withholds the band. */
import { decimal, rounded } from "../base/decimal.ts";
import type { Exact } from "./exact.ts";
import type { Plan } from "./plan.ts";

/** One gate: a node that must reach a value. */
export interface Gate {
  /** Id of the node. */
  readonly id: string;
  /** Least value, 0 to 100. */
  readonly required: number;
  /** Met or unmet whatever the open answers turn out to be, else open. */
  readonly state: "met" | "unmet" | "open";
}

/** The band of the total, or why none is named. */
export interface Band {
  /** Name of the band; null if it is withheld. */
  readonly name: string | null;
  /** "no-bands", "unscored", "gate-unmet", "gate-open", "range-crosses-bands" or "below-lowest-band"; null if a band is named. */
  readonly reason: string | null;
}

/** The gates of all applicable nodes, in tree order. The whole possible range decides: what may still turn out either way is open. */
export function gatesOf(plan: Plan, exact: readonly Exact[]): readonly Gate[] {
  return plan.nodes.flatMap((node, i) => {
    const mandatory = node.node.mandatory;
    const { low, high } = exact[i] as Exact;
    if (mandatory === undefined || low === null || high === null) return [];
    const required = decimal(mandatory.atLeast);
    const state = rounded(low).gte(required) ? "met" : rounded(high).lt(required) ? "unmet" : "open";
    return [{ id: node.id, required: mandatory.atLeast, state } satisfies Gate];
  });
}

/** The band in which the whole possible range of the total lies; a boundary value belongs to the upper band. */
export function bandOf(plan: Plan, total: Exact, gates: readonly Gate[]): Band {
  const bands = [...(plan.policy.bands ?? [])].sort((a, b) => a.from - b.from);
  if (bands.length === 0) return { name: null, reason: "no-bands" };
  if (total.status !== "scored" || total.low === null || total.high === null) return { name: null, reason: "unscored" };
  if (gates.some((gate) => gate.state === "unmet")) return { name: null, reason: "gate-unmet" };
  if (gates.some((gate) => gate.state === "open")) return { name: null, reason: "gate-open" };
  const [low, high] = [rounded(total.low), rounded(total.high)];
  const of = (value: typeof low): string | null => bands.filter((band) => value.gte(decimal(band.from))).at(-1)?.name ?? null;
  if (of(low) !== of(high)) return { name: null, reason: "range-crosses-bands" };
  return of(low) === null ? { name: null, reason: "below-lowest-band" } : { name: of(low), reason: null };
}
