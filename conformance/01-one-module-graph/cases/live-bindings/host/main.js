import { count, increment } from "lib/counter";
import * as counter from "lib/counter";
import { count as again } from "middle/again";
import word from "middle/again";

export function result() {
  const before = [count, counter.count, again, word];
  increment();
  increment();
  return { before, after: [count, counter.count, again, word] };
}
