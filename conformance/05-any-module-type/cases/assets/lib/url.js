export default new URL("./other.svg", import.meta.url).href;
