/** What several raters of one city say, as a notebook shows it: how far they agree, what was settled, and where they differ. */
import * as z from "zod/mini";
import type { Agreement, Estimate, Interval } from "../analyse/agreement.ts";
import { answerWords } from "../analyse/answer-words.ts";
import type { Disagreement } from "../analyse/disagreements.ts";
import type { Statistic } from "../analyse/statistic.ts";
import { type Answer, missingOf, valueOf } from "../assess/answer.ts";
import type { Settlement } from "../assess/settlement.ts";
import { isRecord } from "../base/plain.ts";
import { outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { formatNumber } from "./format.ts";
import { columns, type Kind, text } from "./list-kind.ts";
import type { PlainRow } from "./row-table.ts";

const figures = z.looseObject({});
const who = z.array(z.looseObject({ id: text, role: text }));

/** A figure and its interval, in cells. */
function cells(name: string, { value, reason }: Statistic, { low, high }: Interval): PlainRow {
  return {
    [name]: value === null ? (reason as string).replaceAll("-", " ") : formatNumber(value, 2),
    [`${name}Low`]: low,
    [`${name}High`]: high,
  };
}

function estimated(name: string, estimate: Estimate): PlainRow {
  return cells(name, estimate, estimate.interval);
}

/** What `measureAgreement` gives. */
export const agreement: Kind<Agreement> = {
  title: ({ city, framework, raters }, names) =>
    `${city.name}: how far ${raters.length} ${raters.length === 1 ? "rater agrees" : "raters agree"}, ${names.title(framework.id)} ${framework.version}`,
  opening: ({ raters, bootstrap: { draws, level, seed }, cautions }) => [
    `Raters: ${raters.map(({ id, role }) => (id === role ? id : `${id} (${role})`)).join(", ")}.`,
    cautions.map((caution) => caution.text),
    `Intervals hold ${level * 100} % of ${draws} draws of indicators (percentile bootstrap, seed ${seed}).`,
  ],
  head: {
    city: z.looseObject({ name: text }),
    raters: who,
    bootstrap: z.looseObject({ draws: z.number(), level: z.number(), seed: z.number() }),
    cautions: z.array(z.looseObject({ text })),
    overall: figures,
    nodes: figures,
  },
  lists: [
    {
      at: "nodes",
      caption: "Agreement at each part (alike: share of pairs of answers; alpha of all scales)",
      columns: columns(
        ...["node:Part:indented", "units:Units:0", "of:Of:0", "alike:Alike:right", "alikeLow~alikeHigh:Interval:2", "alpha:Alpha:right"],
        ...["alphaLow~alphaHigh:Interval:2", "w:W:right"],
      ),
      rows: ({ nodes }: Agreement) =>
        Object.entries(nodes).map(([node, { units, of, same, alpha, w }]) => {
          const all = alpha.at(-1)?.alpha;
          const joint = all === undefined ? {} : estimated("alpha", all);
          return {
            node,
            units,
            of,
            ...estimated("alike", same),
            ...joint,
            w: cells("w", w, { low: null, high: null, reason: null }).w as string,
          };
        }),
    },
    {
      at: "nodes",
      caption: "How much higher the city rates itself, in points",
      columns: columns("node:Part:indented", "against:Than", "units:Units:0", "mean:Points:1", "low~high:Interval:1"),
      ifAny: true,
      rows: ({ nodes }: Agreement) =>
        Object.entries(nodes).flatMap(([node, { bias }]) =>
          bias.flatMap(({ against, units, mean, interval: { low, high } }) =>
            mean.value === null ? [] : [{ node, against, units, mean: mean.value, low, high }],
          ),
        ),
    },
    {
      at: "overall",
      caption: "Each two raters over all (kappa on each scale of levels)",
      columns: columns(
        ...["raters:Raters", "together:Worked together", "units:Units:0", "alike:Alike:right", "scale:Scale", "plain:Kappa:right"],
        ...["linear:Linear:right", "quadratic:Quadratic:right", "quadraticLow~quadraticHigh:Interval:2"],
      ),
      ifAny: true,
      rows: ({ overall }: Agreement) =>
        overall.pairs.flatMap(({ raters, sameTeam, units, same, kappa }) => {
          const pair = { raters: raters.join(", "), together: sameTeam ? "yes" : "no", units, ...estimated("alike", same) };
          const rows = kappa.map(({ scale, unweighted, linear, quadratic }) => ({
            ...pair,
            scale,
            ...estimated("plain", unweighted),
            ...estimated("linear", linear),
            ...estimated("quadratic", quadratic),
          }));
          return rows.length === 0 ? [pair] : rows;
        }),
    },
  ],
};

/** What `settle` gives; its framework comes with it. */
export const settlement: Kind<Settlement> = {
  title: ({ assessment: { city, framework } }) => `${city.name}: what was settled, ${framework.title} ${framework.version}`,
  opening: ({ raters, otherwise, assessment: { date } }) => [
    `Dated ${date}. Raters: ${raters.map(({ id, role }) => (id === role ? id : `${id} (${role})`)).join(", ")}. Where nothing was decided: ${otherwise.replaceAll("-", " ")}.`,
  ],
  head: { sources: figures, unsettled: z.array(z.looseObject({ id: text })), raters: who, assessment: figures, otherwise: text },
  lists: [
    {
      at: "sources",
      caption: "Settled",
      columns: columns("id:Indicator:id", "answer:Answer", "from:From:code", "raters:Said by", "reason:Why", "said:All that was said"),
      rows: ({ sources, assessment }: Settlement) =>
        Object.entries(sources).map(([id, source]) => {
          const { from, raters, values, reason = "" } = source as NonNullable<Settlement["sources"][string]>;
          const answer = worded(assessment.framework, id, (assessment.answers as { readonly [id: string]: Answer })[id]);
          return { id, answer, from, raters: raters.join(", "), reason, said: said(assessment.framework, id, values) };
        }),
    },
    {
      at: "unsettled",
      caption: "Not settled",
      columns: columns("id:Indicator:id", "reason:Why:code", "said:All that was said"),
      rows: ({ unsettled, assessment }: Settlement) =>
        unsettled.map(({ id, reason, values }) => ({ id, reason, said: said(assessment.framework, id, values) })),
    },
  ],
};

type Tree = Settlement["assessment"]["framework"];

function said(framework: Tree, id: string, values: { readonly [rater: string]: Answer }): readonly string[] {
  return Object.entries(values).map(([rater, answer]) => `${rater}: ${worded(framework, id, answer)}`);
}

function worded(framework: Tree, id: string, answer: Answer | undefined): string {
  const value = valueOf(answer);
  if (value === null) return (missingOf(answer) ?? "not answered").replaceAll("-", " ");
  return answerWords(outline(framework).byId.get(id)?.scale as Scale, value);
}

/** Rows of `disagreements` as flat records; other rows as they are. */
export function flatSides(row: PlainRow): PlainRow {
  const sides = (row as Partial<Disagreement>).sides as unknown;
  if (!Array.isArray(sides) || row.spread === undefined || !sides.every(isSide)) return row;
  const { id = null, title = null, kind = null, spread, weight = null, points = null } = row;
  return {
    ...{ id, title, kind, spread, weight, points },
    sides: sides.map(({ words, state, raters }) => `${words ?? state.replaceAll("-", " ")}: ${raters.join(", ")}`),
  };
}

function isSide(side: unknown): side is { readonly words: string | null; readonly state: string; readonly raters: readonly string[] } {
  const { words, state, raters } = isRecord(side as never) ? (side as { readonly [key: string]: unknown }) : {};
  const isText = (value: unknown): boolean => typeof value === "string";
  return (words === null || isText(words)) && isText(state) && Array.isArray(raters) && raters.every(isText);
}
