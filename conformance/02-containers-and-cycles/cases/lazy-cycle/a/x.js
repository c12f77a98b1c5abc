export async function walk(steps) {
  if (steps === 0) return "b";
  const next = await import("b/x");
  return `a${await next.walk(steps - 1)}`;
}
