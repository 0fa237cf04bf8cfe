import { expect, test } from "vitest";
import { outline } from "../../src/model/outline.ts";
import { inside, namesFrom } from "../../src/present/lent-names.ts";
import { percent, tree } from "../small.ts";

const lent = namesFrom(outline(tree({ g: { x: percent }, y: percent }, { title: "Town" })), 1);

test("a framework lends titles and depths", () => {
  expect(["t", "t.g", "t.g.x", "strange"].map(lent.title)).toEqual(["Town", "g", "x", "strange"]);
  expect(["t", "t.g", "t.g.x", "strange"].map(lent.indented)).toEqual(["Town", "· g", "· · x", "strange"]);
  expect(["t", "t.g", "t.g.x", "strange"].map(lent.within)).toEqual([true, true, false, true]);
  expect(["t.g", "strange", "toString"].map(lent.has)).toEqual([true, false, false]);
});
test("a node holds itself and what is below it", () => {
  const held = (id: string) => ["t", "t.g", "t.g.x", "t.y"].filter((other) => lent.holds(id, other));
  expect(held("t")).toEqual(["t", "t.g", "t.g.x", "t.y"]);
  expect(held("t.g")).toEqual(["t.g", "t.g.x"]);
  expect(held("t.y")).toEqual(["t.y"]);
});
test("without a framework there are the ids, all on one level", () => {
  const bare = namesFrom(null);
  expect([bare.title("t.g"), bare.indented("t.g"), bare.has("t.g"), bare.within("t.g"), bare.holds("t", "t.g")]).toEqual([
    "t.g",
    "t.g",
    false,
    true,
    false,
  ]);
  expect(inside("x", 3)).toBe("· · · x");
});
