export default (x) => x * x;
export const add = (x, y) => x + y;
