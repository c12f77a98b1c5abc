/** The modules that every federated variant shares, in the words of ModuleFederationPlugin. */
export const shared: Record<string, { singleton?: boolean }> = {
  react: { singleton: true },
  "react/jsx-runtime": { singleton: true },
  "react-dom": { singleton: true },
  "react-dom/client": { singleton: true },
  "react-router": { singleton: true },
  "react-router/dom": { singleton: true },
  zustand: { singleton: true },
  "date-fns": {},
};

/** What each build exposes, and whom it uses. */
export const builds: Record<string, { exposes: Record<string, string>; remotes: string[] }> = {
  shell: { exposes: {}, remotes: ["catalog"] },
  catalog: { exposes: { "./Page": "./Page.tsx" }, remotes: ["components"] },
  components: {
    exposes: { "./Button": "./Button.tsx", "./Card": "./Card.tsx", "./Price": "./Price.tsx" },
    remotes: [],
  },
};

/** What pages of applications use of the router: its components, hooks and helpers without servers and framework mode. */
export const routerExports: string[] = `
  Await Form Link NavLink Navigate Outlet Route Routes ScrollRestoration createBrowserRouter
  createMemoryRouter createSearchParams data generatePath isRouteErrorResponse matchPath matchRoutes
  redirect redirectDocument replace resolvePath useActionData useAsyncError useAsyncValue
  useBeforeUnload useBlocker useFetcher useFetchers useFormAction useHref useLinkClickHandler
  useLoaderData useLocation useMatch useMatches useNavigate useNavigation useNavigationType useOutlet
  useOutletContext useParams useResolvedPath useRevalidator useRouteError useRouteLoaderData useRoutes
  useSearchParams useSubmit useViewTransitionState
`
  .trim()
  .split(/\s+/);
