export const circle = "a circle";
export const square = "a square";
export default "default of shapes";
