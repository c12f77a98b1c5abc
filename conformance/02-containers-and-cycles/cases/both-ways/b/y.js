import x from "a/x";

export default `b.y with ${x}`;
