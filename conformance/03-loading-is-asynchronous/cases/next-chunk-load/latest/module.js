export default "latest";
