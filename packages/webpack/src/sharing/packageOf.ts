/** Name of the package that a module request is for, or nothing where the request is a path. */
export function packageOf(request: string): string | undefined {
  return isPath(request) ? undefined : /^(?:@[^\\/]+[\\/])?[^\\/]+/.exec(request)?.[0];
}

/** Whether a request is relative or absolute, as the bundlers decide it. */
export function isPath(request: string): boolean {
  return /^(?:\.\.?(?:[\\/]|$)|\/|[A-Za-z]:[\\/]|\\\\)/.test(request);
}
