export default "deep without dep";
