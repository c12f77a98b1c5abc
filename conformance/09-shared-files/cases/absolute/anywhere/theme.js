export default { color: "pearl" };
