/** What it takes to bring an indicator to its target: the level, the number, the items, in the words of its scale. One small object a kind, as for scales. */
import { type Decimal, decimal, Decimal as Numbers, ONE, rounded } from "../base/decimal.ts";
import type { ChecklistScale, LevelScale, NumberScale, PointsScale, Scale } from "../model/scale.ts";
import { type AnswerValue, kindOfScale } from "../model/scale-kinds.ts";
import type { Indicator } from "../model/tree.ts";
import { reaches } from "./targets.ts";

/** An indicator, its answer and what it is to reach. */
export interface Closing {
  readonly node: Indicator;
  readonly scale: Scale;
  /** Null if open. */
  readonly answer: AnswerValue | null;
  /** Points, 0 to 100; of a penalty, at most these. */
  readonly target: Decimal;
}

/**
 * What to reach, in words: the least that is enough. Null if no answer on the scale is.
 *
 * Levels: the nearest level that reaches the target, with its criterion. Numbers and points: the number, rounded to the fewest digits that reach the target and
 * overshoot it by at most a tenth of a point. Checklists: how many more items.
 */
export function closingOf(closing: Closing): string | null {
  const enough = (value: AnswerValue): Decimal | null => {
    const points = kindOfScale(closing.scale).points(closing.scale, value);
    return reaches(points, closing.target, closing.node.penalty === true) ? points : null;
  };
  return (closings[closing.scale.kind] as (scale: Scale, ask: Closing, enough: Enough) => string | null)(closing.scale, closing, enough);
}

/** The points of an answer that is enough; null for one that is not. */
type Enough = (value: AnswerValue) => Decimal | null;

const closings: { readonly [K in Scale["kind"]]: (scale: never, closing: Closing, enough: Enough) => string | null } = {
  levels: ({ levels }: LevelScale, { node }, enough) => {
    const reached = levels.filter(({ key }) => enough(key) !== null);
    const sign = node.penalty ? -1 : 1;
    const least = reached.reduce<(typeof levels)[number] | undefined>(
      (best, level) => (best === undefined || sign * (level.points - best.points) < 0 ? level : best),
      undefined,
    );
    if (least === undefined) return null;
    const criterion = node.criteria?.[least.key];
    return `${lower(least.label)}${criterion === undefined ? "" : `: ${criterion}`}`;
  },
  checklist: (scale: ChecklistScale, { node, answer }, enough) => {
    const ticked = (answer ?? []) as readonly string[];
    const worth = (key: string): Decimal => kindOfScale(scale).points(scale, [key]);
    const dearest = (items: ChecklistScale["items"]): ChecklistScale["items"] => [...items].sort((a, b) => worth(b.key).cmp(worth(a.key)));
    const first = (items: ChecklistScale["items"], count: number): string[] => items.slice(0, count).map(({ key }) => key);
    if (node.penalty) {
      const pool = dearest(answer === null ? scale.items : scale.items.filter(({ key }) => ticked.includes(key)));
      // Any so many of them are few enough if the dearest are.
      let most = pool.length;
      while (most > 0 && enough(first(pool, most)) === null) most--;
      return most === 0 ? "no item" : `at most ${most} of the ${pool.length} ${answer === null ? "items" : "ticked items"}`;
    }
    const rest = dearest(scale.items.filter(({ key }) => !ticked.includes(key) && worth(key).gt(0)));
    let more = 0;
    while (more < rest.length && enough([...ticked, ...first(rest, more)]) === null) more++;
    if (enough([...ticked, ...first(rest, more)]) === null) return null;
    const alike = rest.every(({ key }) => worth(key).eq(worth(rest[0]?.key as string)));
    const named = alike ? rest : rest.slice(0, more);
    const which = more === rest.length ? "" : alike ? ", any of" : ", such as";
    const words = `${answer === null ? "" : "more "}${more === 1 ? "item" : "items"}`;
    return `${more} ${words}${which}: ${named.map(({ label }) => label).join("; ")}`;
  },
  number: (scale: NumberScale, closing, enough) => numberOf(scale, closing, enough, scale.unit === "" ? "" : ` ${scale.unit}`),
  points: ({ maximum }: PointsScale, closing, enough) =>
    numberOf({ worst: 0, best: maximum }, closing, enough, ` of ${decimal(maximum).toFixed()} points`),
};

function numberOf(
  { worst, best, transform }: Pick<NumberScale, "worst" | "best" | "transform">,
  { node, target }: Closing,
  enough: Enough,
  unit: string,
): string {
  const [from, to, share] = [decimal(worst), decimal(best), target.div(100)];
  const exact =
    transform === "log"
      ? from
          .ln()
          .plus(share.times(to.ln().minus(from.ln())))
          .exp()
      : from.plus(share.times(to.minus(from)));
  // Rounded towards the end that is better.
  const goal = node.penalty ? worst : best;
  const up = goal === Math.max(worst, best);
  const [low, high] = [Math.min(worst, best), Math.max(worst, best)];
  const candidates = Array.from({ length: DIGITS }, (_, k) =>
    rounded(exact).toSignificantDigits(k + 1, up ? Numbers.ROUND_CEIL : Numbers.ROUND_FLOOR),
  );
  const near = candidates.find((candidate) => {
    const number = candidate.toNumber() + 0;
    const points = number < low || number > high ? null : enough(number);
    return points?.minus(target).abs().lte(TENTH);
  });
  return `${up ? "at least" : "at most"} ${(near ?? decimal(goal)).toFixed()}${unit}`;
}

const DIGITS = 17;
const TENTH = /* @__PURE__ */ ONE.div(10);

/** A label in the middle of a sentence: “Fully” as “fully”, but “NGO” as it is. */
export function lower(label: string): string {
  return /^\p{Lu}\P{Lu}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
