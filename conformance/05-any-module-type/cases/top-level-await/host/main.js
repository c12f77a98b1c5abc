import tla, { evaluations, named } from "lib/tla";
import uses from "lib/uses";
import again, { named as namedAgain } from "middle/again";
import through from "middle/through";

export const result = async () => {
  const dynamic = await import("lib/tla");
  return {
    static: [tla, named, uses, through, again, namedAgain],
    dynamic: [dynamic.default, dynamic.named, (await import("lib/uses")).default],
    evaluations,
  };
};
