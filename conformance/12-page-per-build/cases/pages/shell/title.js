export default "the shop";
