import { registerHooks } from "node:module";

/** The oldest versions that `@nacre/shell` supports are installed beside the newest, below these names. */
const pattern = /^(react|react-dom|react-router)(?=\/|$)/;

// Whoever imports or requires React here gets the oldest one: the packages, React Router, Testing Library.
registerHooks({ resolve: (specifier, context, next) => next(specifier.replace(pattern, "$1-oldest"), context) });
