/** The guide says everything that a framework says, once, with the numbers of the form. */
import { describe, expect, test } from "vitest";
import * as shipped from "../../src/frameworks/index.ts";
import { type Framework, parseFramework, toGuide, toHtml, toMarkdown, toText } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/index.ts";
import { outline } from "../../src/model/outline.ts";
import { textsIn } from "../../src/model/texts.ts";
import { library } from "../specimen.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { thrownBy } from "../support/issues.ts";

/** Every text in a value, however deep. */
const leaves = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [];
const squeezed = (text: string): string => text.replace(/\s+/g, " ");

describe.each([library, ...(Object.values(shipped) as Framework[])].map((framework) => [framework.id, framework] as const))(
  "%s",
  (_, framework) => {
    const guide = toGuide(framework);
    const isSuite = framework.children.every((child) => "version" in child);

    test("leaves no text out", () => {
      const page = squeezed(leaves(guide).join("\n"));
      const { nodes, scales = {}, context = {} } = textsIn(framework) as { readonly [part: string]: { readonly [id: string]: object } };
      const own = Object.entries(nodes ?? {}).filter(([id]) => !isSuite || id === framework.id);
      const { label: _label, note: _note, ...rest } = Object.fromEntries(own)[framework.id] as { label?: string; note?: string };
      const expected = [
        rest,
        ...own.filter(([id]) => id !== framework.id).map(([, texts]) => texts),
        ...(isSuite ? [] : [scales, context]),
      ];
      const missing = leaves(expected).filter((text) => !page.toLowerCase().includes(squeezed(text).toLowerCase().replace(/\.$/, "")));
      expect(missing).toEqual([]);
      for (const reference of Object.values(framework.bibliography ?? {})) expect(page).toContain(reference);
    });

    test("is a frozen document that every renderer takes", () => {
      expect(deeplyFrozen(guide)).toBe(true);
      expect(fromJson(toJson(guide), { kind: "document" })).toEqual(guide);
      expect([toMarkdown(guide), toHtml(guide), toText(guide)].every((text) => text.includes(framework.title.slice(0, 20)))).toBe(true);
    });

    test("counts what it says", () => {
      const [parts, work] = guide.blocks.filter((block) => block.kind === "table");
      const sum = (rows: readonly (readonly string[])[], column: number): number => rows.reduce((all, row) => all + Number(row[column]), 0);
      const { indicators } = outline(framework);
      expect(sum(parts?.rows ?? [], 2)).toBe(indicators.length);
      expect(sum((work?.rows ?? []).slice(0, -1), 1)).toBe(Number(work?.rows.at(-1)?.[1]));
    });
  },
);

test("says conditions, gates, weights and penalties", () => {
  const scale = {
    kind: "levels",
    id: "yn",
    levels: [
      { key: "y", label: "Yes", points: 100 },
      { key: "n", label: "No", points: 0 },
    ],
  };
  const framework = parseFramework({
    id: "t",
    title: "T",
    version: "1",
    status: "untested",
    children: [
      { id: "t.a", title: "A", question: "A?", scale, mandatory: { atLeast: 50 }, weight: 2.5 },
      { id: "t.b", title: "B", question: "B?", scale, penalty: true, onlyIf: { indicator: "t.a", is: ["y"] } },
      { id: "t.c", title: "C", question: "C?", scale: { kind: "number", id: "n", unit: "days", worst: 1000, best: 1, transform: "log" } },
      { id: "t.d", title: "D", question: "D?", scale: { kind: "points", id: "p", maximum: 12 } },
    ],
  });
  const page = toMarkdown(toGuide(framework)).replaceAll("\\", "");
  for (const text of [
    "Mandatory: at least 50",
    "Weight 2.5",
    "Lowers its group",
    "Asked only if question 1 is answered: Yes",
    "A number (days): 1000 counts 0, 1 counts 100, on a logarithmic scale.",
    "Points from 0 to 12.",
  ])
    expect(page).toContain(text);
  for (const wrong of [null, 3, {}, []]) expect(thrownBy(() => toGuide(wrong as never)).length).toBeGreaterThan(0);
});
