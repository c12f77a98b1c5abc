export default "early";
