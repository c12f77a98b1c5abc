import { peer as b } from "b/e";
import { peer as c } from "c/e";

export const result = () => [b(), c()];

export async function dynamic() {
  const both = await Promise.all([import("b/lazy"), import("c/lazy")]);
  return both.map(({ peer }) => peer());
}
