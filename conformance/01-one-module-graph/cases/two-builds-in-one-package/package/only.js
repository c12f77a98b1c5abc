export default "only of admin";
