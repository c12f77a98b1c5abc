export default "a of more";
