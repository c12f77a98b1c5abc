export default "store of a container";
