/** The one line that travels with every scorecard, report and export: what is official and what is not. */
import { outline } from "./outline.ts";
import { type Framework, isFramework } from "./tree.ts";

/** What of a framework is official, published or authored, counted from its provenance; and who has not endorsed it. */
export function statementOf(framework: Framework): string {
  const nodes = outline(framework).nodes.map((place) => place.node);
  const count = (status: string): number => nodes.filter((node) => (node.provenance?.status ?? "authored") === status).length;
  const official = nodes.filter((node) => node.provenance?.status === "official");
  const paraphrased = nodes.filter(({ provenance }) => provenance?.status === "published" && provenance.relation === "paraphrase").length;
  const [published, authored] = [count("published") - paraphrased, count("authored")];
  const others = [
    published > 0 ? `${plural(published, "node")} ${published === 1 ? "comes" : "come"} from published sources` : null,
    paraphrased > 0
      ? `${plural(paraphrased, "node")} ${paraphrased === 1 ? "paraphrases" : "paraphrase"} published sources, with criteria and points that are authored and not official`
      : null,
    authored > 0
      ? `${plural(authored, "node")}, with all levels and numbers, ${authored === 1 ? "is" : "are"} authored and not official`
      : null,
  ].filter((part) => part !== null);
  const names = official.filter(isFramework).map((node) => `“${node.title}”`);
  const first =
    official.length === 0
      ? `Nothing in “${framework.title}” is official`
      : names.length === official.length
        ? `The ${names.length === 1 ? "name" : "names"} ${names.join(", ")} ${verb(names.length, framework)}`
        : `${plural(official.length, "node")} of “${framework.title}” ${official.length === 1 ? "is" : "are"} official in name`;
  return `${[first, ...others].join("; ")}. Version ${framework.version}, ${framework.status}. Not endorsed by EUROCITIES, MPG or MigrationWork.`;
}

/** A translated name is ours; what it translates is official. */
function verb(names: number, { translation }: Framework): string {
  if (translation === undefined) return names === 1 ? "is official" : "are official";
  return names === 1 ? "translates an official name" : "translate official names";
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
