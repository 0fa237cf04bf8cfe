/** Progress in sentences, each with the state that it speaks of. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeRoadmapProgress, type MonitorOptions, monitorRoadmap, type RoadmapAction } from "../../src/index.ts";
import { action, assessedOn, done, entry, recorded, roadmaps, steps } from "../analyse/roadmap-specimen.ts";
import { hostileJson } from "../arbitraries.ts";
import { meets } from "../support/meets.ts";

const say = (actions: readonly RoadmapAction[], options: MonitorOptions): readonly string[] =>
  describeRoadmapProgress(monitorRoadmap(recorded(...actions), options));
const hall = action("hall", "2026-01-01", "2026-04-30", { milestones: steps("2026-01-31", "2026-02-28", "2026-04-30") });
const shop = action("shop", "2026-05-01", "2026-06-30", { after: ["hall"], milestones: steps("2026-06-30") });
const none = "The roadmap sets no levels to be reached.";

describe("milestones", () => {
  test("come first: how many are done, and how, and what the others are", () => {
    const progress = [done("hall.m1", "2026-02-10"), { ...entry("hall.m2", "blocked", "2026-02-20"), by: "Office hall", note: "No room" }];
    expect(say([hall, shop], { asOf: "2026-03-10", progress })).toEqual([
      "On 2026-03-10, 1 of 4 milestones is done (1 late); 1 is blocked, 2 are not yet due.",
      "Blocked: “Step 2” (Do hall), due on 2026-02-28, 10 days ago; reported by Office hall on 2026-02-20: “No room”.",
      "“Do hall” is 10 days behind: due on 2026-04-30, it ends on 2026-05-10 if nothing more is lost.",
      "“Do shop” cannot start before 2026-05-10, 9 days later than planned, because it waits for “Do hall”; it would then end on 2026-07-09.",
      "The roadmap as a whole is 9 days behind: due on 2026-06-30, it ends on 2026-07-09 if nothing more is lost.",
      none,
    ]);
  });

  test("that are late are named with who answers for them", () => {
    expect(say([hall], { asOf: "2026-03-01", progress: [done("hall.m1", "undated")] }).slice(0, 2)).toEqual([
      "On 2026-03-01, 1 of 3 milestones is done (1 at a time that nobody knows); 1 is late, 1 is not yet due.",
      "Late: “Step 2” (Do hall), due on 2026-02-28, 1 day ago; Office hall answers for it.",
    ]);
  });

  test("done in time need no more words; a day of its own has some", () => {
    expect(say([hall], { asOf: "2026-02-28", progress: [done("hall.m1", "2026-01-31")] })[0]).toBe(
      "On 2026-02-28, 1 of 3 milestones is done; 1 is due on this day, 1 is not yet due.",
    );
    expect(say([action("plain", "2026-01-01", "2026-01-31")], { asOf: "2026-01-01" })[0]).toBe(
      "On 2026-01-01: the roadmap has no milestones by which progress could be seen.",
    );
  });
});

describe("ends", () => {
  test("as planned are said of the whole alone", () => {
    expect(say([hall], { asOf: "2026-01-31" }).slice(1)).toEqual([
      "The roadmap as a whole is due on 2026-04-30, and ends on that day if nothing more is lost.",
      none,
    ]);
  });

  test("that are ahead, and an action without milestones that is not late, is no news", () => {
    const plain = action("plain", "2026-01-01", "2026-04-30");
    expect(say([hall, plain], { asOf: "2026-02-01", progress: [done("hall.m1", "2026-01-22")] }).slice(1)).toEqual([
      "“Do hall” is 9 days ahead: due on 2026-04-30, it ends on 2026-04-21 if nothing more is lost.",
      "When the roadmap as a whole ends cannot be said, because there is no projection for “Do plain”.",
      none,
    ]);
    expect(say([plain], { asOf: "2026-05-01" })[1]).toBe(
      "“Do plain” was due on 2026-04-30; it has no milestones that would tell how far it is.",
    );
  });

  test("that cannot be projected say why, and so does what waits for them", () => {
    expect(say([hall, shop], { asOf: "2026-05-20" }).slice(4, 7)).toEqual([
      "No end can be projected for “Do hall”: none of its 3 milestones is done, and the first was due by now.",
      "“Do shop” cannot start before 2026-05-20, 19 days later than planned, because it waits for “Do hall”, and perhaps later still.",
      "When the roadmap as a whole ends cannot be said, because there is no projection for “Do hall”, “Do shop”.",
    ]);
  });

  test("of what is done are said once", () => {
    const plain = action("plain", "2026-01-01", "2026-04-30");
    expect(say([plain], { asOf: "2026-06-01", progress: [done("plain", "2026-05-02")] })[1]).toBe(
      "All actions are done, the last on 2026-05-02; due was 2026-04-30.",
    );
    expect(say([plain], { asOf: "2026-06-01", progress: [done("plain", "undated")] })[1]).toBe("All actions are done.");
  });

  test("beyond the calendar have no date", () => {
    const last = action("last", "9999-01-01", "9999-12-31", { milestones: steps("9999-01-31", "9999-12-31") });
    expect(say([last], { asOf: "9999-03-01", progress: [done("last.m1", "9999-02-01")] })[1]).toBe(
      "“Do last” does not end before the year 10000 if nothing more is lost.",
    );
  });
});

describe("levels", () => {
  const moved = action("x", "2026-01-01", "2026-06-30", {
    serves: ["t"],
    levels: { "t.lead.a": "fully", "t.lead.b": "fully", "t.money.posts": 40 },
  });
  const before = assessedOn("2026-01-01", { "t.lead.a": "partly", "t.lead.b": "partly" });
  const levels = (asOf: string, ...assessments: readonly ReturnType<typeof assessedOn>[]) => say([moved], { asOf, assessments }).slice(3);

  test("come last: how many are reached, by which assessments, and what is behind", () => {
    const after = assessedOn("2026-07-15", { "t.lead.a": "fully", "t.lead.b": "partly" });
    expect(levels("2026-08-01", before, after)).toEqual([
      "Of 3 levels to be reached, 1 is reached, 1 is behind, 1 is not known. Assessed on 2026-07-15; the baseline is of 2026-01-01.",
      "Behind: “b” is at Partly (50.0 points); Fully (100.0) was due on 2026-06-30.",
    ]);
  });

  test("that nobody has looked at since are not called behind", () => {
    expect(levels("2026-07-01", before, assessedOn("2027-01-01", {}))).toEqual([
      "Of 3 levels to be reached, 2 have not been assessed since due, 1 is not known. There is one assessment only, of 2026-01-01, so nothing can be said of change. 1 later assessment is left aside.",
      "“a” was to reach Fully by 2026-06-30, and has not been assessed since.",
      "“b” was to reach Fully by 2026-06-30, and has not been assessed since.",
    ]);
  });

  test("without an assessment are not spoken of one by one", () => {
    expect(levels("2026-07-01")).toEqual(["There is no assessment, so nothing can be said of the 3 levels to be reached."]);
  });
});

test("any roadmap is described without holes, and the first sentence names the day", () => {
  fc.assert(
    fc.property(roadmaps, fc.integer({ min: 2026, max: 2030 }), (roadmap, year) => {
      const sentences = describeRoadmapProgress(monitorRoadmap(roadmap, { asOf: `${year}-02-28` }));
      expect(sentences[0]).toContain(`On ${year}-02-28`);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/\.$/);
        expect(sentence).not.toMatch(/undefined|null|NaN|\b1 days|\b1 milestones| {2}/);
      }
    }),
  );
});

test("hostile values give sentences, or issues that are well said", () => {
  const progress = monitorRoadmap(recorded(hall, shop), { asOf: "2026-03-10", progress: [done("hall.m1", "2026-02-10")] });
  fc.assert(
    fc.property(hostileJson([progress]), (make) => meets(() => Object.freeze({ said: describeRoadmapProgress(make() as never) }))),
    { numRuns: 500 },
  );
});
