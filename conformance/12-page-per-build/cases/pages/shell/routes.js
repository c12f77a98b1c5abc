export default defineRemoteRoutes([
  { path: "/" },
  { path: "/catalog", remote: "catalog" },
  { path: "/account", remote: "account" },
]);
