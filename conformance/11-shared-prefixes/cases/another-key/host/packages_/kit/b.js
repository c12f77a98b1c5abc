export default "b of host";
