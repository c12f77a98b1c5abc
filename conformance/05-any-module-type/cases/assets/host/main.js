import inline from "lib/inline";
import picture from "lib/picture";
import text from "lib/text";
import url from "lib/url";

export const result = { inline, picture, text, url };
