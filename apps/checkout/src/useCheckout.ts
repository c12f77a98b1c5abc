import { useState } from "react";
import { useCart } from "shell/cart";
import { checkAddress } from "./checkAddress.ts";
import { type Address, type PlacedOrder, placeOrder, type Problems } from "./placeOrder.ts";

interface Checkout {
  problems: Problems;
  /** The shop could not be reached, or broke. */
  failed: boolean;
  busy: boolean;
  submit: (values: FormData) => void;
}

/** Checks and sends the order; empties the cart when it is placed. */
export function useCheckout(onPlaced: (order: PlacedOrder) => void): Checkout {
  const [state, setState] = useState<Omit<Checkout, "submit">>({ problems: {}, failed: false, busy: false });
  const send = async (address: Address): Promise<void> => {
    const { lines, clear } = useCart.getState();
    const result = await placeOrder(address, lines);
    if ("problems" in result) return setState({ problems: result.problems, failed: false, busy: false });
    onPlaced(result.order);
    clear();
  };
  const submit = (values: FormData): void => {
    if (state.busy) return;
    const address = readAddress(values);
    const problems = checkAddress(address);
    const wrong = Object.keys(problems).length > 0;
    setState({ problems, failed: false, busy: !wrong });
    if (!wrong) send(address).catch(() => setState({ problems: {}, failed: true, busy: false }));
  };
  return { ...state, submit };
}

function readAddress(values: FormData): Address {
  const text = (name: keyof Address): string => {
    const value = values.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    name: text("name"),
    email: text("email"),
    street: text("street"),
    postcode: text("postcode"),
    city: text("city"),
  };
}
