export default "Field";
