import name from "latest/module";

export default `dialog with ${name}`;
