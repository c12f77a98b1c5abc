export default "later of lib";
