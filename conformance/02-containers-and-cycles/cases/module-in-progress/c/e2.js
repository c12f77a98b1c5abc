import imported from "b/e1";

export const one = () => imported;
export const two = () => "two";
