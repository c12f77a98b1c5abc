import "./b.css";
