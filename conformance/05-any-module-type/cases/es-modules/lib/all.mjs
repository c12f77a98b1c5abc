export default "default";
export let count = 0;
export const increment = () => void (count += 1);
export const asyncFunction = async () => "async";
export function* generator() {
  yield* [1, 2];
}
export class Class {
  name = "instance";
}
export const { destructured } = { destructured: 3 };
export * from "./part.mjs";
export * as inner from "./inner.mjs";
