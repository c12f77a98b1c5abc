import Button from "components/Button";
import Card from "components/Card";
import { version } from "view";

export const own = version;
export const result = [Button.text, Card.text, Card.view];
