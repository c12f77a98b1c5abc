import { name } from "b/button";

export default `lazy of host with ${name}`;
