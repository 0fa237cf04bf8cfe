/** Cheapest circulations: against trying every assignment, mended against found anew, in doubles and in big integers. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addArc, addNode, copyFlow, type Flow, fill, flowOn, mend, type Net, setCost, shut } from "../../src/analyse/matching-flow.ts";

/** Workers and jobs between one node and itself; each pair pays so much. */
function market(pay: readonly (readonly number[])[]): {
  readonly net: Net;
  readonly arcs: readonly (readonly number[])[];
  readonly flow: (exact: boolean) => Flow;
} {
  const net: Net = { from: [], to: [], out: [] };
  const all = addNode(net);
  const jobs = (pay[0] ?? []).map(() => addNode(net));
  for (const job of jobs) addArc(net, job, all);
  const arcs = pay.map((row) => {
    const worker = addNode(net);
    addArc(net, all, worker);
    return row.map((_, job) => addArc(net, worker, jobs[job] as number));
  });
  const flow = (exact: boolean): Flow => {
    const number = (value: number): number => (exact ? (BigInt(value) as unknown as number) : value);
    const cost = net.from.map(() => number(0));
    for (const [w, row] of arcs.entries())
      for (const [j, arc] of row.entries()) {
        cost[arc] = number(-(pay[w]?.[j] as number));
        cost[arc + 1] = number(pay[w]?.[j] as number);
      }
    const left = Int16Array.from(net.from, (_, arc) => 1 - (arc % 2));
    const made = { zero: number(0), cost, left, height: net.out.map(() => number(0)), excess: new Int16Array(net.out.length) };
    for (const arc of net.from.keys()) fill(net, made, arc);
    mend(net, made);
    return made;
  };
  return { net, arcs, flow };
}

const paid = (pay: readonly (readonly number[])[], arcs: readonly (readonly number[])[], flow: Flow): number =>
  arcs.reduce((sum, row, w) => row.reduce((all, arc, j) => all + flowOn(flow, arc) * (pay[w]?.[j] as number), sum), 0);

/** Each worker in turn: no job, or one that is free. */
function best(pay: readonly (readonly number[])[], w = 0, taken = 0): number {
  if (w === pay.length) return 0;
  const rows = pay[w] as readonly number[];
  return Math.max(
    best(pay, w + 1, taken),
    ...rows.map((value, j) => (((taken >> j) & 1) === 1 ? 0 : value + best(pay, w + 1, taken | (1 << j)))),
  );
}

const pays = fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });

describe("a circulation", () => {
  test("by hand: 5 + 4 pays more than 6 + 1", () => {
    const pay = [
      [6, 5],
      [4, 1],
    ];
    const { arcs, flow } = market(pay);
    expect(arcs.map((row) => row.map((arc) => flowOn(flow(false), arc)))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
  test("pays as much as the best of all assignments, in doubles and in big integers", () => {
    fc.assert(
      fc.property(pays, (pay) => {
        const { arcs, flow } = market(pay);
        for (const exact of [false, true]) {
          const made = flow(exact);
          expect([paid(pay, arcs, made), made.excess.some((each) => each !== 0)]).toEqual([best(pay), false]);
        }
      }),
      { numRuns: 200 },
    );
  });
  test("mended after arcs are shut and costs change, it is as good as one found anew; the copy it came from stays", () => {
    const change = fc.tuple(fc.nat(4), fc.nat(3), fc.option(fc.integer({ min: -3, max: 9 })));
    fc.assert(
      fc.property(pays, fc.array(change, { minLength: 1, maxLength: 6 }), fc.boolean(), (pay, changes, exact) => {
        const { net, arcs, flow } = market(pay);
        const before = flow(exact);
        const after = copyFlow(before);
        const now = pay.map((row) => [...row]);
        const closed = new Set<number>();
        for (const [w, j, to] of changes) {
          const arc = arcs[w % pay.length]?.[j] as number;
          const row = now[w % pay.length] as number[];
          if (closed.has(arc)) continue;
          // What is shut pays nothing that anybody would want.
          if (to === null) {
            closed.add(arc);
            shut(net, after, arc);
          } else setCost(net, after, arc, exact ? (BigInt(-to) as unknown as number) : -to);
          row[j] = to ?? -1;
          if (w % 2 === 0) mend(net, after);
        }
        mend(net, after);
        expect([paid(now, arcs, after), paid(pay, arcs, before)]).toEqual([best(now), best(pay)]);
        for (const arc of closed) expect(flowOn(after, arc)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
