import type { KeyObject } from 'node:crypto';
import { createPrivateKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission, system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import type { DomainKeyRow } from './domain-keys.queries.ts';
import { addKey, keysOf, letSign, putKey, stopSigning } from './domain-keys.queries.ts';
import type { KeyAlgorithm } from './domain-keys.tables.ts';
import { domainKeyAdded } from './domains.events.ts';

/** RSA keys take turns at two selectors: one signs while the next is being published. Ed25519 signs beside them. */
const RSA_SELECTORS = ['sp1', 'sp2'] as const;
const ED25519_SELECTOR = 'sp3';
/** RFC 8301, 3.2: what all take; more would not fit one answer of some name servers. */
const RSA_BITS = 2048;
/** A replaced key stays published that long: letters that wait somewhere are still checked with it. */
const PUBLISHED_AFTER_USE = { hours: 7 * 24 } as const;
/** Keys of a domain are known for that long; another process may have let one begin meanwhile. */
const KNOWN_FOR_MS = 30_000;

/** A key as it stands in DNS. */
export interface PublicKey {
  selector: string;
  algorithm: KeyAlgorithm;
  /** Relative to the domain. */
  name: string;
  /** Value of the TXT record (RFC 6376, 3.6.1). */
  value: string;
  /** `next` waits until it is seen in DNS, `signs` is in use, `before` was and stays for letters that are under way. */
  state: 'next' | 'signs' | 'before';
}

/** What a letter is signed with. */
export interface SigningKey {
  domain: string;
  selector: string;
  algorithm: KeyAlgorithm;
  privateKey: KeyObject;
}

/** Names that exist on one machine or in one house only (RFC 2606, 6762, 8375): nobody looks keys up for them. */
const LOCAL_DOMAIN = /(?:^|\.)(?:localhost|local|localdomain|internal|home\.arpa|test|invalid)$/i;

/** Whether others may know this domain at all. */
export function isPublicDomain(domain: string): boolean {
  return domain.includes('.') && !LOCAL_DOMAIN.test(domain);
}

/** What has to stand in DNS for this domain now; its first key is made when there is none. */
export async function publicKeysOf(platform: Platform, domain: string): Promise<PublicKey[]> {
  const name = domain.toLowerCase();
  if (!isPublicDomain(name)) return [];
  await ensureKey(platform, name);
  const rows = await keysOf(platform.db, name, usefulSince(platform));
  return rows.map(({ selector, algorithm, public_key, signs_from, retired_at }) => ({
    selector,
    algorithm,
    name: `${selector}._domainkey`,
    value: `v=DKIM1; k=${algorithm}; p=${public_key}`,
    state: retired_at ? 'before' : signs_from ? 'signs' : 'next',
  }));
}

/**
 * What was found in DNS for one key: that it is there with the right value lets it sign, and that it is not there any more
 * ends that, since a signature that nobody can check is worse than none. A DNS that does not answer says nothing: then this
 * is not called.
 */
export async function keyLookedUp(
  platform: Platform,
  domain: string,
  selector: string,
  isThere: boolean,
): Promise<void> {
  const name = domain.toLowerCase();
  if (isThere) {
    await act(platform, system('domains'), async (one) => letSign(one.trx, name, selector, one.at.toString()));
  } else {
    await stopSigning(platform.db, name, selector);
  }
  known(platform.db).delete(name);
}

/**
 * Makes the next key of a domain: RSA at the selector that is free, or the one of Ed25519 (RFC 8463) that signs beside it.
 * It signs as soon as it is seen in DNS, and takes its elder's place then.
 * @throws Problem 403; 409 while a key waits to be published, or the one before is still on its way out.
 */
export async function rotateDomainKey(
  platform: Platform,
  actor: Actor,
  domain: string,
  algorithm: KeyAlgorithm = 'rsa',
): Promise<{ selector: string }> {
  requirePermission(actor, 'company.change');
  const name = domain.toLowerCase();
  if (!isPublicDomain(name)) throw problem(409, 'local-domain', 'Nobody looks up keys of a domain of one house only.');
  const made = await makeKey(algorithm);
  return act(platform, actor, async (one) => {
    await lockForTransaction(one.trx, `domain-keys:${name}`);
    const ofKind = (await keysOf(one.trx, name, usefulSince(platform))).filter((key) => key.algorithm === algorithm);
    if (ofKind.some((key) => key.signs_from === null && key.retired_at === null))
      throw problem(409, 'key-waits', 'The newest key waits to be published. Publish that one first.');
    const free = selectorsOf(algorithm).find((selector) => ofKind.every((key) => key.selector !== selector));
    if (!free) throw problem(409, 'key-on-its-way-out', 'The key before is still needed for letters under way.');
    await putKey(one.trx, rowOf(platform, name, free, algorithm, made));
    one.record(domainKeyAdded, { domain: name, selector: free });
    return { selector: free };
  });
}

/** What a letter from this domain is signed with: nothing before a key was seen in DNS. Makes the first key by itself. */
export async function signingKeysOf(platform: Platform, domain: string): Promise<SigningKey[]> {
  const name = domain.toLowerCase();
  if (!isPublicDomain(name)) return [];
  const kept = known(platform.db).get(name);
  if (kept && kept.until > performance.now()) return kept.keys;
  await ensureKey(platform, name);
  const rows = await keysOf(platform.db, name, usefulSince(platform));
  const keys = rows.filter((row) => row.signs_from !== null && row.retired_at === null).flatMap(openedWith(platform));
  known(platform.db).set(name, { keys, until: performance.now() + KNOWN_FOR_MS });
  return keys;
}

/** A key that cannot be opened signs nothing, and the letter goes all the same. */
function openedWith(platform: Platform): (row: DomainKeyRow) => SigningKey[] {
  return ({ id, domain, selector, algorithm, private_key_sealed }) => {
    try {
      const privateKey = createPrivateKey(platform.sealer.open(private_key_sealed, purposeOf(id)));
      return [{ domain, selector, algorithm, privateKey }];
    } catch (error) {
      platform.log.error(
        { domain, selector, ...errorFacts(error) },
        'signing key cannot be opened, mail goes unsigned',
      );
      return [];
    }
  };
}

async function ensureKey(platform: Platform, domain: string): Promise<void> {
  const rows = await keysOf(platform.db, domain, usefulSince(platform));
  if (rows.length > 0) return;
  await addKey(platform.db, rowOf(platform, domain, RSA_SELECTORS[0], 'rsa', await makeKey('rsa')));
}

interface MadeKey {
  privateKey: string;
  publicKey: string;
}

async function makeKey(algorithm: KeyAlgorithm): Promise<MadeKey> {
  const { privateKey, publicKey } =
    algorithm === 'rsa'
      ? await promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS })
      : await promisify(generateKeyPair)('ed25519', {});
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    // Of Ed25519 the bare key, of RSA its SubjectPublicKeyInfo.
    publicKey:
      algorithm === 'rsa'
        ? publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
        : Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64'),
  };
}

function rowOf(platform: Platform, domain: string, selector: string, algorithm: KeyAlgorithm, made: MadeKey) {
  const id = newId();
  return {
    id,
    domain,
    selector,
    algorithm,
    private_key_sealed: platform.sealer.seal(made.privateKey, purposeOf(id)),
    public_key: made.publicKey,
    created_at: platform.clock.now().toString(),
  };
}

function purposeOf(id: string): string {
  return `domain-key:${id}`;
}

function selectorsOf(algorithm: KeyAlgorithm): readonly string[] {
  return algorithm === 'rsa' ? RSA_SELECTORS : [ED25519_SELECTOR];
}

function usefulSince(platform: Platform): Temporal.Instant {
  return platform.clock.now().subtract(PUBLISHED_AFTER_USE);
}

type Known = Map<string, { keys: SigningKey[]; until: number }>;
const ofDatabases = new WeakMap<Db, Known>();

function known(db: Db): Known {
  const found = ofDatabases.get(db) ?? new Map();
  ofDatabases.set(db, found);
  return found;
}
