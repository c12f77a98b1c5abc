export async function result() {
  const lib = await import("lib/use");
  const [{ version: dep }, { version: other }] = await Promise.all([import("dep"), import("other")]);
  return { host: [dep, other], lib: lib.default };
}
