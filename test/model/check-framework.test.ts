/** Is this a framework? Every way in which one node can be wrong, with where and what is said. */
import { describe, expect, test } from "vitest";
import { checkFramework, type Issue, yesNo } from "../../src/index.ts";
import { inspectFramework, MAXIMUM_LEVELS } from "../../src/model/check-framework.ts";
import { library } from "../specimen.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { codes, flawsOf, places } from "../support/issues.ts";

type Loose = { [key: string]: unknown };
const leaf = (extra: Loose = {}): Loose => ({ id: "t.a", title: "A", question: "A?", scale: yesNo, ...extra });
const group = (extra: Loose, ...children: unknown[]): Loose => ({ id: "t.g", title: "G", children, ...extra });
const spec = (extra: Loose, ...children: unknown[]): Loose => ({
  id: "t",
  title: "T",
  version: "1",
  status: "untested",
  children,
  ...extra,
});
const check = (json: unknown): readonly Issue[] => {
  const issues = checkFramework(json);
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return issues;
};
const wrong = (json: unknown): string[] => places(check(json));
const root = (extra: Loose): string[] => wrong(spec(extra, leaf()));
const indicator = (extra: Loose): string[] => wrong(spec({}, leaf(extra))).map((place) => place.replace("children.0", "…"));

describe("what is a framework", () => {
  test("the specimen, and a minimal one", () => {
    expect(wrong(library)).toEqual([]);
    expect(wrong(spec({}, leaf()))).toEqual([]);
  });

  test("one with every key that a node may have", () => {
    const everything = { weight: 2, mandatory: { atLeast: 1 }, provenance: { status: "authored" } };
    const full = leaf({
      ...everything,
      core: true,
      criteria: { yes: "y", no: "n" },
      evidenceExpected: ["Minutes"],
      collection: "observation",
      answeredBy: ["Clerk"],
      sameAs: [],
      penalty: false,
      onlyIf: { indicator: "t.b", is: ["yes"] },
    });
    const examples = [
      { text: "A town did it.", source: "b" },
      { text: "So did another.", source: "b", locator: "p. 2" },
    ];
    const inner = group({ ...everything, label: "standard", why: "W", how: "H", examples, aggregate: "median" }, leaf({ id: "t.g.a" }));
    expect(
      wrong(
        spec(
          {
            ...everything,
            aggregate: "median",
            standard: "S",
            total: "forbidden",
            scales: {},
            context: [],
            policy: {},
            bibliography: { b: "B" },
            language: "fr",
            translation: "reviewed",
          },
          full,
          leaf({ id: "t.b" }),
          inner,
        ),
      ),
    ).toEqual([]);
  });

  test("keys whose value is undefined count as absent", () => {
    expect(root({ weight: undefined, unknown: undefined, policy: { bands: undefined } })).toEqual([]);
    expect(indicator({ weight: undefined, weigth: undefined })).toEqual([]);
    expect(root({ title: undefined })).toEqual(["missing-key at title"]);
  });
});

describe("what is no framework at all", () => {
  test("anything but an object is named as what it is", () => {
    const said = (json: unknown): string => check(json)[0]?.message as string;
    expect(said(null)).toBe("The input should be a framework (an object), but is null.");
    expect(said([])).toBe("The input should be a framework (an object), but is a list of 0.");
    expect(said("text")).toBe("The input should be a framework (an object), but is “text”.");
    expect(said(undefined)).toContain("The input holds nothing");
    expect(codes(check(() => 1))).toEqual(["not-plain"]);
  });

  test("an empty object lacks everything", () => {
    expect(wrong({})).toEqual([
      "missing-key at id",
      "missing-key at title",
      "missing-key at version",
      "missing-key at status",
      "missing-key at children",
    ]);
    expect(check({}).at(-1)?.message).toBe("“children” is missing; a list of indicators and groups is expected. Add it.");
  });

  test("a framework inside lacks everything at its own place", () => {
    expect(wrong(spec({}, { version: "1" }))).toEqual(
      ["missing-key at id", "missing-key at title", "missing-key at status", "missing-key at children"].map((place) =>
        place.replace("at ", "at children.0."),
      ),
    );
    expect(wrong(spec({}, { id: "u", title: "U", version: "1", status: "tested", children: 1 }))).toEqual([
      "wrong-type at children.0.children",
    ]);
  });

  test("children that are no nodes are named", () => {
    expect(wrong(spec({}, 1, null, "a", [leaf()]))).toEqual([
      "wrong-type at children.0",
      "wrong-type at children.1",
      "wrong-type at children.2",
      "wrong-type at children.3",
    ]);
    expect(check(spec({}, 1))[0]?.message).toBe("“children › 0” should be an indicator or a group (an object), but is 1.");
    expect(wrong({ ...spec({}), children: { a: leaf() } })).toEqual(["wrong-type at children"]);
    expect(check({ ...spec({}), children: "a" })[0]?.message).toBe("“children” should be a list of indicators and groups, but is “a”.");
  });
});

describe("a framework's own keys", () => {
  test("title, version and status are there, and of their kind", () => {
    expect(root({ title: "", version: "", status: "ready" })).toEqual([
      "text-empty at title",
      "text-empty at version",
      "not-allowed at status",
    ]);
    expect(root({ title: 1, version: 1, status: 1 })).toEqual(["wrong-type at title", "wrong-type at version", "not-allowed at status"]);
    for (const status of ["untested", "tested", "superseded"]) expect(root({ status })).toEqual([]);
  });

  test("standard, total, bibliography and policy have their forms", () => {
    expect(root({ standard: "", total: "computed", bibliography: { a: "" }, policy: { weights: "same" } })).toEqual([
      "text-empty at standard",
      "not-allowed at total",
      "bad-format at policy.weights",
      "text-empty at bibliography.a",
    ]);
    for (const translation of ["awaiting-review", "reviewed"]) expect(root({ language: "fr", translation })).toEqual([]);
    expect(check(spec({ language: "", translation: "done" }, leaf())).map(({ message }) => message)).toEqual([
      "“language” is empty. Write a text, or leave the key out.",
      "“translation” is “done”; allowed are “awaiting-review”, “reviewed”.",
    ]);
    expect(root({ bibliography: { a: 1 } })).toEqual(["wrong-type at bibliography.a"]);
    expect(root({ bibliography: JSON.parse('{"__proto__": 5}') })).toEqual(["bad-format at bibliography"]);
    expect(root({ bibliography: JSON.parse('{"constructor": "C"}') })).toEqual([]);
    expect(root({ policy: { aggregate: { defualt: "median" } } })).toEqual(["unknown-key at policy.aggregate.defualt"]);
  });

  test("an unknown key is named beside the known ones", () => {
    expect(check(spec({ contexts: [] }, leaf()))[0]?.message).toBe(
      "“contexts” is not a known key here. Did you mean “context”? Known keys: id, title, weight, mandatory, onlyIf, provenance, label, why, how, examples, aggregate, version, status, standard, total, scales, context, policy, bibliography, language, translation.",
    );
    expect(wrong(JSON.parse(JSON.stringify(spec({}, leaf())).replace("{", '{"__proto__": 1, "constructor": 2,')))).toEqual([
      "unknown-key at __proto__",
      "unknown-key at constructor",
    ]);
  });

  test("context factors have an id without dots, a title, a type, and choices where they are choices", () => {
    const factor = (extra: Loose): string[] =>
      root({ context: [{ id: "a", title: "A", type: "number", ...extra }] }).map((place) => place.replace("context.0", "…"));
    expect(factor({ unit: "" })).toEqual([]);
    expect(factor({ id: "a.b" })).toEqual(["bad-format at ….id"]);
    expect(factor({ id: "1a" })).toEqual(["bad-format at ….id"]);
    expect(check(spec({ context: [{ id: "1a", title: "A", type: "number" }] }, leaf()))[0]?.message).toBe(
      "“context › 0 › id” is “1a”; letters, digits, - and _, beginning with a letter is expected.",
    );
    expect(factor({ id: "constructor" })).toEqual([]);
    expect(factor({ title: "", type: "date" })).toEqual(["text-empty at ….title", "not-allowed at ….type"]);
    expect(factor({ type: "choice", choices: [] })).toEqual(["out-of-range at ….choices"]);
    expect(factor({ type: "choice", choices: ["a", ""] })).toEqual(["text-empty at ….choices.1"]);
    expect(factor({ kind: 1 })).toEqual(["unknown-key at ….kind"]);
  });
});

describe("a group's keys", () => {
  const inner = (extra: Loose): string[] =>
    wrong(spec({}, group(extra, leaf({ id: "t.g.a" })))).map((place) => place.replace("children.0", "…"));

  test("have their forms", () => {
    expect(inner({ label: "", why: "", how: "", aggregate: "mean", weight: 0, mandatory: { atLeast: 101 } })).toEqual([
      "out-of-range at ….weight",
      "out-of-range at ….mandatory.atLeast",
      "text-empty at ….label",
      "text-empty at ….why",
      "text-empty at ….how",
      "bad-format at ….aggregate",
    ]);
  });

  test("hold examples, each with a text and a source", () => {
    expect(inner({ examples: [{ text: "", source: 1, locator: "" }, {}, { text: "A", source: "b", city: "Aford (invented)" }] })).toEqual([
      "text-empty at ….examples.0.text",
      "wrong-type at ….examples.0.source",
      "text-empty at ….examples.0.locator",
      "missing-key at ….examples.1.text",
      "missing-key at ….examples.1.source",
      "unknown-key at ….examples.2.city",
    ]);
  });

  test("are not those of a framework or an indicator", () => {
    expect(inner({ question: "?" })).toEqual(["unknown-key at ….question"]);
    expect(inner({ status: "untested" })).toEqual(["unknown-key at ….status"]);
  });

  test("a version makes it a framework, with all that one needs", () => {
    expect(inner({ version: "1" })).toEqual(["missing-key at ….status", "bad-format at ….id"]);
    expect(wrong(spec({}, group({ id: "u", version: "1", status: "tested" }, leaf({ id: "u.a" }))))).toEqual([]);
  });

  test("there is at least one child", () => {
    expect(wrong(spec({}, leaf(), group({})))).toEqual(["group-empty at children.1.children"]);
    const said = (id: unknown) => check({ ...spec({}), id }).at(-1)?.message;
    expect(said("t")).toBe("The group “t” has no children. Give it at least one indicator, or remove it.");
    expect(said({ toString: 1 })).toBe("The group “an object” has no children. Give it at least one indicator, or remove it.");
  });
});

describe("an indicator's keys", () => {
  test("question, title and scale are there", () => {
    expect(wrong(spec({}, { id: "t.a" }))).toEqual([
      "missing-key at children.0.title",
      "missing-key at children.0.question",
      "missing-key at children.0.scale",
    ]);
    expect(check(spec({}, leaf({ scale: undefined })))[0]?.message).toBe(
      "“children › 0 › scale” is missing; a scale, or the name of one is expected. Add it.",
    );
    expect(indicator({ question: "", title: "" })).toEqual(["text-empty at ….title", "text-empty at ….question"]);
  });

  test("a weight is above 0, a gate from 0 to 100", () => {
    expect(indicator({ weight: 1e-9, mandatory: { atLeast: 0 } })).toEqual([]);
    expect(indicator({ weight: 0 })).toEqual(["out-of-range at ….weight"]);
    expect(indicator({ weight: -1 })).toEqual(["out-of-range at ….weight"]);
    expect(indicator({ weight: "2" })).toEqual(["wrong-type at ….weight"]);
    expect(indicator({ weight: Number.POSITIVE_INFINITY })).toEqual(["not-finite at ….weight"]);
    expect(indicator({ mandatory: { atLeast: 100 } })).toEqual([]);
    expect(indicator({ mandatory: { atLeast: 100.1 } })).toEqual(["out-of-range at ….mandatory.atLeast"]);
    expect(indicator({ mandatory: { atLeast: -0.1 } })).toEqual(["out-of-range at ….mandatory.atLeast"]);
    expect(indicator({ mandatory: 50 })).toEqual(["wrong-type at ….mandatory"]);
    expect(indicator({ mandatory: {} })).toEqual(["missing-key at ….mandatory.atLeast"]);
  });

  test("lists and words have their forms", () => {
    expect(
      indicator({ core: 1, evidenceExpected: "a", collection: "guess", answeredBy: [""], sameAs: [1], penalty: "yes", criteria: [] }),
    ).toEqual([
      "wrong-type at ….core",
      "wrong-type at ….criteria",
      "wrong-type at ….evidenceExpected",
      "not-allowed at ….collection",
      "text-empty at ….answeredBy.0",
      "wrong-type at ….sameAs.0",
      "wrong-type at ….penalty",
    ]);
    for (const collection of ["document", "data", "interview", "observation"]) expect(indicator({ collection })).toEqual([]);
  });

  test("a condition names an indicator and at least one level", () => {
    expect(indicator({ onlyIf: { indicator: "t.b", is: [] } })).toEqual(["out-of-range at ….onlyIf.is"]);
    expect(indicator({ onlyIf: { indicator: 1 } })).toEqual(["wrong-type at ….onlyIf.indicator", "missing-key at ….onlyIf.is"]);
    expect(indicator({ onlyIf: { indicator: "t.b", is: ["yes"], not: [] } })).toContain("unknown-key at ….onlyIf.not");
  });

  test("a scale is a text or an object of one of four kinds", () => {
    for (const scale of [1, true, null, [], ""]) expect(indicator({ scale }), JSON.stringify(scale)).toEqual(["bad-format at ….scale"]);
    expect(indicator({ scale: {} })).toEqual(["not-allowed at ….scale.kind"]);
    expect(check(spec({}, leaf({ scale: { kind: "level" } })))[0]?.message).toBe(
      "“children › 0 › scale › kind” is “level”; allowed are “levels”, “checklist”, “number”, “points”. Did you mean “levels”?",
    );
    expect(indicator({ scale: { kind: "constructor" } })).toEqual(["not-allowed at ….scale.kind"]);
    expect(indicator({ scale: JSON.parse('{"__proto__": {"kind": "points"}}') })).toEqual(["not-allowed at ….scale.kind"]);
    expect(indicator({ scale: { kind: "points", id: "p" } })).toEqual(["missing-key at ….scale.maximum"]);
    expect(indicator({ scale: { kind: "points", id: "p", maximum: 5, unit: "x" } })).toEqual(["unknown-key at ….scale.unit"]);
    expect(indicator({ scale: { ...yesNo, levels: [yesNo.levels[0], yesNo.levels[0]] } })).toEqual(["scale-invalid at ….scale"]);
  });

  test("a node with children is a group, whatever else it has", () => {
    expect(wrong(spec({}, { ...leaf(), children: [leaf({ id: "t.a.b" })] }))).toEqual([
      "unknown-key at children.0.question",
      "unknown-key at children.0.scale",
    ]);
  });
});

describe("named scales", () => {
  test("are checked where they stand, used or not", () => {
    expect(root({ scales: { a: yesNo, constructor: yesNo } })).toEqual([]);
    expect(
      root({
        scales: {
          a: 1,
          b: { kind: "points", id: "p", maximum: 0 },
          c: { kind: "no" },
          d: { kind: "number", id: "n", unit: "", worst: 1, best: 1 },
        },
      }),
    ).toEqual(["wrong-type at scales.a", "out-of-range at scales.b.maximum", "not-allowed at scales.c.kind", "scale-invalid at scales.d"]);
    expect(check(spec({ scales: { a: "yesNo" } }, leaf()))[0]?.message).toBe("“scales › a” should be a scale (an object), but is “yesNo”.");
    expect(root({ scales: [] })).toEqual(["wrong-type at scales"]);
    expect(wrong(spec({}, { ...spec({ id: "u", scales: { a: 1, b: { kind: "no" } } }), children: [leaf({ id: "u.a" })] }))).toEqual([
      "wrong-type at children.0.scales.a",
      "not-allowed at children.0.scales.b.kind",
    ]);
    expect(root({ scales: JSON.parse('{"__proto__": {"kind": "no"}}') })).toEqual(["not-allowed at scales.__proto__.kind"]);
  });

  test("stand at frameworks only", () => {
    expect(wrong(spec({}, group({ scales: {} }, leaf({ id: "t.g.a" }))))).toEqual(["unknown-key at children.0.scales"]);
    expect(indicator({ scales: { a: 1 } })).toEqual(["unknown-key at ….scales"]);
  });
});

describe("ids", () => {
  const ids = (id: unknown): string[] => wrong(spec({}, leaf({ id })));

  test("are words that begin with a letter, joined by dots", () => {
    for (const id of ["t.a", "t.A-b_9", "t.a.b.c", "t.constructor", "t.toString"]) expect(ids(id), id).toEqual([]);
    for (const id of ["t.1", "t.", "t..a", ".t.a", "t.a b", "t.ä", "t.__proto__", "t.-a", "", "t.a\n", "__proto__"])
      expect(ids(id), id).toEqual(["bad-format at children.0.id"]);
    for (const id of [1, null, {}, ["t.a"]]) expect(ids(id)).toEqual(["wrong-type at children.0.id"]);
    expect(ids(undefined)).toEqual(["missing-key at children.0.id"]);
  });

  test("have at most 200 characters", () => {
    expect(ids(`t.${"a".repeat(198)}`)).toEqual([]);
    expect(ids(`t.${"a".repeat(199)}`)).toEqual(["bad-format at children.0.id"]);
    expect(check(spec({}, leaf({ id: `t.${"a".repeat(199)}` })))[0]?.message).toContain("at most 200 characters long");
  });

  test("of a root have no dots", () => {
    for (const id of ["t", "T-1_x", "constructor"]) expect(wrong(spec({ id }, leaf({ id: `${id}.a` }))), id).toEqual([]);
    for (const id of ["t.u", "1t", "_t", "t-é"]) expect(wrong(spec({ id }, leaf({ id: `${id}.a` }))), id).toContain("bad-format at id");
    expect(check(spec({ id: "t.u" }, leaf({ id: "t.u.a" })))[0]?.message).toContain("one word of letters, digits, - and _");
  });

  test("begin with their parent's and a dot", () => {
    expect(ids("u.a")).toEqual(["id-outside-parent at children.0.id"]);
    expect(ids("ta")).toEqual(["id-outside-parent at children.0.id"]);
    expect(ids("t")).toEqual(["duplicate-id at children.0.id"]);
    expect(wrong(spec({}, group({}, leaf({ id: "t.h.a" }))))).toEqual(["id-outside-parent at children.0.children.0.id"]);
  });

  test("begin anew at a framework inside", () => {
    const inner = (id: string, child: string) => wrong(spec({}, group({ id, version: "1", status: "untested" }, leaf({ id: child }))));
    expect(inner("u", "u.a")).toEqual([]);
    expect(inner("u", "t.u.a")).toEqual(["id-outside-parent at children.0.children.0.id"]);
    expect(inner("t.u", "t.u.a")).toEqual(["bad-format at children.0.id"]);
    expect(inner("t", "t.a")).toEqual(["duplicate-id at children.0.id"]);
  });

  test("are unique in the whole tree", () => {
    const issues = check(spec({}, leaf(), group({}, leaf({ id: "t.g.a" }), leaf({ id: "t.g.a" })), leaf()));
    expect(places(issues)).toEqual(["duplicate-id at children.1.children.1.id", "duplicate-id at children.2.id"]);
    expect(issues.map((issue) => issue.params.first)).toEqual(["children.1.children.0", "children.0"]);
    expect(check(spec({}, group({ id: "t", version: "1", status: "tested" }, leaf())))[0]?.params.first).toBe("the root");
  });

  test("below a parent without a usable id are judged by themselves", () => {
    for (const id of [undefined, 1]) expect(wrong(spec({ id }, leaf({ id: "t.a" }), leaf({ id: "x" }))).slice(1)).toEqual([]);
    expect(wrong(spec({ id: undefined }, leaf({ id: "1" })))).toEqual(["missing-key at id", "bad-format at children.0.id"]);
  });
});

describe("depth", () => {
  const tower = (levels: number): Loose => {
    const id = (level: number) => ["t", ...new Array(level - 1).fill("g")].join(".");
    let node: Loose = leaf({ id: id(levels) });
    for (let level = levels - 1; level >= 1; level--)
      node = { id: id(level), title: "G", children: [node], ...(level === 1 ? { version: "1", status: "untested" } : {}) };
    return node;
  };

  test(`goes to ${MAXIMUM_LEVELS} levels and no further`, () => {
    expect(MAXIMUM_LEVELS).toBe(64);
    expect(wrong(tower(64))).toEqual([]);
    expect(codes(check(tower(65)))).toEqual(["too-deep"]);
    expect(check(tower(65))[0]?.message).toBe(
      "“children › 0 › children › 0 › children › 0 › children › 0” is nested more than 64 levels deep. Flatten it.",
    );
  });

  test("of 10,000 levels is refused without overflow", () => {
    let node: Loose = leaf();
    for (let i = 0; i < 10_000; i++) node = { id: "t", title: "T", children: [node] };
    expect(codes(check({ ...node, version: "1", status: "untested" }))).toEqual(["too-deep"]);
  });

  test("that never ends is a cycle", () => {
    const node = group({});
    (node.children as unknown[]).push(node);
    expect(codes(check(spec({}, node)))).toEqual(["cycle"]);
  });
});

describe("the report", () => {
  test("has everything at once, in the order of the tree", () => {
    expect(
      wrong(
        spec(
          { status: "x" },
          leaf({ weight: -1 }),
          group({ title: 1 }, leaf({ id: "t.g.a", core: "x" })),
          leaf({ id: "t.z", question: 1 }),
        ),
      ),
    ).toEqual([
      "not-allowed at status",
      "out-of-range at children.0.weight",
      "wrong-type at children.1.title",
      "wrong-type at children.1.children.0.core",
      "wrong-type at children.2.question",
    ]);
  });

  test("looks up references beside unknown keys and empty texts, but not beside graver slips", () => {
    expect(indicator({ scale: "none", weigth: 1 })).toEqual(["unknown-key at ….weigth", "unknown-scale at ….scale"]);
    expect(indicator({ scale: "none", title: "" })).toEqual(["text-empty at ….title", "unknown-scale at ….scale"]);
    expect(indicator({ scale: "none", weight: 0 })).toEqual(["out-of-range at ….weight"]);
  });

  test("is frozen", () => expect(deeplyFrozen(check({}))).toBe(true));

  test("stops after a thousand issues", () => {
    expect(check(spec({ status: "x" }, ...new Array(3000).fill({})))).toHaveLength(1001);
    const start = performance.now();
    expect(check({ ...spec({}), children: new Array(200_000).fill({}) })).toHaveLength(1001);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("comes fast for texts of 10 MB, wherever they stand", () => {
    const long = "x".repeat(10_000_000);
    const start = performance.now();
    expect(wrong(spec({ title: long, version: long, standard: long }, leaf({ question: long })))).toEqual([]);
    expect(wrong(spec({ id: long, status: long }, leaf({ id: `t.${long}`, scale: long, [long]: 1 })))).toHaveLength(4);
    expect(wrong(spec({ scales: { [long]: yesNo } }, leaf({ scale: long.slice(1) })))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("takes one scale object at a thousand indicators", () => {
    expect(wrong(spec({}, ...Array.from({ length: 1000 }, (_, i) => leaf({ id: `t.a${i}` }))))).toEqual([]);
  });
});

test("inspectFramework hands out the plain copy, and none of what is not plain", () => {
  const given = spec({ weight: undefined }, leaf());
  const { copy, issues } = inspectFramework(given);
  expect(issues).toEqual([]);
  expect(copy).toStrictEqual(JSON.parse(JSON.stringify(given)));
  expect(inspectFramework({ a: new Map() }).copy).toBeNull();
});

test("checkFramework leaves its input as it is, unfrozen", () => {
  const given = spec({}, leaf());
  const before = JSON.stringify(given);
  check(given);
  expect(JSON.stringify(given)).toBe(before);
  expect(Object.isFrozen(given)).toBe(false);
  expect(Object.isFrozen((given.children as Loose[])[0])).toBe(false);
});
