export default "old";
