import { theme } from "view";

export default () => theme.current;
