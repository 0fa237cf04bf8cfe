import { expect, test } from "vitest";
import { leaves } from "../../src/assess/leaf.ts";
import { exactText } from "../../src/base/decimal.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { sharesOf } from "../../src/score/shares.ts";
import { assessed, leaf, notApplicable, percent, tree } from "../small.ts";

test("local shares are among applicable siblings, effective ones multiply down; penalties and what is excluded have none", () => {
  const framework = tree({ g: { x: percent, y: percent, z: percent }, h: leaf({ weight: 2 }), p: leaf({ penalty: true, weight: 9 }) });
  const compiled = plan(framework);
  const { local, effective } = sharesOf(compiled, evaluate(compiled, leaves(assessed(framework, { "t.g.z": notApplicable }))));
  const of = (shares: typeof local) => Object.fromEntries(compiled.nodes.map((node, i) => [node.id, exactText(shares[i] as never)]));
  const third = `0.${"3".repeat(30)}`;
  expect(of(local)).toEqual({
    t: "1",
    "t.g": third,
    "t.g.x": "0.5",
    "t.g.y": "0.5",
    "t.g.z": "0",
    "t.h": `0.${"6".repeat(29)}7`,
    "t.p": "0",
  });
  expect(of(effective)).toMatchObject({ "t.g.x": `0.1${"6".repeat(28)}7`, "t.g.z": "0", "t.p": "0" });
});
