/** Issues of a table: where they stand is said as a spreadsheet says it, by row and column, and by city where it is known. */
import { type Issue, type IssueParam, issue } from "../base/issue.ts";
import { type IssueCode, messages } from "../base/messages.ts";
import { nearest } from "../base/nearest.ts";

/** A place in a table. */
export interface Place {
  readonly row: number;
  readonly column?: string;
  readonly city?: string;
}

/** An issue at a place of a table: path `["row", 3, "column", "answer"]`, params row, column and city. */
export function issueAt(code: IssueCode, place: Place, params: { readonly [name: string]: IssueParam } = {}): Issue {
  const column = place.column === undefined ? undefined : clipped(place.column);
  const { where: _, ...said } = params;
  const where: { readonly [name: string]: string } = messages[code].includes("{where}")
    ? { where: column === undefined ? `Row ${place.row}` : `“${column}” in row ${place.row}` }
    : {};
  return issue(code, column === undefined ? ["row", place.row] : ["row", place.row, "column", column], {
    ...said,
    ...where,
    row: place.row,
    ...(column === undefined ? {} : { column }),
    ...(place.city === undefined ? {} : { city: clipped(place.city) }),
  });
}

/** An issue that was found elsewhere, moved to its place in the table. */
export function movedTo(found: Issue, place: Place): Issue {
  return issueAt(found.code as IssueCode, place, found.params);
}

/** At most 200 characters of a text. */
export function clipped(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** A `nearest` that gives up after many questions: a suggestion helps with a few slips, and is only costly with thousands. */
export function patientNearest(patience = 50): (word: string, known: readonly string[]) => string | null {
  let left = patience;
  const remembered = new Map<string, string | null>();
  return (word, known) => {
    const answer = remembered.get(word);
    if (answer !== undefined) return answer;
    if (left <= 0) return null;
    left--;
    const found = nearest(word, known);
    remembered.set(word, found);
    return found;
  };
}
