import Class from "lib/class";
import late, { change } from "lib/late";
import marked, { name } from "lib/marked";
import value from "lib/value";

export function result() {
  const before = late.state;
  change();
  return { value, instance: new Class().name, late: [before, late.state], marked: [marked, name] };
}
