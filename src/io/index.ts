/**
 * Formats in and out: what a city fills in becomes assessments, every product becomes rows for spreadsheets, notebooks and data frames, and
 * JSON that survives a database.
 *
 * @packageDocumentation
 */
export type { CellValue, TableStyle } from "./cell.ts";
export { toCodebook } from "./codebook.ts";
export type { Delimiter } from "./csv-records.ts";
export { csvTemplate, type CsvTemplateOptions } from "./csv-template.ts";
export { type CsvReading, type CsvReadOptions, fromCsv } from "./from-csv.ts";
export { rowsToCsv, type RowsToCsvOptions } from "./rows-to-csv.ts";
export { type CsvWriteOptions, toCsv } from "./to-csv.ts";
export { type Row, type RowSource, toRows } from "./to-rows.ts";
export {
  type FromJsonAlone,
  type FromJsonOptions,
  type FromJsonWithFramework,
  fromJson,
  JSON_FORMAT_VERSION,
  type JsonKind,
  type JsonProduct,
  type JsonResult,
  toJson,
  tryFromJson,
} from "./json.ts";
