import Scoped from "@design/system/Button";
import Button from "ui/Button";
import Field from "ui/forms/Field";

export const result = { ui: Button.label, scoped: Button === Scoped, deep: Field };
