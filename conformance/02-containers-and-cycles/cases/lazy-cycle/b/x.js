export async function walk(steps) {
  const next = await import("a/x");
  return `b${steps === 3 ? await next.walk(steps - 1) : "a"}`;
}
