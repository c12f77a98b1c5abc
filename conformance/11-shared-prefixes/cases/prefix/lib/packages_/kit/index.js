export default "index of lib";
