export default { text: "button" };
