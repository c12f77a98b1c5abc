export default "account";
