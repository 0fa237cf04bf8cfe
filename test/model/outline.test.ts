/** The indexed tree, and the digest of what scores depend on. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Framework, fullyPartlyNot, parseFramework, type Scale, yesNo } from "../../src/index.ts";
import { findScale, outline } from "../../src/model/outline.ts";
import { frameworks } from "../arbitraries.ts";
import { library } from "../specimen.ts";

describe("the outline of the specimen", () => {
  const tree = outline(library);
  const place = (id: string) => {
    const found = tree.byId.get(id);
    if (found === undefined) throw new Error(id);
    return found;
  };

  test("has every node in reading order", () => {
    expect(tree.nodes.map((node) => node.id)).toEqual([
      "library",
      "library.access",
      "library.access.membership",
      "library.access.hours",
      "library.access.languages",
      "library.access.languages.signs",
      "library.access.languages.desk",
      "library.access.fee",
      "library.has-bus",
      "library.bus",
      "library.bus.stops",
      "reading",
      "reading.circles",
      "reading.loans",
    ]);
    expect(tree.nodes.map((node) => node.depth)).toEqual([0, 1, 2, 2, 2, 3, 3, 2, 1, 1, 2, 1, 2, 2]);
  });

  test("knows parents and children by index", () => {
    expect(tree.nodes.map((node) => node.parent)).toEqual([null, 0, 1, 1, 1, 4, 4, 1, 0, 0, 9, 0, 11, 11]);
    expect(place("library").children).toEqual([1, 8, 9, 11]);
    expect(place("library.access.languages").children).toEqual([5, 6]);
    expect(place("reading.loans").children).toEqual([]);
  });

  test("lists the indicators, each with its scale, inline or looked up", () => {
    expect(tree.indicators.map((node) => node.id)).toEqual(tree.nodes.filter((node) => "question" in node.node).map((node) => node.id));
    expect(place("library.access.membership").scale).toBe(library.scales?.level);
    expect(place("library.access.languages.desk").scale).toEqual(yesNo);
    expect(place("reading.circles").scale?.id).toBe("circles");
    expect(place("library.access").scale).toBeNull();
  });

  test("knows the innermost framework around each node", () => {
    expect(tree.nodes.filter((node) => node.framework.id === "reading").map((node) => node.id)).toEqual([
      "reading",
      "reading.circles",
      "reading.loans",
    ]);
    expect(place("library.bus.stops").framework).toBe(library);
  });

  test("hands a group's condition down to everything in it", () => {
    const condition = { indicator: "library.has-bus", is: ["yes"] };
    expect(place("library.bus").conditions).toEqual([condition]);
    expect(place("library.bus.stops").conditions).toEqual([condition]);
    expect(tree.nodes.filter((node) => node.conditions.length > 0)).toHaveLength(2);
  });

  test("is made once for each framework object", () => {
    expect(outline(library)).toBe(tree);
    expect(outline(parseFramework(JSON.parse(JSON.stringify(library))))).not.toBe(tree);
  });
});

test("a node has its own condition after those of the groups above it", () => {
  const leaf = (id: string, extra = {}) => ({ id, title: "A", question: "A?", scale: yesNo, ...extra });
  const tree = outline(
    parseFramework({
      id: "t",
      title: "T",
      version: "1",
      status: "untested",
      children: [
        leaf("t.x"),
        leaf("t.y"),
        {
          id: "t.g",
          title: "G",
          onlyIf: { indicator: "t.x", is: ["yes"] },
          children: [leaf("t.g.a", { onlyIf: { indicator: "t.y", is: ["no"] } }), leaf("t.g.b")],
        },
      ],
    }),
  );
  expect(tree.byId.get("t.g.a")?.conditions.map((condition) => condition.indicator)).toEqual(["t.x", "t.y"]);
  expect(tree.byId.get("t.g.b")?.conditions.map((condition) => condition.indicator)).toEqual(["t.x"]);
});

describe("the outline of any framework", () => {
  test("puts each parent before its children, and numbers nodes as they stand", () => {
    fc.assert(
      fc.property(frameworks(), (framework) => {
        const { nodes, byId, indicators } = outline(framework);
        const misplaced = nodes.filter((node, i) => {
          const below = node.children.map((child) => nodes[child]);
          const linked = below.every(
            (child) => child !== undefined && child.index > i && child.parent === i && child.depth === node.depth + 1,
          );
          return node.index !== i || byId.get(node.id) !== node || !linked;
        });
        expect(misplaced).toEqual([]);
        expect(nodes[0]).toMatchObject({ id: framework.id, parent: null, depth: 0 });
        expect(nodes.slice(1).every((node) => node.parent !== null && nodes[node.parent]?.children.includes(node.index))).toBe(true);
        expect(indicators.every((node) => node.scale !== null)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

test("findScale takes the innermost framework that has the name, and no name of a prototype", () => {
  const around = [{ scales: { a: fullyPartlyNot, b: fullyPartlyNot } }, { scales: { a: yesNo } }, {}] as unknown as Framework[];
  expect(findScale("a", around)).toBe(yesNo);
  expect(findScale("a", around.slice(0, 1))).toBe(fullyPartlyNot);
  expect(findScale("b", around)).toBe(fullyPartlyNot);
  expect(findScale("c", around)).toBeNull();
  expect(findScale("constructor", around)).toBeNull();
  expect(findScale("a", [])).toBeNull();
  expect(findScale(yesNo, [])).toBe(yesNo);
});

describe("the digest", () => {
  type Loose = { [key: string]: unknown };
  const base = (): Loose => JSON.parse(JSON.stringify(library));
  const digestAfter = (change: (framework: Loose) => void): string => {
    const framework = base();
    change(framework);
    return outline(parseFramework(framework)).digest;
  };
  const at = (framework: Loose, ...way: (string | number)[]): Loose => way.reduce((node: Loose, key) => node[key] as Loose, framework);
  const same = digestAfter(() => {});

  test("is a SHA-256 that the same content gives again", () => {
    expect(same).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(outline(library).digest).toBe(same);
  });

  const texts: { readonly [what: string]: (framework: Loose) => void } = {
    "a title": (f) => Object.assign(f, { title: "Une bibliothèque pour tous" }),
    "a question": (f) => Object.assign(at(f, "children", 1), { question: "Y a-t-il un bibliobus ?" }),
    "the texts of a group": (f) => Object.assign(at(f, "children", 0), { label: "L", why: "W", how: "H" }),
    criteria: (f) => Object.assign(at(f, "children", 0, "children", 0, "criteria"), { fully: "F" }),
    "the standard and the bibliography": (f) => Object.assign(f, { standard: "S", bibliography: { other: "O" } }),
    provenance: (f) => Object.assign(f, { provenance: { status: "authored" } }),
    "the status": (f) => Object.assign(f, { status: "tested" }),
    "context factors": (f) => Object.assign(f, { context: [] }),
    "whether a question is core": (f) => Object.assign(at(f, "children", 1), { core: false }),
    "who answers and with what": (f) =>
      Object.assign(at(f, "children", 0, "children", 0), {
        answeredBy: ["X"],
        evidenceExpected: ["Y"],
        collection: "interview",
        sameAs: ["other.x"],
      }),
    "the name of a scale": (f) => {
      Object.assign(f, { scales: { ...at(f, "scales"), stufen: at(f, "scales", "level") } });
      Object.assign(at(f, "children", 0, "children", 0), { scale: "stufen" });
    },
    "the id and labels of a scale": (f) => {
      Object.assign(at(f, "scales", "level"), { id: "stufen" });
      Object.assign(at(f, "scales", "level", "levels", 0), { label: "Voll" });
      Object.assign(at(f, "scales", "languages", "items", 0), { label: "Amtssprache" });
      Object.assign(at(f, "children", 2, "children", 0, "scale"), { id: "viertel" });
    },
    "the unit of a number": (f) => Object.assign(at(f, "children", 0, "children", 1, "scale"), { id: "stunden", unit: "Stunden" }),
    "a weight of 1 that is said": (f) => Object.assign(at(f, "children", 1), { weight: 1 }),
    "a penalty that is denied": (f) => Object.assign(at(f, "children", 1), { penalty: false }),
    "a linear transform and clamping that are said": (f) =>
      Object.assign(at(f, "children", 0, "children", 1, "scale"), { transform: "linear", outside: "clamp" }),
    "the order of keys": (f) => {
      const reversed = Object.fromEntries(Object.entries(f).reverse());
      for (const key of Object.keys(f)) delete f[key];
      Object.assign(f, reversed);
    },
  };
  for (const [what, change] of Object.entries(texts)) test(`does not depend on ${what}`, () => expect(digestAfter(change)).toBe(same));

  const substance: { readonly [what: string]: (framework: Loose) => void } = {
    "the version": (f) => Object.assign(f, { version: "1.0.1" }),
    "an id": (f) => Object.assign(at(f, "children", 0, "children", 1), { id: "library.access.hours-open" }),
    "a weight": (f) => Object.assign(at(f, "children", 0), { weight: 2.1 }),
    "the weight of an indicator": (f) => Object.assign(at(f, "children", 1), { weight: 3 }),
    "a rule": (f) => Object.assign(at(f, "children", 3), { aggregate: "harmonic" }),
    "a gate": (f) => Object.assign(at(f, "children", 0), { mandatory: { atLeast: 31 } }),
    "the gate of an indicator": (f) => Object.assign(at(f, "children", 1), { mandatory: { atLeast: 31 } }),
    "a condition": (f) => Object.assign(at(f, "children", 2), { onlyIf: { indicator: "library.has-bus", is: ["no"] } }),
    "a penalty": (f) => Object.assign(at(f, "children", 0, "children", 3), { penalty: false }),
    "points of a level": (f) => Object.assign(at(f, "scales", "level", "levels", 1), { points: 49 }),
    "the key of a level": (f) => {
      Object.assign(at(f, "scales", "level", "levels", 1), { key: "half" });
      delete at(f, "children", 0, "children", 0).criteria;
    },
    "points of an item": (f) => Object.assign(at(f, "scales", "languages", "items", 1), { points: 5 }),
    "the key of an item": (f) => Object.assign(at(f, "scales", "languages", "items", 1), { key: "next" }),
    "the rule of a checklist": (f) => Object.assign(at(f, "children", 3, "scales", "circles"), { rule: "share" }),
    "a goalpost": (f) => Object.assign(at(f, "children", 0, "children", 1, "scale"), { best: 61 }),
    "the other goalpost": (f) => Object.assign(at(f, "children", 0, "children", 1, "scale"), { worst: 19 }),
    "a transform": (f) => Object.assign(at(f, "children", 0, "children", 1, "scale"), { transform: "log" }),
    "what happens outside the goalposts": (f) => Object.assign(at(f, "children", 0, "children", 1, "scale"), { outside: "refuse" }),
    "a maximum": (f) => Object.assign(at(f, "children", 2, "children", 0, "scale"), { maximum: 11 }),
    "the policy": (f) => Object.assign(f, { policy: { coverage: { threshold: 0.6 } } }),
    "whether a total is forbidden": (f) => Object.assign(f, { total: "forbidden" }),
    "the version of a framework inside": (f) => Object.assign(at(f, "children", 3), { version: "0.3.0" }),
    "the order of children": (f) => (f.children as unknown[]).reverse(),
    "a child more or less": (f) => (f.children as unknown[]).pop(),
  };
  for (const [what, change] of Object.entries(substance)) test(`depends on ${what}`, () => expect(digestAfter(change)).not.toBe(same));

  test("tells all these changes from each other", () => {
    const digests = Object.values(substance).map(digestAfter);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test("is that of the resolved scale, wherever it is defined", () => {
    const inline = (scale: Scale | string, scales = {}) =>
      outline(
        parseFramework({
          id: "t",
          title: "T",
          version: "1",
          status: "untested",
          scales,
          children: [{ id: "t.a", title: "A", question: "A?", scale }],
        }),
      ).digest;
    expect(inline("s", { s: yesNo })).toBe(inline(yesNo));
    expect(inline("s", { s: fullyPartlyNot })).not.toBe(inline(yesNo));
  });
});
