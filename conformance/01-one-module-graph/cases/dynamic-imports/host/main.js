export async function result() {
  const greet = await import("lib/greet");
  return {
    greeting: greet.default("host"),
    again: greet === (await import("lib/greet")),
    keys: Object.keys(greet).sort(),
    index: (await import("lib")).default,
  };
}
