/** No name and no quotation is left anywhere; what is said to be kept is kept; the product stays one that can be stored. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Assessment,
  addToReview,
  addToRound,
  advanceReview,
  anonymise,
  assess,
  type City,
  type Review,
  type Round,
  reviewProcess,
  type Scheme,
  startReview,
} from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { meets } from "../support/meets.ts";
import { aford, bexhaven, people, rated, reviewAt, reviewHead, reviewSteps, roundAt, schemeAt } from "./review-specimen.ts";
import { town } from "./roadmap-specimen.ts";

/** Names and ids of people that stand anywhere in it. */
const left = (product: object, names: readonly string[] = people) =>
  names.filter((name) => JSON.stringify(product).toLowerCase().includes(name.toLowerCase()));
const products: readonly (Review | Round | Scheme | Assessment)[] = [
  reviewAt(),
  roundAt(),
  schemeAt(),
  assess(town, rated(aford, "2026-01-30", { role: "peer", id: "petra", name: "Petra Peer", city: "elm" })),
];

describe.each(products.map((product) => [product.kind, product] as const))("a %s", (kind, product) => {
  const bare = anonymise(product);

  test("has no name, quotation or note left, anywhere", () => {
    expect(left(product).length).toBeGreaterThan(0);
    expect(left(bare)).toEqual([]);
    const text = JSON.stringify(bare);
    for (const word of ["petra", "quinn", "xenia", "was frank", "“Nobody"]) expect(text.includes(word), word).toBe(false);
  });

  test("is a product like any other: frozen, plain, of the same shape, and comes back from JSON", () => {
    expect(deeplyFrozen(bare)).toBe(true);
    expect(survivesJson(bare)).toBe(true);
    expect(Object.keys(bare)).toEqual(Object.keys(product));
    expect(fromJson(toJson(bare), { kind: kind as "review", framework: town })).toEqual(bare);
  });

  test("leaves nothing more to strike out the second time", () => {
    expect(anonymise(bare)).toEqual(bare);
  });

  test("says nothing of names that it does not know, unless told", () => {
    expect(left(anonymise(product, { also: ["partly", "Nobody Known"] }), ["Nobody Known"])).toEqual([]);
    expect(anonymise(product, { also: ["Nobody Known"] })).toEqual(bare);
  });
});

describe("a review without names", () => {
  const review = reviewAt();
  const bare = anonymise(review);

  test("has role words in their place, the same for the same person", () => {
    expect(bare.team.map(({ id, name }) => [id, name])).toEqual([
      ["peer-1", "peer 1"],
      ["peer-2", "peer 2"],
      ["expert-1", "expert 1"],
    ]);
    expect(bare.ratings.map(({ assessment }) => assessment.rater)).toEqual([
      { role: "peer", id: "peer-1", name: "peer 1", city: "elm" },
      { role: "stakeholder", id: "stakeholder-1", name: "stakeholder 1" },
    ]);
    expect(bare.deskReview?.summary).toBe("peer 1 read it all.");
    expect(bare.findings[0]).toMatchObject({ by: "peer-2", text: "Posts are few. interviewee 1: “(quotation struck out)”." });
    expect(bare.history.map(({ by, name }) => [by, name]).slice(0, 4)).toEqual([
      ...[
        ["coordinator", "person 1"],
        ["host", undefined],
        ["team", undefined],
        ["peer-1", undefined],
      ],
    ]);
    expect(bare.interviews).toEqual([
      { id: "i1", role: "head of a school", date: "2026-04-02", nodes: ["t.money"], name: "interviewee 1" },
    ]);
  });

  test("keeps cities, organisations, conflicts, dates, answers and the rest of what was said", () => {
    expect(bare.host).toEqual(review.host);
    expect(bare.team.map(({ city, organisation, conflicts }) => [city, organisation, conflicts])).toEqual(
      review.team.map(({ city, organisation, conflicts }) => [city, organisation, conflicts]),
    );
    expect(bare.ratings[0]?.assessment.answers["t.lead.a"]).toBe("partly");
    expect(bare.ratings[0]?.assessment.answers["t.lead.b"]).toEqual({ level: "partly", comment: "Seen by peer 1." });
    expect(bare.recommendations).toEqual(review.recommendations);
    expect(bare.history.map(({ date, what, state }) => [date, what, state])).toEqual(
      review.history.map(({ date, what, state }) => [date, what, state]),
    );
  });

  test("loses a name whatever its capitals and spaces, and not a part of a longer word", () => {
    const text = "PETRA  peer, Sarah Schooling, petra\nPeer’s note";
    const more = addToReview(review, {
      date: "2026-07-01",
      by: "host",
      findings: [{ id: "f2", kind: "gap", nodes: ["t"], by: "host", text }],
    });
    expect(anonymise(more).findings[1]?.text).toBe("peer 1, Sarah Schooling, peer 1’s note");
  });

  test("loses a name however its parts are joined and its accents written, and the ids of the team", () => {
    const member = {
      id: "zo",
      role: "peer",
      city: "elm",
      name: "Zoë de-Vries",
      conflicts: ["Zoë de Vries lived there; quinn did not"],
    } as const;
    const text = "zoe\u0308.de.vries@elm.example, Zoë_De_Vries.pdf, zo\u00eb%20de%20vries; Zoe de Vries; quinn, QUINN; zo; xenial";
    const more = addToReview(review, {
      date: "2026-07-01",
      by: "host",
      team: [member],
      findings: [{ id: "f2", kind: "gap", nodes: ["t"], by: "zo", text }],
    });
    const { findings, team } = anonymise(more);
    // Without its accent it is another name, two signs are no id to look for, and “xenial” is a longer word.
    expect(findings[1]?.text).toBe("peer 3@elm.example, peer 3.pdf, peer 3; Zoe de Vries; peer 2, peer 2; zo; xenial");
    expect(team[3]).toEqual({ ...member, id: "peer-3", name: "peer 3", conflicts: ["peer 3 lived there; peer 2 did not"] });
  });

  test("strikes out quotations of any length", () => {
    const quotation = "Nobody asked us. ".repeat(4000).trim();
    const [begun, folded] = [reviewAt("visited"), quotation.toUpperCase().replaceAll(" ", "\n")];
    const finding = { id: "f3", kind: "gap", nodes: ["t"], by: "host", text: `She said: ${folded} So it was.`, quotation } as const;
    const more = addToReview(begun, { date: "2026-07-01", by: "host", findings: [finding] });
    expect(anonymise(more).findings.at(-1)?.text).toBe("She said: (quotation struck out). So it was.");
    expect(anonymise(more, { also: [`So it was${" so".repeat(20_000)}`] }).findings).toHaveLength(2);
  });

  test("strikes out names in capitals that are longer than their small letters, and ends with a letter of its own", () => {
    const text = "İSTAN, istan; İpek Οδυσσεύς and ΟΔΥΣΣΕΎΣ, 𝔘we 𝔘wes";
    const more = addToReview(reviewAt("visited"), {
      date: "2026-07-01",
      by: "host",
      findings: [{ id: "f3", kind: "gap", nodes: ["t"], by: "host", text }],
    });
    const also = ["İstan", "Οδυσσεύς", "𝔘we"];
    expect(anonymise(more, { also }).findings.at(-1)?.text).toBe(
      "(struck out), istan; İpek (struck out) and (struck out), (struck out) 𝔘wes",
    );
  });

  test("keeps the name of a city even if a rater bears it", () => {
    const ratings = [{ assessment: rated(aford, "2026-06-30", { role: "stakeholder", name: "Aford (invented)" }) }];
    const more = anonymise(addToReview(review, { date: "2026-07-01", by: "host", ratings }));
    expect([more.host.name, more.title, more.ratings[2]?.assessment.rater.name]).toEqual([
      ...["Aford (invented)", "Review of Aford (invented)", "stakeholder 2"],
    ]);
  });
});

test("in a round, one id for two people in two reviews stays an id of each team", () => {
  const team = (names: readonly string[]) =>
    names.map((name, i) => ({ id: `p${i + 1}`, role: "peer", city: "elm", name: `${name} Doe`, conflicts: [] }) as const);
  const closed = (host: City, names: readonly string[]) => {
    let review = startReview(town, reviewHead(host));
    const contents = reviewSteps(host);
    for (const { name } of reviewProcess.transitions) {
      const { reviewDocuments, visit } = contents;
      const other =
        name === "reviewDocuments"
          ? { ...reviewDocuments, team: team(names) }
          : { ...visit, ratings: [], findings: [{ ...visit.findings[0], by: "p2" }] };
      const content =
        name === "planVisit"
          ? { ...contents.planVisit, by: "p1" }
          : name === "visit" || name === "reviewDocuments"
            ? other
            : contents[name];
      review = advanceReview(review, name, content as never);
    }
    return review;
  };
  const reviews = [closed(aford, ["Ann", "Bo"]), closed(bexhaven, ["Bo", "Cy"])];
  const round = addToRound(roundAt("prepared"), { date: "2026-07-01", by: "coordinator", reviews });
  const bare = anonymise(round);
  expect(left(bare, ["Ann Doe", "Bo Doe", "Cy Doe"])).toEqual([]);
  expect(bare.reviews.map((review) => [...review.team.map(({ id, name }) => `${id} ${name}`), review.findings[0]?.by])).toEqual([
    ["peer-1 peer 1", "peer-2 peer 2", "peer-2"],
    ["peer-1 peer 1", "peer-2 peer 2", "peer-2"],
  ]);
});

test("a scheme's progress still belongs to its roadmaps, and owners are told apart by words", () => {
  const { roadmaps, monitoring } = anonymise(schemeAt());
  expect(roadmaps[0]?.actions[0]).toMatchObject({ owner: "owner 1", partners: ["partner 1"], note: "owner 1 knows." });
  expect(roadmaps[0]?.endorsed).toEqual([{ by: "person 2", date: "2026-05-30" }]);
  expect(monitoring[0]?.milestones[0]).toMatchObject({ owner: "owner 1", by: "person 3", note: "person 3 saw it." });
});

test("any name is struck out of any text, whatever signs it has", () => {
  const sign = fc.constantFrom(..."AbcÉñ ß.*+?()[]{}|^$\\/-'’\"“𝒜");
  const named = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => `Zz${signs.join("")}qX`);
  fc.assert(
    fc.property(
      fc.uniqueArray(named, { minLength: 2, maxLength: 2, selector: (name) => name.toLowerCase().replace(/\s+/g, " ") }),
      ([one = "", two = ""]) => {
        const review = addToReview(reviewAt("draft"), {
          date: "2026-01-11",
          by: "host",
          name: one,
          note: `${two}, ${one}!`,
          questions: [{ text: `(${one}) ${two}` }],
          interviews: [{ id: "i", role: `aide to ${two}`, quotations: [two] }],
        });
        const texts = JSON.stringify(anonymise(review));
        for (const name of [one, two]) expect(texts.includes(JSON.stringify(name).slice(1, -1))).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test("what is none of these is refused", () => {
  fc.assert(
    fc.property(hostileJson(), (value) => meets(() => anonymise(value as never))),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(hostileJson(), (value) => meets(() => anonymise(reviewAt("draft"), value as never))),
    { numRuns: 100 },
  );
});

describe("wherever a text can stand", () => {
  type Path = readonly (string | number)[];
  const leaves = (value: unknown, path: Path = []): Path[] =>
    typeof value === "string"
      ? [path]
      : typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) =>
            key === "framework" || key === "statement" ? [] : leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
          )
        : [];
  const withText = (product: object, path: Path, name: string): object => {
    const copy = structuredClone(product) as { [key: string]: unknown };
    let at = copy as { [key: string | number]: unknown };
    for (const key of path.slice(0, -1)) at = at[key] as typeof at;
    at[path.at(-1) as string] = `${at[path.at(-1) as string]} ${name} too`;
    return copy;
  };
  const evidence = [{ title: "Talk", kind: "interview", url: "https://elm.example/talk" }];
  const answers = {
    "t.lead.a": { level: "fully", comment: "Well", evidence },
    "t.lead.b": { missing: "unknown", reason: "Closed" },
  } as const;
  const full = addToReview(reviewAt(), {
    date: "2026-07-01",
    by: "host",
    note: "More",
    findings: [{ id: "f2", kind: "gap", nodes: ["t"], by: "host", text: "Late", evidence }],
    ratings: [{ assessment: { ...rated(aford, "2026-06-30", { role: "expert", id: "xenia" }), answers } }],
  });
  // Names and ids of cities; ids of entries, which others point to; the next version.
  const kept =
    /(team\.#|rater)\.city$|(^|\.)(city|host|mentor|hosts\.#|reviewers\.#)\.(name|id)$|(findings|recommendations|common)\.#\.id$|\.(action|milestone)$|version$/;

  test.each([
    ["review", full, "Stan Stake", 35],
    ["round", roundAt(), "Stan Stake", 35],
    ["scheme", schemeAt(), "Fay Facilitator", 15],
  ] as const)("a known name is struck out of a %s", (_, product, name, least) => {
    const plain = JSON.parse(JSON.stringify(product)) as object;
    const tried = new Set<string>();
    const leaks = leaves(plain).flatMap((path) => {
      const place = path.map((key) => (typeof key === "number" ? "#" : key)).join(".");
      if (tried.has(place) || kept.test(place)) return [];
      try {
        const bare = anonymise(withText(plain, path, name) as Review);
        tried.add(place);
        return JSON.stringify(bare).includes(name) ? [place] : [];
      } catch {
        // No free text can stand there.
        return [];
      }
    });
    expect(leaks).toEqual([]);
    expect(tried.size).toBeGreaterThan(least);
  });
});

test("what a city says of itself in texts is free text; its choices are not", () => {
  const context = [
    { id: "note", title: "Note", type: "text" },
    { id: "size", title: "Size", type: "choice", choices: ["Petra Peer", "other"] },
  ] as const;
  const place = { ...aford, context: { note: "Ask Petra Peer.", size: "Petra Peer" } };
  const review = startReview({ ...town, context } as typeof town, {
    host: place,
    date: "2026-01-10",
    by: "petra",
    team: [{ id: "petra", role: "peer", city: "elm", name: "Petra Peer", conflicts: [] }],
  });
  expect(anonymise(review).host.context).toEqual({ note: "Ask peer 1.", size: "Petra Peer" });
});
