import x from "b/x";

export default `a.y with ${x}`;
