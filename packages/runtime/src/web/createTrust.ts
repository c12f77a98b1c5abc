/** The part of Trusted Types that is used here. */
interface Policy {
  createScriptURL(url: string | URL): string | URL;
}

/**
 * Makes the realm's one policy of Trusted Types, `nacre`, and gives the function by which addresses become those of scripts:
 * the ones that were asked for, and blobs, which workers start from. Nobody else has the policy, and where the page's
 * `trusted-types nacre` says so, nobody can make another one. Without Trusted Types addresses stay what they are.
 *
 * @throws TypeError where the realm refuses the policy
 */
export function createTrust(planned: ReadonlySet<unknown>): (url: string | URL) => string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy?(name: string, rules: Policy): Policy } };
  const rules: Policy = {
    createScriptURL: (url) => (planned.has(url) || /^blob:./.test(url as string) ? url : ""),
  };
  const policy = trustedTypes?.createPolicy?.("nacre", rules) ?? rules;
  return (url) => policy.createScriptURL(url) as string;
}
