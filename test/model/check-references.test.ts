/** What only the whole tree can tell: names must lead somewhere, and it must make sense to go there. */
import { describe, expect, test } from "vitest";
import { checkFramework, fullyPartlyNot, type Issue, yesNo } from "../../src/index.ts";
import { flawsOf, places } from "../support/issues.ts";

type Loose = { [key: string]: unknown };
const leaf = (id: string, extra: Loose = {}): Loose => ({ id, title: "A", question: "A?", scale: yesNo, ...extra });
const group = (id: string, extra: Loose, ...children: unknown[]): Loose => ({ id, title: "G", children, ...extra });
const framework = (id: string, extra: Loose, ...children: unknown[]): Loose => ({
  id,
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
const wrong = (...children: unknown[]): string[] => places(check(framework("t", {}, ...children)));
const onlyIf = (indicator: string, ...is: string[]): Loose => ({ onlyIf: { indicator, is } });

describe("a scale that is named", () => {
  test("is found in the framework, and in one around it", () => {
    const scales = { outer: yesNo };
    const inner = framework(
      "u",
      { scales: { inner: fullyPartlyNot } },
      leaf("u.a", { scale: "inner" }),
      group("u.g", {}, leaf("u.g.b", { scale: "outer" })),
    );
    expect(check(framework("t", { scales }, leaf("t.a", { scale: "outer" }), inner))).toEqual([]);
  });

  test("is not found in a framework beside or inside", () => {
    const inner = framework("u", { scales: { inner: yesNo } }, leaf("u.a"));
    const issues = check(framework("t", { scales: { outer: yesNo } }, inner, leaf("t.a", { scale: "inner" })));
    expect(places(issues)).toEqual(["unknown-scale at children.1.scale"]);
    expect(issues[0]?.params).toEqual({ id: "t.a", scale: "inner", nearest: null });
  });

  test("is suggested from all frameworks around", () => {
    const issue = (scale: string) =>
      check(framework("t", { scales: { level: yesNo } }, framework("u", { scales: { share: yesNo } }, leaf("u.a", { scale }))))[0];
    expect(issue("levels")?.params.nearest).toBe("level");
    expect(issue("shares")?.params.nearest).toBe("share");
  });

  test("is no name of a prototype", () => {
    for (const scale of ["constructor", "__proto__", "toString"])
      expect(places(check(framework("t", { scales: { a: yesNo } }, leaf("t.a", { scale }))))).toEqual([
        "unknown-scale at children.0.scale",
      ]);
    expect(
      check(framework("t", { scales: JSON.parse(`{"__proto__": ${JSON.stringify(yesNo)}}`) }, leaf("t.a", { scale: "__proto__" }))),
    ).toEqual([]);
  });
});

describe("criteria", () => {
  const criteria = (given: object, scale: unknown = yesNo): string[] =>
    wrong(leaf("t.a", { criteria: given, scale })).map((place) => place.replace("children.0.", "…"));

  test("are there for each level, or for none", () => {
    expect(criteria({ yes: "y", no: "n" })).toEqual([]);
    expect(criteria({ no: "n" })).toEqual(["criterion-missing at …criteria"]);
    expect(criteria({})).toEqual(["criterion-missing at …criteria", "criterion-missing at …criteria"]);
  });

  test("are for levels of the scale", () => {
    expect(criteria({ yes: "y", no: "n", maybe: "m" })).toEqual(["criterion-unknown at …criteria.maybe"]);
    expect(criteria({ yes: "y", on: "n" })).toEqual(["criterion-unknown at …criteria.on", "criterion-missing at …criteria"]);
    expect(criteria(JSON.parse('{"yes": "y", "no": "n", "constructor": "c"}'))).toEqual(["criterion-unknown at …criteria.constructor"]);
  });

  test("are for scales with levels only", () => {
    expect(criteria({ yes: "y" }, { kind: "points", id: "p", maximum: 1 })).toEqual(["criterion-unknown at …criteria.yes"]);
    expect(criteria({}, { kind: "points", id: "p", maximum: 1 })).toEqual([]);
  });

  test("of a scale that is not found are not looked at", () => expect(criteria({ x: "y" }, "none")).toEqual(["unknown-scale at …scale"]));
});

describe("a source", () => {
  const published = { provenance: { status: "published", source: "charter" } };

  test("is found in the bibliography of the framework, or of one around it", () => {
    const bibliography = { charter: "C" };
    expect(check(framework("t", { bibliography, ...published }, leaf("t.a", published), group("t.g", published, leaf("t.g.a"))))).toEqual(
      [],
    );
    expect(check(framework("t", { bibliography }, framework("u", published, leaf("u.a", published))))).toEqual([]);
    expect(check(framework("t", {}, framework("u", { bibliography, ...published }, leaf("u.a", published))))).toEqual([]);
  });

  test("is not found in one beside or inside", () => {
    const issues = check(framework("t", {}, framework("u", { bibliography: { charter: "C" } }, leaf("u.a")), leaf("t.a", published)));
    expect(places(issues)).toEqual(["source-unknown at children.1.provenance.source"]);
  });

  test("of an example is looked up too", () => {
    const examples = [
      { text: "A town did it.", source: "charter" },
      { text: "So did a city.", source: "charted" },
    ];
    const issues = check(framework("t", { bibliography: { charter: "C" } }, group("t.g", { examples }, leaf("t.g.a"))));
    expect(places(issues)).toEqual(["source-unknown at children.0.examples.1.source"]);
    expect(issues[0]?.params).toEqual({ id: "t.g", source: "charted", nearest: "charter" });
  });

  test("of a context factor is looked up too", () => {
    const context = [
      { id: "a", title: "A", type: "number", ...published },
      { id: "b", title: "B", type: "number", provenance: { status: "official" } },
    ];
    const issues = check(framework("t", { context }, leaf("t.a")));
    expect(places(issues)).toEqual(["source-unknown at context.0.provenance.source", "source-missing at context.1.provenance.source"]);
    expect(issues.map((issue) => issue.params.id)).toEqual(["a", "b"]);
    expect(check(framework("t", { context: context.slice(0, 1), bibliography: { charter: "C" } }, leaf("t.a")))).toEqual([]);
  });
});

describe("a condition", () => {
  test("on an indicator that is always asked, wherever it stands, is fine", () => {
    expect(wrong(leaf("t.a", onlyIf("t.b", "yes")), leaf("t.b"))).toEqual([]);
    expect(wrong(leaf("t.b"), group("t.g", onlyIf("t.b", "yes", "no"), leaf("t.g.a")))).toEqual([]);
    expect(wrong(group("t.g", {}, leaf("t.g.a")), framework("u", onlyIf("t.g.a", "no"), leaf("u.a")))).toEqual([]);
    expect(wrong(group("t.g", {}, leaf("t.g.a"), leaf("t.g.b", onlyIf("t.g.a", "no"))))).toEqual([]);
  });

  test("on nothing, or on a group, leads nowhere", () => {
    const issues = check(framework("t", {}, leaf("t.a", onlyIf("t.aa", "yes")), group("t.g", {}, leaf("t.g.b", onlyIf("t.g", "yes")))));
    expect(places(issues)).toEqual([
      "routing-unknown at children.0.onlyIf.indicator",
      "routing-unknown at children.1.children.0.onlyIf.indicator",
    ]);
    expect(issues.map((issue) => issue.params.nearest)).toEqual(["t.a", "t.a"]);
    expect(wrong(leaf("t.a", onlyIf("constructor", "yes")))).toEqual(["routing-unknown at children.0.onlyIf.indicator"]);
  });

  test("on what lies inside the node itself cannot be", () => {
    expect(wrong(leaf("t.a", onlyIf("t.a", "yes")))).toEqual(["routing-self at children.0.onlyIf.indicator"]);
    expect(wrong(group("t.g", onlyIf("t.g.a", "yes"), leaf("t.g.a")))).toEqual(["routing-self at children.0.onlyIf.indicator"]);
    expect(wrong(leaf("t.g"), leaf("t.ga", onlyIf("t.g", "yes")))).toEqual([]);
    expect(wrong(leaf("t.ga"), leaf("t.g", onlyIf("t.ga", "yes")))).toEqual([]);
  });

  test("on an indicator that is itself asked only sometimes makes a chain", () => {
    expect(wrong(leaf("t.a"), leaf("t.b", onlyIf("t.a", "yes")), leaf("t.c", onlyIf("t.b", "yes")))).toEqual([
      "routing-chain at children.2.onlyIf.indicator",
    ]);
    expect(wrong(leaf("t.a"), group("t.g", onlyIf("t.a", "yes"), leaf("t.g.b"), leaf("t.g.c", onlyIf("t.g.b", "yes"))))).toEqual([
      "routing-chain at children.1.children.1.onlyIf.indicator",
    ]);
    expect(wrong(leaf("t.a", onlyIf("t.b", "yes")), leaf("t.b", onlyIf("t.a", "yes")))).toHaveLength(2);
  });

  test("of a root depends on nothing that is not inside it", () => {
    expect(places(check(framework("t", onlyIf("t.a", "yes"), leaf("t.a"))))).toEqual(["routing-self at onlyIf.indicator"]);
  });

  test("on an indicator whose scale is not found names no level of it", () => {
    expect(wrong(leaf("t.a", { scale: "none" }), leaf("t.b", onlyIf("t.a", "yes")))).toEqual([
      "unknown-scale at children.0.scale",
      "routing-level at children.1.onlyIf.is.0",
    ]);
  });

  test("names levels of the scale, each of them", () => {
    const issues = check(framework("t", {}, leaf("t.a"), leaf("t.b", onlyIf("t.a", "yes", "nö", "constructor"))));
    expect(places(issues)).toEqual(["routing-level at children.1.onlyIf.is.1", "routing-level at children.1.onlyIf.is.2"]);
    expect(issues[0]?.params).toEqual({ id: "t.b", indicator: "t.a", level: "nö", nearest: "no" });
  });

  test("on a scale without levels names none", () => {
    expect(wrong(leaf("t.a", { scale: { kind: "points", id: "p", maximum: 1 } }), leaf("t.b", onlyIf("t.a", "1")))).toEqual([
      "routing-level at children.1.onlyIf.is.0",
    ]);
  });
});

describe("indicators that ask the same", () => {
  const same = (...sameAs: string[]): string[] =>
    wrong(leaf("t.a", { sameAs }), group("t.g", {}, leaf("t.g.b")), framework("u", {}, leaf("u.c")));

  test("are in this framework, or in another benchmark that need not be at hand", () => {
    expect(same("t.g.b", "u.c", "health.first-contact")).toEqual([]);
  });

  test("are not missing here, no groups, and not the indicator itself", () => {
    expect(same("t.x")).toEqual(["same-as-unknown at children.0.sameAs.0"]);
    expect(same("u.c", "t.g")).toEqual(["same-as-unknown at children.0.sameAs.1"]);
    expect(same("u")).toEqual(["same-as-unknown at children.0.sameAs.0"]);
    expect(same("t.a")).toEqual(["same-as-unknown at children.0.sameAs.0"]);
    expect(same("t")).toEqual(["same-as-unknown at children.0.sameAs.0"]);
    expect(same("u.x")).toEqual([]);
  });

  test("are elsewhere if the first word of the id is another, however it begins", () => {
    // “ten” begins like “t”, and “work” like “w”.
    expect(same("ten.x")).toEqual([]);
    expect(wrong(framework("work", {}, leaf("work.a", { sameAs: ["work.x", "w.x"] })))).toEqual([
      "same-as-unknown at children.0.children.0.sameAs.0",
    ]);
  });

  test("have scales that take the same answers for the same points, whatever they are called", () => {
    const other = { ...yesNo, id: "ja-nein", levels: yesNo.levels.map((level) => ({ ...level, label: `${level.label}!` })) };
    expect(wrong(leaf("t.a", { sameAs: ["t.b"] }), leaf("t.b", { scale: other }))).toEqual([]);
    const issues = check(framework("t", {}, leaf("t.a", { sameAs: ["t.c", "t.b"] }), leaf("t.b", { scale: fullyPartlyNot }), leaf("t.c")));
    expect(places(issues)).toEqual(["same-as-scale at children.0.sameAs.1"]);
    expect(issues[0]?.message).toBe(
      "“t.a” says that it is the same as “t.b”, but their scales differ, so one answer cannot serve both. Give them one scale, or remove it.",
    );
  });

  test("are not compared where a scale is not found", () => {
    expect(wrong(leaf("t.a", { scale: "none", sameAs: ["t.b"] }), leaf("t.b", { sameAs: ["t.a"] }))).toEqual([
      "unknown-scale at children.0.scale",
    ]);
  });
});

describe("penalties", () => {
  const penalty = (id: string) => leaf(id, { penalty: true });

  test("lower what a sibling earns, so a group has something else", () => {
    expect(wrong(penalty("t.a"), leaf("t.b"))).toEqual([]);
    const issues = check(framework("t", {}, penalty("t.a"), penalty("t.b")));
    expect(places(issues)).toEqual(["penalty-group at children"]);
    expect(issues[0]?.params).toEqual({ id: "t.a", group: "t" });
    expect(wrong(leaf("t.a"), group("t.g", {}, penalty("t.g.b")))).toEqual(["penalty-group at children.1.children"]);
    expect(wrong(penalty("t.a"), group("t.g", {}, leaf("t.g.b")))).toEqual([]);
    expect(wrong(leaf("t.a", { penalty: false }))).toEqual([]);
  });
});

describe("a framework inside", () => {
  test("has no policy of its own, not even an empty one", () => {
    expect(wrong(framework("u", { policy: { weights: "equal" } }, leaf("u.a")))).toEqual(["nested-policy at children.0.policy"]);
    expect(wrong(framework("u", { policy: {} }, leaf("u.a")))).toEqual(["nested-policy at children.0.policy"]);
    expect(check(framework("t", { policy: {} }, leaf("t.a")))).toEqual([]);
  });
});

describe("context factors", () => {
  const context = (...factors: Loose[]): readonly Issue[] =>
    check(framework("t", { context: factors.map((factor) => ({ title: "F", type: "number", ...factor })) }, leaf("t.a")));

  test("have ids of their own, and each repetition is held against the first", () => {
    const issues = context({ id: "a" }, { id: "b" }, { id: "a" }, { id: "a" });
    expect(places(issues)).toEqual(["duplicate-id at context.2.id", "duplicate-id at context.3.id"]);
    expect(issues.map((issue) => issue.params.first)).toEqual(["context.0", "context.0"]);
    expect(context({ id: "constructor" }, { id: "toString" })).toEqual([]);
  });

  const number = { id: "a", title: "F", type: "number" };
  const choice = { id: "a", title: "F", type: "choice", choices: ["x", "y"] };

  test("may be repeated in a framework inside", () => {
    expect(check(framework("t", { context: [number] }, framework("u", { context: [number] }, leaf("u.a"))))).toEqual([]);
    expect(check(framework("t", { context: [choice] }, framework("u", { context: [choice] }, leaf("u.a"))))).toEqual([]);
  });

  test("have one type and the same choices throughout a suite", () => {
    const member = (id: string, ...list: object[]) => framework(id, { context: list }, leaf(`${id}.a`));
    const issues = check(
      framework(
        "t",
        { context: [choice] },
        group("t.g", {}, member("u", { id: "b", title: "B", type: "number" }, { ...choice, choices: ["y", "x"] })),
        member("v", { ...number, title: "Another title" }, { id: "b", title: "B", type: "text" }),
      ),
    );
    expect(places(issues)).toEqual([
      "context-differs at children.0.children.0.context.1",
      "context-differs at children.1.context.0",
      "context-differs at children.1.context.1",
    ]);
    expect(issues.map(({ params }) => params)).toEqual([
      { factor: "a", framework: "u", other: "t" },
      { factor: "a", framework: "v", other: "t" },
      { factor: "b", framework: "v", other: "u" },
    ]);
    // Two of one id in one framework are reported as that alone.
    expect(places(context({ id: "a", type: "number" }, { id: "a", type: "text" }))).toEqual(["duplicate-id at context.1.id"]);
  });

  test("have choices if, and only if, they are choices", () => {
    expect(context({ id: "a", type: "choice", choices: ["x"] })).toEqual([]);
    const issues = context({ id: "a", type: "choice" }, { id: "b", type: "text", choices: ["x", "y"] });
    expect(places(issues)).toEqual(["missing-key at context.0.choices", "bad-format at context.1.choices"]);
    expect(issues[0]?.message).toBe("“context › 0 › choices” is missing; the list of allowed values is expected. Add it.");
    expect(issues[1]?.message).toBe("“context › 1 › choices” is a list of 2; no list of choices unless the type is “choice” is expected.");
  });
});

describe("many slips", () => {
  test("are reported in the order of the tree", () => {
    expect(
      places(
        check(
          framework(
            "t",
            { provenance: { status: "official" }, context: [{ id: "a", title: "A", type: "choice" }] },
            leaf("t.a", { scale: "none", sameAs: ["t.x"] }),
            group("t.g", onlyIf("t.y", "yes"), leaf("t.g.a", { criteria: {} })),
          ),
        ),
      ),
    ).toEqual([
      "source-missing at provenance.source",
      "missing-key at context.0.choices",
      "unknown-scale at children.0.scale",
      "same-as-unknown at children.0.sameAs.0",
      "routing-unknown at children.1.onlyIf.indicator",
      "criterion-missing at children.1.children.0.criteria",
      "criterion-missing at children.1.children.0.criteria",
    ]);
  });

  test("are cut off after a thousand", () => {
    const children = Array.from({ length: 1500 }, (_, i) => leaf(`t.a${i}`, { scale: "none" }));
    expect(wrong(...children)).toHaveLength(1001);
    expect(wrong(...children.slice(0, 999))).toHaveLength(999);
  });
});
