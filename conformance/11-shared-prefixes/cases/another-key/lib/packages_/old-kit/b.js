export default "b of lib";
