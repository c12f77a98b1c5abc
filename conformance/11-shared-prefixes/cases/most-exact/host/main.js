import c from "kit/deep/exact";
import b from "kit/deep/near";
import a from "kit/near";

export const result = [a, b, c];
