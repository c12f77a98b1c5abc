import only from "admin/only";
import { visit as visitAdmin } from "admin/page";
import { visit as visitShop } from "shop/page";

export function result() {
  visitAdmin();
  return { shop: visitShop(), admin: visitAdmin(), only };
}
