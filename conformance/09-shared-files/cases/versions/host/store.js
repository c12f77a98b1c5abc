export default "store of host";
