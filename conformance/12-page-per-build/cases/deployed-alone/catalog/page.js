export default "catalog";
