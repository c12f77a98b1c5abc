import data from "lib/data";

export const result = async () => ({
  whole: data,
  list: data.list,
  dynamic: (await import("lib/data")).default.title,
});
