/** For mutation runs: tests of speed are left out. Instrumented code is slow, and what they show of values other tests show too. */
import { beforeEach } from "vitest";

const SPEED = /writes 10 MB within|copies 400,000|under 5 ms/;

beforeEach(({ task, skip }) => {
  if (SPEED.test(task.name)) skip();
});
