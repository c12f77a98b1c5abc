import name from "page-name";
import title from "shell/title";

export default () => `${name} of ${title}`;
