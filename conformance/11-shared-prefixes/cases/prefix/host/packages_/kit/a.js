export default "a of host";
