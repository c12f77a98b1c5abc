export default "deep of host";
