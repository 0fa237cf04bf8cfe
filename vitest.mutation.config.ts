import { mergeConfig } from "vitest/config";
import config from "./vitest.config.ts";

/**
 * For `npm run mutation`: only the tests of the mutated floors, without those of speed, no type checks, and the long property runs shortened by
 * INDICATREE_RUNS. Instrumented code can be ten times slower, so nothing is given up early.
 */
const merged = mergeConfig(config, {
  test: { typecheck: { enabled: false }, testTimeout: 120_000, setupFiles: ["test/support/without-speed.ts"] },
});
merged.test.include = ["base", "model", "assess", "score"].map((floor) => `test/${floor}/**/*.test.ts`);
export default merged;
