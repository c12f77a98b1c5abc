import { isNacreError, NacreError } from "@nacre/contract";
import type { ErrorCode } from "@nacre/contract";
import { expectTypeOf, test } from "vitest";

test("an error asks for the details that its sentence names, and takes more", () => {
  expectTypeOf(
    new NacreError("NACRE_CLI_PORT_TAKEN", { port: 4300, host: "localhost" }).code,
  ).toEqualTypeOf<"NACRE_CLI_PORT_TAKEN">();
  // @ts-expect-error the port is missing
  void new NacreError("NACRE_CLI_PORT_TAKEN", {});
  // @ts-expect-error a port is a number
  void new NacreError("NACRE_CLI_PORT_TAKEN", { port: "4300" });
  // @ts-expect-error not in the catalogue
  void new NacreError("NACRE_CLI_PORT_LOST", {});
});

test("isNacreError narrows to the code that it was asked for", () => {
  const codeOf = (error: unknown) => (isNacreError(error) ? error.code : undefined);
  const portCodeOf = (error: unknown) => (isNacreError(error, "NACRE_CLI_PORT_TAKEN") ? error.code : undefined);
  expectTypeOf(codeOf).returns.toEqualTypeOf<ErrorCode | undefined>();
  expectTypeOf(portCodeOf).returns.toEqualTypeOf<"NACRE_CLI_PORT_TAKEN" | undefined>();
});
