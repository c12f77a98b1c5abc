export default "b of more";
