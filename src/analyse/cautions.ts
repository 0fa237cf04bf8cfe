/** What figures of agreement cannot tell, said with the figures. */
import type { PanelRater } from "../assess/panel.ts";
import type { Caution } from "./agreement.ts";

/** Below so many indicators, one answer moves the figures visibly. */
const FEW = 30;

/** The cautions that hold for these raters, in a fixed order. */
export function cautionsOf(raters: readonly PanelRater[], teams: readonly (readonly string[])[], units: number): readonly Caution[] {
  const others = raters.some(({ role }) => role !== "self");
  const known =
    teams.length === 0
      ? "Nobody said who worked together"
      : `${teams.map((team) => team.join(", ")).join("; and ")} worked together, so that their ratings are nearer to one rating than to ${teams.flat().length}`;
  const all: (Caution | false)[] = [
    {
      code: "not-independent",
      text: `${known}. Raters who travelled together, read the same papers or talked before they rated are not independent; their agreement says less than the figures do, and agreement is not truth.`,
    },
    raters.some(({ role }) => role === "self") &&
      others && {
        code: "indicators-resampled",
        text: "Intervals of the city's rating above others' say how much rests on which indicators were asked. They say nothing of what other raters would have said.",
      },
    units < FEW && {
      code: "few-units",
      text: `Only ${units} ${units === 1 ? "indicator was" : "indicators were"} answered by two raters or more. With so few, a single answer moves kappa, alpha and W a lot; read the list of disagreements instead.`,
    },
    raters.some(({ role }) => role === "consensus") && {
      code: "consensus-included",
      text: "One of the ratings is a consensus. If it was made from the others, it agrees with them by construction.",
    },
  ];
  return all.filter((caution) => caution !== false);
}
