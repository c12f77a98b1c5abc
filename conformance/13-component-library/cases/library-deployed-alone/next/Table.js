export default { text: "table" };
