import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import type { LookUp } from '../dns/index.ts';

/** Where one may go in somebody else's name; a test may allow its own machine. */
export interface Reach {
  dns: Pick<LookUp, 'a'>;
  mayConnect(address: string): boolean;
}

/** Why an address is not reached that is not of the outside. */
export const PRIVATE = 'a private address';

export class NotReachable extends Error {
  override name = 'NotReachable';
}

/**
 * The `lookup` of a request to an address that a stranger gave. The address that is connected to is the very one that was
 * looked at, so a name cannot change its mind in between. One private address among several spoils the name. An address in
 * place of a name is never looked up: ask `mayConnect` of it before.
 */
export function guardedLookup({ dns, mayConnect }: Reach): LookupFunction {
  return (name, options, callback) => {
    const answer = async (): Promise<string[]> => {
      const { found } = await dns.a(name);
      if (!found || found.length === 0) throw new NotReachable('name not found');
      if (!found.every(mayConnect)) throw new NotReachable(PRIVATE);
      return found;
    };
    answer().then(
      (found) => {
        const all = found.map((address) => ({ address, family: isIP(address) }));
        const first = all[0] ?? { address: '', family: 0 };
        if (options.all) callback(null, all);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new NotReachable('name not found'), '', 0),
    );
  };
}
