/** Tables of numbers as a caller hands them in: checked for shape, so that what computes with them can trust them. */
import * as z from "zod/mini";
import { type Decimal, decimal } from "../base/decimal.ts";
import { BenchmarkError, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";

/** Rows of equal length. */
export type Rows<T> = readonly (readonly T[])[];

/**
 * A table of finite numbers, or of numbers and gaps (null).
 *
 * @throws BenchmarkError for anything else; rows of different lengths are named one by one
 */
export function readRows(input: unknown, name: string, gaps: true): Rows<Decimal | null>;
export function readRows(input: unknown, name: string, gaps?: false): Rows<Decimal>;
export function readRows(input: unknown, name: string, gaps = false): Rows<Decimal | null> {
  const plain = copyPlain(input);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: [name, ...found.path] })));
  throwIfAny(checkShape(z.array(z.array(gaps ? z.nullable(z.number()) : z.number())), plain.value, [name]));
  const rows = plain.value as unknown as Rows<number | null>;
  throwIfAny(unevenRows(rows, rows[0]?.length ?? 0, [name]));
  return rows.map((row) => row.map((cell) => (cell === null ? null : decimal(cell))));
}

/** An issue for each row that has not as many entries as it should. */
export function unevenRows(rows: Rows<unknown>, expected: number, path: readonly (string | number)[]): Issue[] {
  return rows.flatMap((row, i) =>
    row.length === expected ? [] : [issue("rows-uneven", [...path, i], { received: row.length, expected })],
  );
}

/** An issue for each cell below 0. */
export function negativeCells(rows: Rows<Decimal | null>, path: readonly (string | number)[]): Issue[] {
  return rows.flatMap((row, i) =>
    row.flatMap((cell, j) =>
      cell === null || cell.gte(0) ? [] : [issue("out-of-range", [...path, i, j], { received: cell.toNumber(), expected: "at least 0" })],
    ),
  );
}
