/** The doors of the east wing: tables and JSON, in and out. */
import type { Framework } from "../../src/index.ts";
import * as io from "../../src/io/index.ts";
import { csvTemplate, fromCsv, fromJson, type JsonProduct, toCsv, toJson, tryFromJson } from "../../src/io/index.ts";
import { type Doors, stringified } from "./door.ts";
import { matching } from "./report-doors.ts";
import {
  agreement,
  card,
  cards,
  csv,
  document,
  good,
  mini,
  other,
  patches,
  review,
  roadmap,
  round,
  scheme,
  settled,
  town,
  why,
} from "./specimens.ts";

/** The envelope of one product, read as its kind. */
const enveloped = (
  kind: "review" | "round" | "scheme" | "agreement" | "settlement",
  framework: Framework,
  product: JsonProduct,
): Doors => ({
  [`fromJson, as envelope of a ${kind}`]: [(value) => fromJson(stringified(value), { kind, framework }), JSON.parse(toJson(product))],
});

/** What is written can be read, unless it belongs to another state of the framework; what a roadmap names is looked up only then. */
function readBack(text: string): string {
  const { kind, framework } = JSON.parse(text) as { readonly kind: "review" | "roadmap"; readonly framework?: { readonly id: string } };
  if (kind === "roadmap") return text;
  const outcome = tryFromJson(
    text,
    framework === undefined ? ({ kind } as never) : { kind, framework: framework.id === "m" ? mini : town },
  );
  const amiss = outcome.ok ? [] : outcome.issues.filter(({ code }) => !["framework-differs", "nodes-differ"].includes(code));
  if (amiss.length > 0) throw new TypeError(`what was written cannot be read: ${amiss[0]?.message}`);
  return text;
}

export const exchanging: Doors = {
  toJson: [
    (value) => readBack(toJson(value)),
    card,
    why,
    good,
    document,
    mini,
    roadmap,
    patches,
    review,
    round,
    scheme,
    agreement,
    settled,
  ],
  "fromJson, as text": [(value) => fromJson(value, { kind: "explanation" }), toJson(why)],
  "fromJson, as envelope of an explanation": [(value) => fromJson(stringified(value), { kind: "explanation" }), JSON.parse(toJson(why))],
  "fromJson, as envelope of a scorecard": [
    (value) => fromJson(stringified(value), { kind: "scorecard", framework: mini }),
    JSON.parse(toJson(card)),
  ],
  "fromJson, as envelope of a document": [(value) => fromJson(stringified(value), { kind: "document" }), JSON.parse(toJson(document))],
  "fromJson, as envelope of a roadmap": [
    (value) => fromJson(stringified(value), { kind: "roadmap", framework: mini }),
    JSON.parse(toJson(roadmap)),
  ],
  "fromJson, as envelope of a revision": [(value) => fromJson(stringified(value), { kind: "revision" }), JSON.parse(toJson(patches))],
  "fromJson, as options": [(value) => fromJson(toJson(good), value), { kind: "assessment", framework: mini }],
  "tryFromJson, as envelope of an assessment": [
    (value) => tryFromJson(stringified(value), { kind: "assessment", framework: mini }),
    JSON.parse(toJson(good)),
  ],
  "fromCsv, as text": [(value) => fromCsv(value, mini), csv],
  "fromCsv, as options": [(value) => fromCsv(csv, mini, value), { delimiter: ";" }],
  "toCsv, as assessments": [toCsv, [good, other]],
  "toCsv, as options": [(value) => toCsv([good], value), { delimiter: ";" }],
  toRows: [io.toRows, card, cards, good, why],
  rowsToCsv: [io.rowsToCsv, io.toRows(card)],
  "toCodebook, as framework": [io.toCodebook, mini],
  "csvTemplate, as framework": [(value) => csvTemplate(value), mini],
  "csvTemplate, as options": [(value) => csvTemplate(mini, value), { delimiter: ";" }],
  "toJson, as options": [(value) => toJson(good, value), { indent: 2 }],
  ...enveloped("review", town, review),
  ...enveloped("round", town, round),
  ...enveloped("scheme", town, scheme),
  ...enveloped("agreement", mini, agreement),
  ...enveloped("settlement", mini, settled),
  "fromJson, as envelope of a matching": [(value) => fromJson(stringified(value), { kind: "matching" }), JSON.parse(toJson(matching))],
  "fromJson, as envelope of a framework": [(value) => fromJson(stringified(value), { kind: "framework" }), JSON.parse(toJson(mini))],
  "fromCsv, as framework": [(value) => fromCsv(csv, value), mini],
  "rowsToCsv, as options": [(value) => io.rowsToCsv(io.toRows(card), value), { delimiter: ";", decimal: "," }],
};
