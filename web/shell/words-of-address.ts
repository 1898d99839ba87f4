/**
 * Keeps only the named words of an address's search part, and only as text. What was given and is none is named as
 * missing: left out here, the router would hand on what the address says, which may be a list or an object.
 */
export function texts<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> => {
    const given = names.filter((name) => search[name] !== undefined);
    return Object.fromEntries(given.map((name) => [name, textOf(search[name])])) as Partial<Record<Name, string>>;
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
