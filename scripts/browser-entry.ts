/** What the one-file browser build holds: everything public. */
export * from "../src/frameworks/index.ts";
export * from "../src/index.ts";
export * from "../src/io/index.ts";
export * from "../src/present/notebook.ts";
