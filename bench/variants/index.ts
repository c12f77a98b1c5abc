import { moduleFederation } from "./moduleFederation.ts";
import { nacre } from "./nacre.ts";
import { single, singleTagged } from "./single.ts";
import type { Variant } from "./Variant.ts";

/** Every contender, in the order of the table. */
export const variants: Variant[] = [single, singleTagged, ...nacre, ...moduleFederation];
