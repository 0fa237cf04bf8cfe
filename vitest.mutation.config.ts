import { mergeConfig } from "vitest/config";
import config from "./vitest.config.ts";

/** For `npm run mutation`: only the tests of the mutated floors, no type checks, and the long property runs shortened by INDICATREE_RUNS. */
const merged = mergeConfig(config, { test: { typecheck: { enabled: false }, testTimeout: 30_000 } });
merged.test.include = ["base", "model", "assess", "score"].map((floor) => `test/${floor}/**/*.test.ts`);
export default merged;
