export default { text: "new button" };
