/** The line that travels with every result: what is official, what is not, and who has not endorsed it. */
import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { parseFramework, translate, yesNo } from "../../src/index.ts";
import { statementOf } from "../../src/model/statement.ts";
import { library } from "../specimen.ts";

const official = { provenance: { status: "official", source: "s" } };
const published = { provenance: { status: "published", source: "s" } };
const leaf = (id: string, extra: object = {}) => ({ id, title: "A", question: "A?", scale: yesNo, ...extra });
const framework = (id: string, title: string, extra: object, ...children: object[]) => ({
  id,
  title,
  version: "0.9.0",
  status: "untested",
  bibliography: { s: "S" },
  children,
  ...extra,
});
const statement = (spec: object): string => statementOf(parseFramework(spec));
const END = "Version 0.9.0, untested. Not endorsed by EUROCITIES, MPG or MigrationWork.";

describe("statementOf", () => {
  test("says that nothing is official where nothing is", () => {
    expect(statementOf(library)).toBe(
      "Nothing in “A library for all (specimen)” is official; 14 nodes, with all levels and numbers, are authored and not official. Version 1.0.0, untested. Not endorsed by EUROCITIES, MPG or MigrationWork.",
    );
  });

  test("says that the name is official where only that is, in the singular and plural of what is authored", () => {
    expect(statement(framework("t", "Health", official, leaf("t.a")))).toBe(
      `The name “Health” is official; 1 node, with all levels and numbers, is authored and not official. ${END}`,
    );
    expect(statement(framework("t", "Health", official, leaf("t.a"), leaf("t.b")))).toContain(
      "; 2 nodes, with all levels and numbers, are authored and not official.",
    );
  });

  test("names every official framework of a suite", () => {
    const inner = framework("u", "Work", official, leaf("u.a"));
    expect(statement(framework("t", "Health", official, inner))).toMatch(/^The names “Health”, “Work” are official; 1 node,/);
    expect(statement(framework("t", "Suite", {}, inner))).toMatch(/^The name “Work” is official; 2 nodes,/);
  });

  test("counts official nodes that are no frameworks", () => {
    expect(statement(framework("t", "Health", official, leaf("t.a", official)))).toMatch(
      /^2 nodes of “Health” are official in name\. Version/,
    );
    expect(statement(framework("t", "Health", {}, leaf("t.a", official)))).toMatch(/^1 node of “Health” is official in name; 1 node,/);
  });

  test("counts what comes from published sources", () => {
    expect(statement(framework("t", "T", {}, leaf("t.a", published)))).toContain("; 1 node comes from published sources; 1 node,");
    expect(statement(framework("t", "T", published, leaf("t.a", published)))).toContain("; 2 nodes come from published sources. Version");
    expect(statement(framework("t", "T", {}, leaf("t.a")))).not.toContain("published");
  });

  test("counts what paraphrases a published source apart: its criteria and points are authored", () => {
    const said = (status: string, relation: string) => ({ provenance: { status, relation, source: "s" } });
    const free = said("published", "paraphrase");
    const OURS = "published sources, with criteria and points that are authored and not official";
    expect(statement(framework("t", "T", {}, leaf("t.a", free), leaf("t.b", published)))).toBe(
      `Nothing in “T” is official; 1 node comes from published sources; 1 node paraphrases ${OURS}; 1 node, with all levels and numbers, is authored and not official. ${END}`,
    );
    const two = framework("t", "T", said("official", "paraphrase"), leaf("t.a", free), leaf("t.b", free));
    expect(statement(two)).toBe(`The name “T” is official; 2 nodes paraphrase ${OURS}. ${END}`);
    expect(statement(framework("t", "T", {}, leaf("t.a", said("published", "verbatim"))))).toContain(
      "; 1 node comes from published sources; 1",
    );
  });

  test("takes a node that says nothing for authored, whatever stands above it", () => {
    const inner = { id: "t.g", title: "G", children: [leaf("t.g.a")], ...published };
    expect(statement(framework("t", "T", official, inner))).toContain(
      "; 1 node comes from published sources; 1 node, with all levels and numbers, is authored",
    );
  });

  test("says version and status", () => {
    expect(statement({ ...framework("t", "T", {}, leaf("t.a")), version: "2.0", status: "superseded" })).toContain(
      " Version 2.0, superseded. Not endorsed by ",
    );
  });
});

test("a translated name is not the official one", () => {
  const french = { language: "fr", translation: "awaiting-review", nodes: { governance: { title: "Gouvernance générale" } } } as const;
  expect(statementOf(translate(generalGovernance, french, { missing: "keep" }))).toMatch(
    /^The name “Gouvernance générale” translates an official name; 40 nodes, /,
  );
  const inner = framework("u", "Travail", official, leaf("u.a"));
  const suite = framework("t", "Santé", { ...official, language: "fr", translation: "reviewed" }, inner);
  expect(statement(suite)).toMatch(/^The names “Santé”, “Travail” translate official names; 1 node,/);
});
