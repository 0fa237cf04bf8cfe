/** The history of a review or round as a table: every step with its date, who took it, what came in, and whether a source documents it. */
import type { HistoryEntry, Process } from "../analyse/process.ts";
import { own } from "../base/plain.ts";
import type { Block } from "./document.ts";
import { said } from "./node-tables.ts";
import { tableOf } from "./review-words.ts";

const WHAT: { readonly [key: string]: string } = {
  questions: "the host's questions",
  team: "the team",
  interviews: "talks",
  ratings: "ratings",
  findings: "findings",
  recommendations: "recommendations",
  initialReport: "the initial report",
  deskReview: "the desk review",
  visitPlan: "the plan of the visit",
  visit: "the visit",
  feedback: "feedback",
  reply: "the host's reply",
  report: "the report",
  hosts: "the host cities",
  reviewers: "cities that send peers",
  reviews: "reviews",
  comparison: "the comparative analysis",
  revision: "the revision of the benchmark",
  publication: "the final report",
};

/** Every entry, beside where its step comes from. */
export function historyShown(history: readonly HistoryEntry[], { states, transitions }: Process, who: (by: string) => string): Block[] {
  const rows = history.map(({ date, transition, by, name, what, note }) => {
    const step = transitions.find((one) => one.name === transition);
    const reached = transition === "start" ? states[0] : states.find(({ key }) => key === step?.to);
    const { origin = "" } = step ?? reached ?? {};
    const whose = who(by);
    const brought = what.flatMap((key) => own(WHAT, key) ?? []).join(", ");
    return [
      date,
      reached?.title ?? "Something was added",
      `${whose}${name === undefined || whose.includes(name) ? "" : ` (${name})`}`,
      [brought, note ?? ""].filter((part) => part !== "").join("; "),
      origin,
    ];
  });
  const taken = history.flatMap(({ transition }) => transitions.find(({ name }) => name === transition) ?? []);
  const sources = [...new Set([...states.slice(0, 1), ...taken].flatMap(({ source = [] }) => source))];
  return [
    ...tableOf("What happened, step by step", ["Date", "Step", "By", "What came in", "Origin"], rows),
    said(
      `Origin: “documented” steps are published for INTI-Cities, “generic” ones for peer reviews of its family; “ours” are this project's own. Sources: ${sources.join("; ")}.`,
    ),
  ];
}
