/**
 * What pages of the shop may use of the router: its components, hooks and helpers, without servers and framework mode. A page that
 * uses more still works: then everyone loads the whole router.
 */
export const routerExports: string[] = `
  Await Form Link NavLink Navigate NavigationType Outlet Route RouterProvider Routes ScrollRestoration
  createBrowserRouter createMemoryRouter createPath createSearchParams data generatePath
  isRouteErrorResponse matchPath matchRoutes parsePath redirect redirectDocument replace resolvePath
  useActionData useAsyncError useAsyncValue useBeforeUnload useBlocker useFetcher useFetchers
  useFormAction useHref useLinkClickHandler useLoaderData useLocation useMatch useMatches useNavigate
  useNavigation useNavigationType useOutlet useOutletContext useParams useResolvedPath useRevalidator
  useRouteError useRouteLoaderData useRoutes useSearchParams useSubmit useViewTransitionState
`
  .trim()
  .split(/\s+/);
