const pages = {
  "/": () => ({ default: () => "home of the shop" }),
  "/catalog": () => import("catalog/Page"),
  "/catalog/7": () => import("catalog/Detail"),
  "/account": () => import("account/Page"),
};

export const show = async () => (await pages[location.pathname]()).default();
export async function visit(path) {
  history.pushState(null, "", path);
  return show();
}
