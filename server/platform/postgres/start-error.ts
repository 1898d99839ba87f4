/** Why the embedded database cannot run, in one plain sentence that a person can act on. */
export class PostgresStartError extends Error {
  override name = 'PostgresStartError';
}

/** The operating system's code of a failed call (`ENOENT`, `EACCES` …), undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
