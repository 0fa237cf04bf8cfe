/** What figures of agreement cannot tell, said with the figures. */
import type { PanelRater } from "../assess/panel.ts";
import type { Caution } from "./agreement.ts";

/** Below so many indicators, one answer moves the figures visibly. */
const FEW = 30;

/** The cautions that hold for these raters, in a fixed order. */
export function cautionsOf(
  raters: readonly PanelRater[],
  teams: readonly (readonly string[])[],
  units: number,
  inPart: readonly PanelRater[] = [],
): readonly Caution[] {
  const known =
    teams.length === 0
      ? "Nobody said who worked together"
      : `${teams.map((team) => team.join(", ")).join("; and ")} worked together, so that their ratings are nearer to one rating than to ${teams.flat().length}`;
  const all: (Caution | false)[] = [
    {
      code: "not-independent",
      text: `${known}. Raters who travelled together, read the same papers or talked before they rated are not independent; their agreement says less than the figures do, and agreement is not truth.`,
    },
    raters.length > 1 && {
      code: "indicators-resampled",
      text: "Intervals say how much rests on which indicators were asked, and are too narrow where these are few. They say nothing of what other raters would have said.",
    },
    units < FEW && {
      code: "few-units",
      text: `Only ${units} ${units === 1 ? "indicator was" : "indicators were"} answered by two raters or more. With so few, a single answer moves kappa, alpha and W a lot; read the list of disagreements instead.`,
    },
    raters.some(({ role }) => role === "consensus") && {
      code: "consensus-included",
      text: "One of the ratings is a consensus. Made from the others, it agrees with them by construction; beside two others it counts in pairs and in what the city claims, not in the figures of all.",
    },
    inPart.length > 0 && {
      code: "asked-in-part",
      text: `Asked only some indicators: ${inPart.map(({ id }) => id).join(", ")}. They count where they were asked, and in W where they were asked all.`,
    },
  ];
  return all.filter((caution) => caution !== false);
}
