import a from "a/card";
import b from "b/card";

export const result = { strings: typeof a === "string" && typeof b === "string", different: a !== b };
