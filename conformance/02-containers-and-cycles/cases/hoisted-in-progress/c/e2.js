import one from "b/e1";

export const second = () => `${typeof one} ${one()}`;
