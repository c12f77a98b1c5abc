export default "default of a module";
export const name = "name of a module";
