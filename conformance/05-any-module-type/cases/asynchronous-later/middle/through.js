import value from "lib/value";

export default `through ${value}`;
