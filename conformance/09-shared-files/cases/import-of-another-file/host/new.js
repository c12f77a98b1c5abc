export default "new";
