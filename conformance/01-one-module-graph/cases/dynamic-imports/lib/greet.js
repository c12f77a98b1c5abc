export const who = "lib";
export default (name) => `hello ${name}`;
