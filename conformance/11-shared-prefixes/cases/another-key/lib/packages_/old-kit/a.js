export default "a of lib";
