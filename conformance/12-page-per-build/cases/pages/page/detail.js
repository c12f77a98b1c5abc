import name from "page-name";

export default () => `detail of ${name}`;
