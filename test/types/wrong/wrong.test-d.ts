import { expectTypeOf, test } from "vitest";

test("this case is wrong on purpose", () => expectTypeOf(1).toEqualTypeOf<string>());
