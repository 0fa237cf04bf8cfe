import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import {
  type Assessment,
  assess,
  BenchmarkError,
  explain,
  parseFramework,
  type Revision,
  rebuild,
  replay,
  report,
  revise,
  score,
} from "../../src/index.ts";
import { fromJson, JSON_FORMAT_VERSION, toJson, tryFromJson } from "../../src/io/json.ts";
import { fullyPartlyNot } from "../../src/model/scale.ts";
import { assessed } from "../arbitraries.ts";
import { head, notApplicable, tree } from "../small.ts";

const aford = assess(generalGovernance, {
  ...head,
  city: { ...head.city, context: {} },
  visibility: "scheme",
  answers: {
    "governance.leadership.named-lead": {
      level: "partly",
      comment: 'A "quoted"\nline',
      evidence: [{ title: "Letter", date: "2025-11", url: "https://aford.example/1" }],
      confidence: 0.5,
    },
    "governance.resources.posts": 33.3,
    "governance.strategy.scope": [],
    "governance.leadership.council-debate": { missing: "not-applicable", reason: "none" },
  },
});

describe("JSON and back is the same product", () => {
  test("an assessment, its framework attached again", () => {
    const back = fromJson(toJson(aford), { kind: "assessment", framework: generalGovernance });
    expect(back).toEqual(aford);
    expect(back.framework).toBe(generalGovernance);
    expect(toJson(aford)).not.toContain("Council-adopted");
  });
  test("a scorecard, an explanation, a framework, a document; frozen", () => {
    const card = score(aford);
    expect(fromJson(toJson(card), { kind: "scorecard", framework: generalGovernance })).toEqual(card);
    const why = explain(aford);
    expect(fromJson(toJson(why), { kind: "explanation" })).toEqual(why);
    expect(rebuild(fromJson(toJson(explain(aford, "governance.leadership")), { kind: "explanation" }))).toBe("50");
    expect(fromJson(toJson(generalGovernance), { kind: "framework" })).toEqual(generalGovernance);
    const document = report([aford]);
    expect(fromJson(toJson(document, { indent: 2 }), { kind: "document" })).toEqual(document);
    for (const product of [
      fromJson(toJson(card), { kind: "scorecard", framework: generalGovernance }).nodes,
      fromJson(toJson(document), { kind: "document" }).blocks,
    ])
      expect(Object.isFrozen(product)).toBe(true);
  });
  test("a revision, to be replayed after it was stored", () => {
    const { assessment, patches, inverse } = revise(aford, (draft) => {
      draft.answers["governance.resources.posts"] = 50;
      delete draft.answers["governance.strategy.scope"];
    });
    const stored = toJson(inverse);
    const back: Revision = fromJson(stored, { kind: "revision" });
    expect(back).toEqual(inverse);
    expect(Object.isFrozen(back.patches[0])).toBe(true);
    const reloaded = fromJson(toJson(assessment), { kind: "assessment", framework: generalGovernance });
    expect(replay(reloaded, back)).toEqual(aford);
    expect(fromJson(toJson(patches, { indent: 1 }), { kind: "revision" })).toEqual(patches);
  });
  test("the result is typed by what was asked for", () => {
    const back: Assessment<"t.a", "t"> = fromJson(toJson(assess(small, { ...head, answers: {} })), {
      kind: "assessment",
      framework: small,
    });
    expect(back.kind).toBe("assessment");
  });
});

const small = tree({ a: fullyPartlyNot }) as import("../../src/index.ts").Framework<"t.a", "t">;

test("any assessment, scorecard and explanation survives the trip", () => {
  fc.assert(
    fc.property(assessed(), ({ framework, assessment, policy }) => {
      const card = score(assessment, policy);
      expect(fromJson(toJson(assessment), { kind: "assessment", framework })).toEqual(assessment);
      expect(fromJson(toJson(card), { kind: "scorecard", framework })).toEqual(card);
      expect(fromJson(toJson(explain(assessment, undefined, policy)), { kind: "explanation" })).toEqual(
        explain(assessment, undefined, policy),
      );
      expect(fromJson(toJson(framework), { kind: "framework" })).toEqual(framework);
    }),
    { numRuns: 60 },
  );
});

describe("what does not belong is refused", () => {
  const codes = (text: string, options: Parameters<typeof tryFromJson>[1]): readonly string[] => {
    const outcome = tryFromJson(text, options);
    return outcome.ok ? [] : outcome.issues.map((found) => found.code);
  };
  const stored = toJson(assess(small, { ...head, answers: { "t.a": "fully" } }));
  const edited = (change: (value: { [key: string]: unknown }) => void): string => {
    const value = JSON.parse(stored);
    change(value);
    return JSON.stringify(value);
  };
  test("another version, or another digest of the same version: a changed weight does, a changed text does not", () => {
    const options = { kind: "assessment", framework: parseFramework({ ...small, version: "2.0.0" }) } as const;
    expect(codes(stored, options)).toEqual(["framework-differs", "framework-differs"]);
    const heavier = parseFramework({ ...small, children: [{ ...small.children[0], weight: 2 }] });
    expect(codes(stored, { kind: "assessment", framework: heavier })).toEqual(["framework-differs"]);
    const reworded = parseFramework({ ...small, children: [{ ...small.children[0], question: "Autrement ?" }] });
    expect(codes(stored, { kind: "assessment", framework: reworded })).toEqual([]);
  });
  test("another kind, a newer format, no envelope, no JSON", () => {
    const options = { kind: "assessment", framework: small } as const;
    expect(codes(stored, { kind: "scorecard", framework: small })).toEqual(["kind-differs"]);
    expect(
      codes(
        edited((value) => {
          value.formatVersion = JSON_FORMAT_VERSION + 1;
        }),
        options,
      ),
    ).toEqual(["format-version"]);
    for (const text of ["{}", "[]", "null", "3", '"x"']) expect(codes(text, options)).toEqual(["not-an-envelope"]);
    for (const text of ["", "{", "\u0000", "[".repeat(100_000)]) expect(codes(text, options).length).toBe(1);
  });
  test("answers and results that were tampered with in their shape", () => {
    const options = { kind: "assessment", framework: small } as const;
    expect(
      codes(
        edited((value) => {
          (value.content as { answers: object }).answers = { "t.b": "fully", "t.a": "mostly" };
        }),
        options,
      ),
    ).toEqual(["unknown-indicator", "value-off-scale"]);
    const card = JSON.parse(toJson(score(assess(small, { ...head, answers: { "t.a": notApplicable } }))));
    card.content.nodes.t.status = "great";
    delete card.content.nodes["t.a"];
    expect(codes(JSON.stringify(card), { kind: "scorecard", framework: small })).toEqual(["not-allowed"]);
    card.content.nodes.t.status = "scored";
    expect(codes(JSON.stringify(card), { kind: "scorecard", framework: small })).toEqual(["nodes-differ"]);
    expect(
      codes(
        '{"format":"indicatree","formatVersion":1,"kind":"document","content":{"kind":"document","title":"T","language":"en","blocks":[{"kind":"picture"}]}}',
        { kind: "document" },
      ).length,
    ).toBe(1);
    expect(codes('{"format":"indicatree","formatVersion":1,"kind":"framework","content":{"id":"x"}}', { kind: "framework" })).toContain(
      "missing-key",
    );
  });
  test("a revision that was tampered with in its shape", () => {
    const { patches } = revise(aford, (draft) => {
      draft.date = "2026-04-01";
    });
    const envelope = JSON.parse(toJson(patches));
    expect(codes(JSON.stringify({ ...envelope, content: { ...patches, base: "?" } }), { kind: "revision" })).toEqual(["bad-format"]);
    expect(codes(JSON.stringify({ ...envelope, content: {} }), { kind: "revision" })).toEqual(["not-a-revision"]);
    expect(codes(JSON.stringify(envelope), { kind: "explanation" })).toEqual(["kind-differs"]);
    expect(() => toJson({ ...patches, base: "?" })).toThrow(BenchmarkError);
  });
  test("toJson of something else", () => {
    for (const wrong of [null, 3, {}, [], { kind: "assessment" }, { kind: "revision" }, { kind: "picture" }])
      expect(() => toJson(wrong as never), JSON.stringify(wrong)).toThrow(BenchmarkError);
  });
  test("options that are none, or would change nothing", () => {
    for (const indent of [-1, 11, 0.5, "2", null]) expect(() => toJson(aford, { indent } as never), String(indent)).toThrow(BenchmarkError);
    for (const wrong of [null, 3, { spaces: 2 }]) expect(() => toJson(aford, wrong as never)).toThrow(BenchmarkError);
    const text = toJson(explain(aford));
    expect(codes(text, { kind: "explanation", framework: generalGovernance } as never)).toEqual(["unknown-key"]);
    expect(codes(toJson(aford), { kind: "assessment", framework: generalGovernance, strict: true } as never)).toEqual(["unknown-key"]);
  });
  test("toJson of a product that could not be read back", () => {
    const card = JSON.parse(JSON.stringify(score(aford)));
    const document = JSON.parse(JSON.stringify(report([aford])));
    for (const wrong of [
      { ...card, nodes: {} },
      { ...card, date: 3 },
      { ...document, blocks: [{ kind: "song" }] },
      { ...JSON.parse(JSON.stringify(explain(aford))), lost: 3 },
    ])
      expect(() => toJson(wrong)).toThrow(BenchmarkError);
    for (const product of [card, document])
      expect(toJson(product)).toBe(toJson(product.kind === "scorecard" ? score(aford) : report([aford])));
  });
});
