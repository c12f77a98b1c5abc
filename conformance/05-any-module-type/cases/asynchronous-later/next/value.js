export default await Promise.resolve("second");
