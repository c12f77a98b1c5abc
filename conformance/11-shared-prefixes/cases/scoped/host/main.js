import { version as one } from "@kit/one";
import { version as two } from "@kit/two";
import lib from "lib/use";

export const result = [one, two, ...lib];
