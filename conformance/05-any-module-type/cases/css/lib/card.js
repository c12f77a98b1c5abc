import "./card.css";
import badge from "deep/badge";

export default `card ${badge}`;
