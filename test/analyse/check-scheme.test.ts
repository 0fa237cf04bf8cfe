/** What is refused of a scheme: themes that are none, gaps outside, cities that do not belong, roadmaps and progress of others. */
import { describe, expect, test } from "vitest";
import { monitorRoadmap, type Outcome, tryAdvanceScheme, tryStartScheme } from "../../src/index.ts";
import { places } from "../support/issues.ts";
import { aford, bexhaven, dunmouth, place, rated, roadmapOf, schemeAt, schemeHead, schemeSteps } from "./review-specimen.ts";
import { action, recorded, town } from "./roadmap-specimen.ts";

const found = (outcome: Outcome<unknown>) => (outcome.ok ? [] : places(outcome.issues));
const begun = (more: object) => found(tryStartScheme(town, { ...schemeHead, ...more }));
const wants = (city: object, gap: object = { text: "g" }) => ({ city, gap });
const steps = schemeSteps();

test("a theme is a group, and gaps lie in it", () => {
  expect(begun({ theme: "t.led" })).toEqual(["unknown-node at theme"]);
  expect(begun({ theme: "t.lead.a" })).toEqual(["node-unsuitable at theme"]);
  expect(begun({ implementing: [wants(aford, { text: "g", nodes: ["t.lead.b", "t.money", "t.x"] })] })).toEqual([
    ...["unknown-node at implementing.0.gap.nodes.2", "outside-theme at implementing.0.gap.nodes.1"],
  ]);
  expect(begun({ theme: "t", implementing: [wants(aford, { text: "g", nodes: ["t.money"] })] })).toEqual([]);
  expect(begun({ implementing: [wants(aford, {})] })).toEqual(["missing-key at implementing.0.gap.text"]);
});

describe("cities", () => {
  const matched = (count: number) => {
    const implementing = Array.from({ length: count }, (_, i) => wants(place(`City${i}`)));
    const scheme = tryStartScheme(town, { ...schemeHead, implementing });
    return found(tryAdvanceScheme(scheme.ok ? scheme.value : (null as never), "match", steps.match));
  };

  test("are three or four beside the mentor", () => {
    expect([1, 2, 3, 4, 5].map((count) => matched(count).length)).toEqual([1, 1, 0, 0, 1]);
    expect(matched(2)).toEqual(["need-missing at implementing"]);
  });

  test("are each there once; the mentor does not mentor itself", () => {
    expect(begun({ implementing: [wants(aford), wants(bexhaven), wants(aford)] })).toEqual(["listed-twice at implementing.2.city.id"]);
    expect(found(tryAdvanceScheme(schemeAt("gapNamed"), "match", { ...steps.match, mentor: aford }))).toEqual([
      "listed-twice at mentor.id",
    ]);
  });

  test("elsewhere do not belong", () => {
    const drafted = { ...steps.draftRoadmaps, consulted: [{ city: "elm", who: "W", date: "2026" }] };
    const visits = [{ from: "2026-04-03", to: "2026-04-01", host: "elm", guests: ["dunmouth", "oak"], purpose: "p" }];
    expect(found(tryAdvanceScheme(schemeAt("benchmarked"), "draftRoadmaps", { ...drafted, visits }))).toEqual([
      ...[
        "city-elsewhere at consulted.0.city",
        "city-elsewhere at visits.0.host",
        "out-of-range at visits.0.to",
        "city-elsewhere at visits.0.guests.1",
      ],
    ]);
  });
});

test("each implementing city has assessed itself", () => {
  const refused = (assessments: readonly unknown[]) =>
    tryAdvanceScheme(schemeAt("matched"), "benchmark", { ...steps.benchmark, assessments });
  const missing = refused(steps.benchmark.assessments.slice(1));
  expect(missing.ok ? [] : missing.issues.map(({ params }) => params.whom)).toEqual(["Aford (invented)"]);
  const peer = rated(aford, "2026-02-20", { role: "peer" });
  expect(found(refused([...steps.benchmark.assessments, peer]))).toEqual(["not-allowed at assessments.3.rater.role"]);
  expect(found(refused([...steps.benchmark.assessments, rated(dunmouth, "2026-02-20", { role: "self" })]))).toEqual([]);
});

test("each has its roadmap, a visit of the mentor, and stakeholders who were heard", () => {
  const refused = (more: object) => found(tryAdvanceScheme(schemeAt("benchmarked"), "draftRoadmaps", { ...steps.draftRoadmaps, ...more }));
  expect(refused({ roadmaps: steps.draftRoadmaps.roadmaps.slice(1) })).toEqual(["need-missing at roadmaps"]);
  expect(refused({ roadmaps: [...steps.draftRoadmaps.roadmaps, roadmapOf(aford)] })).toEqual(["listed-twice at roadmaps.3.city.id"]);
  expect(refused({ roadmaps: [...steps.draftRoadmaps.roadmaps, roadmapOf(dunmouth)] })).toEqual(["city-elsewhere at roadmaps.3.city.id"]);
  expect(refused({ roadmaps: [{ ...roadmapOf(aford), actions: [] }, ...steps.draftRoadmaps.roadmaps.slice(1)] })[0]).toBe(
    "out-of-range at roadmaps.0.actions",
  );
  expect(refused({ visits: [{ ...steps.draftRoadmaps.visits[0], guests: ["bexhaven"] }] })).toEqual(["need-missing at visits"]);
  expect(refused({ consulted: [] })).toEqual(["need-missing at consulted"]);
});

test("a roadmap is endorsed in itself or beside it", () => {
  const { endorsements, ...rest } = steps.endorseRoadmaps;
  const refused = tryAdvanceScheme(schemeAt("roadmapDrafted"), "endorseRoadmaps", rest);
  // Aford's roadmap names its endorsement.
  expect(refused.ok ? [] : refused.issues.map(({ params }) => params.whom)).toEqual(["Bexhaven (invented)", "Cray (invented)"]);
});

test("progress belongs to the roadmap of the scheme", () => {
  const strange = monitorRoadmap(recorded(action("a1", "2026-06-01", "2026-12-31")), { asOf: "2026-10-01" });
  const refused = (monitoring: readonly unknown[]) =>
    found(tryAdvanceScheme(schemeAt("implementing"), "monitor", { ...steps.monitor, monitoring }));
  expect(refused([...steps.monitor.monitoring, strange])).toEqual(["roadmap-differs at monitoring.3.roadmap"]);
  expect(refused(steps.monitor.monitoring.slice(1))).toEqual(["need-missing at monitoring"]);
  expect(refused([{}])).toContain("not-roadmap-progress at monitoring.0");
});

test("the mentor says what it learnt", () => {
  const refused = (lessons: readonly unknown[]) =>
    found(tryAdvanceScheme(schemeAt("monitored"), "reviewLessons", { ...steps.reviewLessons, lessons }));
  expect(refused([{ by: "aford", text: "x" }])).toEqual(["need-missing at lessons"]);
  expect(
    refused([
      { by: "dunmouth", text: "x", nodes: ["t.x"] },
      { by: "elm", text: "y" },
    ]),
  ).toEqual([...["unknown-node at lessons.0.nodes.0", "who-unknown at lessons.1.by"]]);
});

test("ids and names that are no texts are issues at their places, whatever they are", () => {
  const odd = { toString: 1, valueOf: null };
  expect(begun({ implementing: [wants({ id: odd, name: odd })] })).toEqual(
    expect.arrayContaining(["wrong-type at implementing.0.city.id", "wrong-type at implementing.0.city.name"]),
  );
  expect(found(tryAdvanceScheme(schemeAt("gapNamed"), "match", { ...steps.match, mentor: { id: odd, name: odd } }))).toContain(
    "wrong-type at mentor.id",
  );
});
