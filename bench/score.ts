/**
 * What an exact score costs: by size, by rule, beside two things it is not (a bare decimal.js recursion and a bare recursion over doubles, without
 * ranges, coverage, counts, weights or checks), and per kept scorecard. Medians of one run; the ratios are what to quote, times differ by machine.
 */
import { type Aggregation, assess, explain, nextQuestions, score } from "indicatree";
import { consultativeBodies, generalGovernance } from "indicatree/frameworks";
import { answered, bare, bareDecimal, bareNumber, framework, head, time } from "./timing.ts";

const ms = (value: number): string => value.toPrecision(3);
const times = (value: number): string => `${value >= 10 ? Math.round(value) : value.toPrecision(2)} ×`;

console.log(
  "By number of indicators (arithmetic; milliseconds a call, and how many times a bare decimal.js recursion over the same points)",
);
const bySize = [10, 32, 100, 320, 1000].map((size) => {
  const made = framework(size);
  const [all, half] = [answered(made, size), answered(made, size, 2)];
  const naive = bare(size);
  const [decimal, number] = [time(() => bareDecimal(naive)), time(() => bareNumber(naive))];
  const [complete, open] = [time(() => score(all)), time(() => score(half))];
  return {
    indicators: size,
    "score, complete": ms(complete),
    "score, half open": ms(open),
    "per indicator": ms(complete / size),
    explain: ms(time(() => explain(all))),
    "bare decimal.js": ms(decimal),
    "bare doubles": ms(number),
    "score / decimal.js": times(complete / decimal),
    "decimal.js / doubles": times(decimal / number),
  };
});
console.table(bySize);

console.log("By rule (128 indicators, all groups under the rule; milliseconds a call)");
const rules: Aggregation[] = [
  "arithmetic",
  "geometric",
  "harmonic",
  "minimum",
  "maximum",
  "median",
  { power: 2 },
  { power: 0.5 },
  { cappedSum: 2 },
];
const made = framework(128);
const [all, half] = [answered(made, 128), answered(made, 128, 2)];
const arithmetic = time(() => score(all));
console.table(
  rules.map((aggregate) => {
    const complete = time(() => score(all, { aggregate }), 9);
    return {
      rule: JSON.stringify(aggregate),
      complete: ms(complete),
      "half open": ms(time(() => score(half, { aggregate }), 9)),
      "times arithmetic": times(complete / arithmetic),
    };
  }),
);

console.log("The shipped frameworks, empty to begin with, as an app would call them");
console.table(
  [generalGovernance, consultativeBodies].map((shipped) => {
    const empty = assess(shipped, { ...head, answers: {} });
    return {
      framework: shipped.id,
      "score, nothing answered": ms(time(() => score(empty))),
      nextQuestions: ms(time(() => nextQuestions(empty))),
      assess: ms(time(() => assess(shipped, { ...head, answers: {} }))),
    };
  }),
);

const kept = 2000;
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
collect();
const before = process.memoryUsage().heapUsed;
const cards = Array.from({ length: kept }, () => score(all));
collect();
const bytes = (process.memoryUsage().heapUsed - before) / kept;
console.log(
  `Memory per kept scorecard of ${Object.keys(cards[0]?.nodes ?? {}).length} nodes: ${Math.round(bytes / 1024)} KB (${Math.round(bytes / Object.keys(cards[0]?.nodes ?? {}).length)} bytes a node)`,
);
