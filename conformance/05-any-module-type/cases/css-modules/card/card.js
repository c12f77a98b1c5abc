import { card } from "./card.module.css";

export default card;
