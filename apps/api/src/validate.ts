/** What is wrong with a body, by field. Empty: nothing. */
export type Problems = Record<string, string>;

export interface Address {
  name: string;
  email: string;
  street: string;
  postcode: string;
  city: string;
}

export interface OrderLine {
  id: string;
  quantity: number;
}

export interface OrderRequest extends Address {
  items: OrderLine[];
}

type Checked<T> = { value: T } | { problems: Problems };

const MAX_LINES = 50;
const MAX_QUANTITY = 20;

const FIELDS: Record<keyof Address, { ok: RegExp; problem: string }> = {
  name: { ok: /^.{2,80}$/, problem: "Please tell us your name." },
  email: { ok: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, problem: "This does not look like an email address." },
  street: { ok: /^.{3,80}$/, problem: "Street and number, please." },
  postcode: { ok: /^[A-Za-z0-9 -]{4,10}$/, problem: "A postcode has 4 to 10 letters or digits." },
  city: { ok: /^.{2,60}$/, problem: "Please name the city." },
};

/** Reads an address out of a request's body. */
export function readAddress(body: unknown): Checked<Address> {
  const source = isRecord(body) ? body : {};
  const value: Address = { name: "", email: "", street: "", postcode: "", city: "" };
  const problems: Problems = {};
  for (const field of Object.keys(FIELDS) as (keyof Address)[]) {
    const text = source[field];
    value[field] = typeof text === "string" ? text.trim() : "";
    if (!FIELDS[field].ok.test(value[field])) problems[field] = FIELDS[field].problem;
  }
  return Object.keys(problems).length > 0 ? { problems } : { value };
}

/** Reads the one address that a request is about. */
export function readEmail(body: unknown): Checked<string> {
  const text = isRecord(body) ? body["email"] : undefined;
  const value = typeof text === "string" ? text.trim() : "";
  return FIELDS.email.ok.test(value) ? { value } : { problems: { email: FIELDS.email.problem } };
}

/** Reads an order: an address and at least one line. */
export function readOrder(body: unknown): Checked<OrderRequest> {
  const address = readAddress(body);
  const items = isRecord(body) ? body["items"] : undefined;
  const lines = Array.isArray(items) ? items.filter(isLine) : [];
  const whole = Array.isArray(items) && lines.length === items.length && lines.length > 0 && lines.length <= MAX_LINES;
  const itemsProblem: Problems = whole
    ? {}
    : { items: `An order has 1 to ${MAX_LINES} lines of 1 to ${MAX_QUANTITY} pieces.` };
  if ("problems" in address || !whole)
    return { problems: { ...("problems" in address ? address.problems : {}), ...itemsProblem } };
  return { value: { ...address.value, items: lines } };
}

function isLine(line: unknown): line is OrderLine {
  if (!isRecord(line) || typeof line["id"] !== "string") return false;
  const quantity = line["quantity"];
  return typeof quantity === "number" && Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
