/** What `proposeRoadmap` refuses, and what becomes of what it takes. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultNodes, readProposal } from "../../src/analyse/proposal-options.ts";
import { proposeRoadmap } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { hostileJson, junk } from "../arbitraries.ts";
import { assessed, percent, three, tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const framework = three();
const city = assessed(framework, { "t.a": "fully", "t.b": "partly", "t.c": "not-at-all" });
const good = { id: "x", title: "X", effort: 1, levels: { "t.b": "fully" } };
const issues = (options: unknown) => {
  const found = thrownBy(() => proposeRoadmap(city, options as never));
  expect(found.flatMap(flawsOf)).toEqual([]);
  return places(found);
};

describe("what is taken", () => {
  const read = (options: object) => readProposal(outline(framework), { actions: [good], ...options });
  test("phases as a number or a list; the budget of all is that of each without its own", () => {
    expect(read({}).phases).toEqual([{ title: null, budget: null }]);
    expect(read({ phases: 2, budget: 3 }).phases).toEqual([
      { title: null, budget: 3 },
      { title: null, budget: 3 },
    ]);
    expect(read({ phases: [{ title: "Now", budget: 0 }, {}], budget: 3 }).phases).toEqual([
      { title: "Now", budget: 0 },
      { title: null, budget: 3 },
    ]);
  });
  test("a solver is handed on as it is, everything else as a copy", () => {
    const solver = { solve: () => null };
    const actions = [good];
    const made = readProposal(outline(framework), { actions, solver });
    expect(made.solver).toBe(solver);
    expect(made.actions).toEqual(actions);
    expect(made.actions[0]).not.toBe(actions[0]);
  });
  test("as many nodes as there are choices among 20 actions in one phase; fewer where each costs more", () => {
    expect([defaultNodes(1), defaultNodes(20), defaultNodes(21)]).toEqual([2 ** 21, 2 ** 21, 2 ** 18]);
  });
});

describe("what is refused", () => {
  test("the wrong shape, each part by itself", () => {
    expect(issues(null)).toEqual(["wrong-type at options"]);
    expect(issues("x")).toEqual(["wrong-type at options"]);
    expect(issues({})).toEqual(["missing-key at actions"]);
    expect(issues({ actions: [] })).toEqual(["out-of-range at actions"]);
    expect(issues({ actions: [good], budgets: 3 })).toEqual(["unknown-key at budgets"]);
    expect(issues({ actions: [{ id: "x", title: " ", efort: 1 }] })).toEqual([
      "bad-format at actions.0.title",
      "missing-key at actions.0.effort",
      "unknown-key at actions.0.efort",
    ]);
    expect(issues({ actions: [{ ...good, effort: -1 }], budget: -1, target: 101, nodes: 0 })).toEqual([
      "out-of-range at actions.0.effort",
      "out-of-range at budget",
      "out-of-range at target",
      "out-of-range at nodes",
    ]);
    expect(issues({ actions: [good], phases: 1.5 })).toEqual(["wrong-type at phases"]);
    expect(issues({ actions: [good], phases: 21 })).toEqual(["out-of-range at phases"]);
    expect(issues({ actions: [good], phases: [] })).toEqual(["out-of-range at phases"]);
    expect(issues({ actions: [good], phases: [{ budget: -1 }, { tittle: "x" }, 3] })).toEqual([
      "out-of-range at phases.0.budget",
      "unknown-key at phases.1.tittle",
      "wrong-type at phases.2",
    ]);
    expect(issues({ actions: Array.from({ length: 201 }, (_, i) => ({ ...good, id: `x${i}` })) })).toEqual(["out-of-range at actions"]);
  });
  test("ids: twice, unknown, in a circle; with a suggestion", () => {
    const actions = [
      { ...good, after: ["y"], serves: ["t.z", "t"] },
      { ...good, id: "y", after: ["x"] },
      { ...good, id: "x", after: ["yy"] },
    ];
    const found = thrownBy(() => proposeRoadmap(city, { actions }));
    expect(places(found)).toEqual([
      "listed-twice at actions.2.id",
      "unknown-node at actions.0.serves.0",
      "unknown-action at actions.2.after.0",
      "action-cycle at actions.0.after",
    ]);
    expect(found.at(-1)?.params.cycle).toBe("“x” → “y” → “x”");
    expect(found[2]?.params.nearest).toBe("y");
    expect(issues({ actions: [{ ...good, after: ["x"] }] })).toEqual(["action-cycle at actions.0.after"]);
  });
  test("levels off their scale, of groups, of what is not there, in detail", () => {
    const levels = { "t.a": "fuly", t: "fully", "t.q": 1, "t.b": { level: "fully" }, "t.c": null };
    expect(issues({ actions: [{ ...good, levels }] })).toEqual([
      "value-off-scale at actions.0.levels.t.a",
      "group-answered at actions.0.levels.t",
      "unknown-indicator at actions.0.levels.t.q",
      "answer-kind at actions.0.levels.t.b",
      "answer-kind at actions.0.levels.t.c",
    ]);
  });
  test("windows beyond the phases, or the wrong way round", () => {
    const window = (earliest?: number, latest?: number) => ({ ...good, id: `x${earliest}${latest}`, phases: { earliest, latest } });
    expect(issues({ actions: [window(3), window(2, 1), window(1, 2), window(undefined, 3)], phases: 2 })).toEqual([
      "phase-window at actions.0.phases",
      "phase-window at actions.1.phases",
      "phase-window at actions.3.phases",
    ]);
  });
  test("options that would do nothing", () => {
    expect(issues({ actions: [good], phases: [{ budget: 1 }], budget: 2 })).toEqual(["option-no-effect at budget"]);
    expect(issues({ actions: [good], nodes: 5, solver: { solve: () => null } })).toEqual(["option-no-effect at nodes"]);
  });
  test("a solver that is none, such as the promise of one", () => {
    for (const solver of [null, 3, {}, Promise.resolve({ solve: () => null })])
      expect(issues({ actions: [good], solver })).toEqual(["not-a-solver at solver"]);
    const getter = Object.defineProperty({ actions: [good] }, "solver", {
      enumerable: true,
      get: () => {
        throw new RangeError("trap");
      },
    });
    expect(issues(getter)).toEqual(["unreadable at options"]);
  });
  test("efforts that cannot be added up exactly", () => {
    expect(
      issues({
        actions: [
          { ...good, effort: 1e-9 },
          { ...good, id: "y", effort: 1e9 },
        ],
      }),
    ).toEqual(["efforts-too-fine at actions"]);
    expect(issues({ actions: [{ ...good, effort: 1e300 }] })).toEqual(["efforts-too-fine at actions"]);
  });
  test("policies and assessments as elsewhere", () => {
    expect(issues({ actions: [good], policy: { aggregate: "mean" } })).toEqual(["bad-format at policy.aggregate"]);
    expect(places(thrownBy(() => proposeRoadmap({} as never, { actions: [good] })))).toEqual(["not-an-assessment at "]);
  });
});

describe("hostile input", () => {
  test("never gives a foreign error", () => {
    for (const [, make] of junk) {
      meets(() => proposeRoadmap(city, make() as never));
      for (const key of ["actions", "phases", "budget", "target", "policy", "solver", "nodes", "effortUnit"])
        meets(() => proposeRoadmap(city, { actions: [good], [key]: make() } as never));
      for (const key of ["id", "title", "effort", "levels", "after", "phases", "serves", "note"])
        meets(() => proposeRoadmap(city, { actions: [{ ...good, [key]: make() }] } as never));
    }
    const wide = assessed(tree({ a: percent }), { "t.a": 5 });
    const options = {
      actions: [{ id: "a", title: "A", effort: 1, levels: { "t.a": 80 }, after: [], phases: { earliest: 1 } }],
      phases: [{ title: "P", budget: 4 }],
      target: 50,
    };
    fc.assert(
      fc.property(hostileJson([options]), (make) => meets(() => proposeRoadmap(wide, make() as never))),
      { numRuns: 300 },
    );
  });
});
