export default "store of lib";
