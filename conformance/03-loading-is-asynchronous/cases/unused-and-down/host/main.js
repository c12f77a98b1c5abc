export const read = async () => (await import("lib/value")).default;
export const never = () => import("unused/value");
