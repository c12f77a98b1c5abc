import "./badge.css";

export default "badge";
