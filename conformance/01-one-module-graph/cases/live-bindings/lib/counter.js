export let count = 0;
export let word = "zero";

export function increment() {
  count += 1;
  word = ["zero", "one", "two"][count];
}
