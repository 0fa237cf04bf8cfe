/** Who is meant, in words. */
import { describe, expect, test } from "vitest";
import { cityName, distinct, memberWords, raterName, raterWords, shortName, whoWords } from "../../src/present/review-people.ts";
import { aford } from "../analyse/review-specimen.ts";

const cities = { elm: "Elm (invented)" };
const petra = {
  id: "petra",
  role: "peer",
  city: "elm",
  name: "Petra Peer (invented)",
  organisation: "City of Elm",
  conflicts: [],
} as const;
const xenia = { id: "xenia", role: "expert", organisation: "Institute", conflicts: [] } as const;
const review = { team: [petra, xenia], host: aford };

describe("people", () => {
  test("members go by name, role and city, else by what is known", () => {
    expect(memberWords(petra, cities)).toBe("Petra Peer (peer, Elm)");
    expect(memberWords(xenia, {})).toBe("xenia (expert, Institute)");
    expect(memberWords({ id: "f", role: "facilitator", conflicts: [] }, {})).toBe("f (facilitator)");
    expect(memberWords({ ...petra, name: "peer 1" }, {})).toBe("peer 1 (elm)");
    expect([cityName(cities, "elm"), cityName(cities, "toString"), shortName("Elm (invented)")]).toEqual([
      "Elm (invented)",
      "toString",
      "Elm",
    ]);
  });

  test("who said something: a member, the host, a word", () => {
    expect(["petra", "team", "host", "coordinator", "stakeholders"].map((by) => whoWords(review, by, cities))).toEqual([
      "Petra Peer (peer, Elm)",
      "the team",
      "Aford (invented)",
      "the coordinator",
      "stakeholders",
    ]);
  });

  test("raters: the city, members, somebody with a name, all of a role together", () => {
    expect(raterWords(review, { role: "self", name: "Hanna" }, cities)).toBe("the city itself");
    expect(raterWords(review, { role: "peer", id: "petra" }, cities)).toBe("Petra Peer (peer, Elm)");
    expect(raterWords(review, { role: "expert", id: "xenia", name: "Xenia" }, {})).toBe("Xenia (expert, Institute)");
    expect(raterWords(review, { role: "stakeholder", name: "Six associations", city: "elm" }, cities)).toBe(
      "Six associations (stakeholder, Elm)",
    );
    expect(raterWords(review, { role: "consensus", id: "panel" }, {})).toBe("the consensus (panel)");
    expect(raterWords(review, { role: "stakeholder", id: "stakeholder-2" }, {})).toBe("stakeholder 2");
    expect((["peer", "expert", "stakeholder", "consensus"] as const).map((role) => raterWords(review, { role }, {}))).toEqual([
      "the peers together",
      "the experts together",
      "stakeholders together",
      "the consensus",
    ]);
  });

  test("among many a member goes by the name alone, others as before", () => {
    expect(raterName(review, { role: "peer", id: "petra" }, cities)).toBe("Petra Peer");
    expect(raterName(review, { role: "stakeholder", id: "petra" }, cities)).toBe("petra (stakeholder)");
  });

  test("no two labels are equal", () => {
    expect(distinct(["a", "a", "b", "a"])).toEqual(["a", "a, no. 2", "b", "a, no. 3"]);
    expect(distinct(["a", "a", "a, no. 2"])).toEqual(["a", "a, no. 3", "a, no. 2"]);
  });
});
