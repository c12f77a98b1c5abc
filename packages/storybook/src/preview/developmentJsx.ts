import type { ElementType, Key, ReactElement } from "react";

type Create = (type: ElementType, props: object, key?: Key) => ReactElement;

/** What `react/jsx-runtime` exports. */
interface JsxRuntime {
  Fragment: unknown;
  jsx: Create;
  jsxs: Create;
}

/** What `react/jsx-dev-runtime` exports in development. */
interface JsxDevRuntime {
  Fragment: unknown;
  jsxDEV: (type: ElementType, props: object, key: Key | undefined, isStatic: boolean) => ReactElement;
}

/**
 * `react/jsx-dev-runtime` for builds that were made for development, where the Storybook's React is that for production: its
 * own has no `jsxDEV`.
 */
export function developmentJsx({ Fragment, jsx, jsxs }: JsxRuntime): JsxDevRuntime {
  return { Fragment, jsxDEV: (type, props, key, isStatic) => (isStatic ? jsxs : jsx)(type, props, key) };
}
