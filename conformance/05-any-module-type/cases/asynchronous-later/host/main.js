import value from "lib/value";
import through from "middle/through";

export const result = async () => [value, through, (await import("lib/value")).default];
