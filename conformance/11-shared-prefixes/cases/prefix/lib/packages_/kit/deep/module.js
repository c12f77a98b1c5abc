export default "deep of lib";
