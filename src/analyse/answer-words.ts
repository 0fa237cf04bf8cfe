/** An answer's value in the words of its scale, for readers who do not know its keys. */
import { decimal, exactText } from "../base/decimal.ts";
import type { Scale } from "../model/scale.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";

/** "Fully", "40 % of posts", "5 of 8 items", "17 of 20 points": an accepted value as a reader says it. */
export function answerWords(scale: Scale, value: AnswerValue): string {
  if (Array.isArray(value)) return `${value.length} of ${scale.kind === "checklist" ? scale.items.length : value.length} items`;
  if (scale.kind === "levels") return scale.levels.find((level) => level.key === value)?.label ?? String(value);
  const number = exactText(decimal(value as number));
  if (scale.kind === "points") return `${number} of ${exactText(decimal(scale.maximum))} points`;
  return scale.kind === "number" && scale.unit !== "" ? `${number} ${scale.unit}` : number;
}
