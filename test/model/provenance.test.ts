/** Where a node comes from: the words that are allowed, and what each status needs. */
import { describe, expect, test } from "vitest";
import { checkShape } from "../../src/base/schema.ts";
import { checkFramework, yesNo } from "../../src/index.ts";
import { provenanceSchema } from "../../src/model/provenance.ts";
import { places } from "../support/issues.ts";

const shape = (value: unknown): string[] => places(checkShape(provenanceSchema(), value, []));
const bibliography = { charter: "Integrating Cities Charter, 2010." };
const node = (provenance: object): string[] =>
  places(
    checkFramework({
      id: "t",
      title: "T",
      version: "1",
      status: "untested",
      bibliography,
      children: [{ id: "t.a", title: "A", question: "A?", scale: yesNo, provenance }],
    }),
  ).map((place) => place.replace("children.0.provenance", "…"));

describe("the shape of a provenance", () => {
  test("has one of three statuses", () => {
    for (const status of ["official", "published", "authored"]) expect(shape({ status })).toEqual([]);
    expect(shape({ status: "offical" })).toEqual(["not-allowed at status"]);
    expect(shape({})).toEqual(["missing-key at status"]);
    expect(shape("official")).toEqual(["wrong-type at "]);
  });

  test("has one of three relations, or none", () => {
    for (const relation of ["verbatim", "paraphrase", "analogue"]) expect(shape({ status: "published", relation })).toEqual([]);
    expect(shape({ status: "published", relation: "copy" })).toEqual(["not-allowed at relation"]);
  });

  test("has no empty texts and no other keys", () => {
    expect(shape({ status: "published", source: "a", locator: "1", note: "n" })).toEqual([]);
    expect(shape({ status: "published", source: "", locator: "", note: "", page: 1 })).toEqual([
      "text-empty at source",
      "text-empty at locator",
      "text-empty at note",
      "unknown-key at page",
    ]);
  });
});

describe("the source of a node", () => {
  test("is required unless the node is authored", () => {
    expect(node({ status: "authored" })).toEqual([]);
    expect(node({ status: "published" })).toEqual(["source-missing at ….source"]);
    expect(node({ status: "official" })).toEqual(["source-missing at ….source"]);
  });

  test("must stand in the bibliography, whatever the status", () => {
    for (const status of ["authored", "published", "official"]) {
      expect(node({ status, source: "charter" })).toEqual([]);
      expect(node({ status, source: "chart" })).toEqual(["source-unknown at ….source"]);
      expect(node({ status, source: "constructor" })).toEqual(["source-unknown at ….source"]);
    }
  });
});
