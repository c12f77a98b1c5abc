import { NacreError } from "@nacre/contract";
import type { ForeignHost } from "./ForeignHost.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";

/** In the place of a host, on a page whose snapshot has no foreign container when it is made. */
export function noForeignHost(): ForeignHost {
  const failure = ({ slice: { name, format } }: LoadedBuild): NacreError | undefined =>
    format === "foreign" ? new NacreError("NACRE_RUNTIME_NO_FOREIGN_HOST", { container: name }) : undefined;
  return {
    load: async () => {},
    failure,
    evaluate(build) {
      throw failure(build);
    },
  };
}
