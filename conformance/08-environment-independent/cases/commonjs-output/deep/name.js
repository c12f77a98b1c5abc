import { basename } from "node:path";

export default `deep ${basename("/folder/file.txt")}`;
