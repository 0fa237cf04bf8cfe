/** The doors of cities side by side: comparison, cohorts, ranks, likeness, practices, release. */
import * as api from "../../src/index.ts";
import { compare } from "../../src/index.ts";
import type { Doors } from "./door.ts";
import { assessments, by, cards, comparison, good, mini, other, policy, ranked, rankedTogether, tables } from "./specimens.ts";

const framework = mini;
const together = rankedTogether;

/** What a question of the host's throws is its own affair: what holds functions is not asked. */
function unasked(value: unknown): unknown {
  try {
    return Object.values(value as object).some((one) => typeof one === "function") ? null : value;
  } catch {
    return value;
  }
}

export const comparing: Doors = {
  "compare, as cards": [compare, cards],
  "compare, as options": [(value) => compare(cards, value), { roles: "mixed", signal: { aborted: false } }],
  "compareShared, as assessments": [api.compareShared, assessments],
  "compareShared, as options": [(value) => api.compareShared([good, other], value), { policy }],
  "describe, as comparison": [(value) => api.describe(value), comparison],
  "describe, as options": [
    (value) => api.describe(comparison, value),
    { by, reference: { city: "aford" } },
    { by, reference: { family: "size" } },
  ],
  "release, as comparison": [(value) => api.release(value, tables, { k: 2 }), comparison],
  "release, as tables": [(value) => api.release(comparison, value, { k: 2 }), tables],
  "release, as options": [(value) => api.release(comparison, tables, value), { k: 2 }],
  "describe, as what a cohort's question answers": [
    (value) => api.describe(comparison, { by: { asked: { where: { some: () => value } } } }),
    true,
  ],
  "describe, as questions of cohorts": [(value) => api.describe(comparison, { by: { asked: { where: unasked(value) } } } as never)],
  "describe, as cohorts": [(value) => api.describe(comparison, { by: value }), by],
  "rank, as comparison": [(value) => api.rank(value, "m" as never, { framework }), together],
  "rank, as node": [(value) => api.rank(together, value, { framework }), "m.g"],
  "rank, as options": [(value) => api.rank(together, "m", value), { framework, by }],
  "rank, as cohorts": [(value) => api.rank(together, "m", { framework, by: value }), by],
  "dominance, as comparison": [(value) => api.dominance(value, "m" as never, { framework }), together, comparison],
  "dominance, as node": [(value) => api.dominance(together, value, { framework }), "m.g"],
  "dominance, as options": [(value) => api.dominance(together, "m", value), { framework }],
  "similarCities, as comparison": [(value) => api.similarCities(value, "aford", { on: "profile", framework }), together],
  "similarCities, as city": [(value) => api.similarCities(together, value, { on: "profile", framework }), "aford"],
  "similarCities, as options": [
    (value) => api.similarCities(together, "aford", value),
    { on: "profile", framework, node: "m.g", limit: 2 },
    { on: "context", factors: ["population", "size"], limit: 1 },
  ],
  "findPractices, as assessments": [(value) => api.findPractices(value, "m" as never, { audience: "public", for: "quarry" }), ranked],
  "findPractices, as node": [(value) => api.findPractices(ranked, value, { audience: "scheme" }), "m.g"],
  "findPractices, as options": [
    (value) => api.findPractices(ranked, "m", value),
    { audience: "public", for: "quarry", on: "context", factors: ["population"], atLeast: 80 },
    { audience: "scheme", for: "aford" },
  ],
};
