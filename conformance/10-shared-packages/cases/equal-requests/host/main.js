import { instance } from "dep";
import outer from "outer";
import required from "./required.cjs";

export const result = async () => [outer, required, (await import("dep")).instance].map((each) => each === instance);
