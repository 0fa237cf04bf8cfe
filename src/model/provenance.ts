/** Where a node comes from. The eight names are official; nearly everything else is this project's own, and says so. */
import * as z from "zod/mini";

/** `official`: a name in the project's founding documents; `published`: in another published source; `authored`: written by this project. */
export type ProvenanceStatus = "official" | "published" | "authored";

/** Where one node comes from. Never inherited: a node that says nothing is `authored`, whatever stands above it. */
export interface Provenance {
  /** Official name, published elsewhere, or authored by this project. */
  readonly status: ProvenanceStatus;
  /** How the text relates to its source. */
  readonly relation?: "verbatim" | "paraphrase" | "analogue";
  /** Key of the framework's bibliography; required unless authored. */
  readonly source?: string;
  /** Page, table or section in the source. */
  readonly locator?: string;
  /** What else a reader should know, e.g. the argument for a weight or for goalposts. */
  readonly note?: string;
}

/** zod schema of a provenance, made when first needed. */
export function provenanceSchema(): z.ZodMiniType<Provenance> {
  return z.strictObject({
    status: z.enum(["official", "published", "authored"]),
    relation: z.optional(z.enum(["verbatim", "paraphrase", "analogue"])),
    source: z.optional(z.string().check(z.minLength(1))),
    locator: z.optional(z.string().check(z.minLength(1))),
    note: z.optional(z.string().check(z.minLength(1))),
  });
}
