import { version as one } from "@kit/one";
import { version as two } from "@kit/two";

export default [one, two];
