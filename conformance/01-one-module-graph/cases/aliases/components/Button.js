export default { label: "Button" };
