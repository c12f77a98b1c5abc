import type { Address, Problems } from "./placeOrder.ts";

const MISSING: Record<keyof Address, string> = {
  name: "Please tell us your name.",
  email: "We need it for the receipt.",
  street: "Street and number, please.",
  postcode: "The postcode is missing.",
  city: "Please name the city.",
};

/** What can be said without asking the shop. */
export function checkAddress(address: Address): Problems {
  const problems: Problems = {};
  for (const field of Object.keys(MISSING) as (keyof Address)[]) {
    if (address[field].trim() === "") problems[field] = MISSING[field];
  }
  if (!problems.email && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(address.email.trim())) {
    problems.email = "An email address looks like name@example.com.";
  }
  return problems;
}
