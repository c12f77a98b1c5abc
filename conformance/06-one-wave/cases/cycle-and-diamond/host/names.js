export default "names of host";
