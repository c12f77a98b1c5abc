import { defineSuite } from "./harness/defineSuite.ts";

await defineSuite("rspack");
