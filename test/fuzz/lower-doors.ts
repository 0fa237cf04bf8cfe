/** The doors of the three lower floors: benchmarks, assessments, scores. */
import * as api from "../../src/index.ts";
import { answersSchema, assess, assessDraft, explain, rebuild, revise, score, tryAssess } from "../../src/index.ts";
import { type Doors, set } from "./door.ts";
import { answers, good, inputs, mini, other, panel, patches, policy, rule, texts, why } from "./specimens.ts";

export const model: Doors = {
  defineFramework: [api.defineFramework, mini],
  parseFramework: [api.parseFramework, mini],
  checkFramework: [api.checkFramework, mini],
  "subsetOf, as framework": [(value) => api.subsetOf(value, ["m.g", "m.bus"] as never), mini],
  "subsetOf, as ids": [(value) => api.subsetOf(mini, value), ["m.g", "m.list", "m.bus"]],
  "subsetOf, as options": [(value) => api.subsetOf(mini, ["m.bus"] as never, value), { dangling: "drop" }],
  "textsOf, as framework": [api.textsOf, mini],
  "translate, as framework": [(value) => api.translate(value, texts as never), mini],
  "translate, as texts": [(value) => api.translate(mini, value, { missing: "keep" }), texts],
  "translate, as options": [(value) => api.translate(mini, texts as never, value), { missing: "keep" }],
  "checkTranslation, as framework": [(value) => api.checkTranslation(value, texts), mini],
  "checkTranslation, as texts": [(value) => api.checkTranslation(mini, value), texts],
};

export const assessing: Doors = {
  "assess, as input": [(value) => assess(mini, value), ...inputs],
  "assess, as framework": [(value) => assess(value, inputs[0] as never), mini],
  tryAssess: [(value) => tryAssess(mini, value), ...inputs],
  assessDraft: [(value) => assessDraft(mini, value), ...inputs],
  "answersSchema, as framework": [(value) => answersSchema(value) && null, mini],
  "answersSchema, as answers": [(value) => answersSchema(mini).safeParse(value).success, answers],
  "mergeAnswers, as framework": [(value) => api.mergeAnswers(value, {}), mini],
  "mergeAnswers, as parts": [
    (value) => api.mergeAnswers(mini, value),
    { office: answers, desk: { "m.bus": "yes", "m.g.n": { missing: "unknown" } } },
  ],
  "revise, as assessment": [
    (value) =>
      revise(value, (draft) => {
        draft.date = "2026-04-01";
      }),
    good,
  ],
  // What a recipe throws is its own affair.
  "revise, as recipe": [(value) => revise(good, typeof value === "function" ? (undefined as never) : value)],
  "revise, as what a recipe returns": [(value) => revise(good, () => value)],
  "tryRevise, as an answer": [
    (value) =>
      api.tryRevise(good, (draft) => {
        set(() => {
          draft.answers["m.g.a"] = value;
        });
      }),
    answers["m.g.a"],
  ],
  "tryRevise, as all answers": [
    (value) =>
      api.tryRevise(good, (draft) => {
        set(() => {
          draft.answers = value;
        });
      }),
    answers,
  ],
  "replay, as assessment": [(value) => api.replay(value, patches), good],
  "replay, as revision": [(value) => api.replay(good, value), patches],
  "tryReplay, as revision": [(value) => api.tryReplay(good, value), patches],
  "tryAssess, as framework": [(value) => tryAssess(value, inputs[0]), mini],
  "assessDraft, as framework": [(value) => assessDraft(value, inputs[0]), mini],
  "tryRevise, as assessment": [(value) => api.tryRevise(value, (draft) => void delete draft.answers["m.g.a" as never]), good],
  "tryRevise, as draft of another": [
    (value) =>
      api.tryRevise(good, (draft) => {
        set(() => Object.assign(draft, value));
      }),
    { city: good.city, rater: good.rater, date: "2026-05-01" },
  ],
  "tryReplay, as assessment": [(value) => api.tryReplay(value, patches), good],
  "settle, as assessments": [(value) => api.settle(value, { otherwise: "evidence-first" }), panel],
  "settle, as rule": [(value) => api.settle(panel, value), rule, { otherwise: "leave-open" }, { otherwise: "lower-median-of-peers" }],
};

export const scoring: Doors = {
  score: [(value) => score(value), good, other],
  "score, as policy": [(value) => score(good, value), policy],
  "explain, as assessment": [(value) => explain(value), good],
  "explain, as id": [(value) => explain(good, value), "m.g"],
  "explain, as policy": [(value) => explain(good, undefined, value), policy],
  rebuild: [rebuild, why, explain(other, undefined, policy)],
};
