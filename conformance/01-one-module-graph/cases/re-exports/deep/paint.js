export const mix = () => "mixed by deep";
