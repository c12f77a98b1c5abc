export default "index of host";
