import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Config } from '../config/index.ts';

/** What DNS said. `offline`: no server answered in time, or it could not; nothing follows from it about the name. */
export type LookedUp<Value> = { found: Value } | { found: null; why: 'offline' | 'not_found' };

export interface MailServer {
  /** Empty in the null MX of RFC 7505: this domain takes no mail. */
  host: string;
  preference: number;
}

/** Types of records that are asked for. */
export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'TXT';

/**
 * The one place where names are looked up. Answers are kept for minutes, and a question that is under way is asked once.
 * Names may come from anybody's mail; each look-up ends within `LONGEST_WAIT`. Never throws but for `resolve`.
 */
export interface LookUp {
  /** Texts of a name, each with its strings joined (RFC 7208, 3.3). `fresh` asks DNS whatever was kept. */
  txt(name: string, options?: { fresh?: boolean }): Promise<LookedUp<string[]>>;
  /** Mail servers of a domain, the most preferred first. No A record stands in for them here (RFC 5321, 5.1). */
  mx(domain: string, options?: { fresh?: boolean }): Promise<LookedUp<MailServer[]>>;
  /** Addresses of a host, IPv4 before IPv6; an address literal is its own. */
  a(host: string, options?: { fresh?: boolean }): Promise<LookedUp<string[]>>;
  /** As `dns.promises.resolve`, for libraries that take it: throws errors whose `code` is ENOTFOUND or ETIMEOUT. */
  resolve(name: string, type: string): Promise<unknown>;
}

/** Milliseconds for one question in all. */
const LONGEST_WAIT = 4_000;
const ONE_TRY = 1_500;
const TRIES = 2;
/** Milliseconds that an answer is kept. */
const KEPT_FOR = { found: 5 * 60_000, not_found: 60_000, offline: 5_000 };
const MOST_KEPT = 5_000;
/** RFC 1035, 2.3.4. */
const LONGEST_NAME = 253;
/** Of one name: whoever publishes more does not want to be read. */
const MOST_RECORDS = 100;
/** The name is not there, has nothing of the type, or is none. */
const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME', 'EBADQUERY', 'EFORMERR']);

interface Kept {
  answer: Promise<LookedUp<unknown[]>>;
  /** By the monotonic clock, since DNS does not follow a clock that is moved. */
  until: number;
}

/** Looks up with the servers of `DNS_SERVERS`, or with the system's. */
export function openLookUp(config: Pick<Config, 'dnsServers'>): LookUp {
  const resolver = new Resolver({ timeout: ONE_TRY, tries: TRIES });
  if (config.dnsServers.length > 0) resolver.setServers(config.dnsServers);
  const kept = new Map<string, Kept>();

  async function ask(name: string, type: RecordType): Promise<LookedUp<unknown[]>> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<LookedUp<unknown[]>>((resolve) => {
      timer = setTimeout(() => resolve({ found: null, why: 'offline' }), LONGEST_WAIT);
    });
    try {
      return await Promise.race([answerOf(resolver, name, type), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function look(name: string, type: RecordType, fresh = false): Promise<LookedUp<unknown[]>> {
    const plain = name.toLowerCase().replace(/\.$/, '');
    if (plain === '' || plain.length > LONGEST_NAME) return { found: null, why: 'not_found' };
    const key = `${type} ${plain}`;
    const before = kept.get(key);
    if (before && !fresh && before.until > performance.now()) return before.answer;
    kept.delete(key);
    const asked: Kept = { answer: ask(plain, type), until: performance.now() + LONGEST_WAIT };
    kept.set(key, asked);
    // The oldest go first: a Map remembers the order in which its keys came.
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    const answer = await asked.answer;
    asked.until = performance.now() + KEPT_FOR[answer.found ? 'found' : answer.why];
    return answer;
  }

  return {
    async txt(name, { fresh } = {}) {
      const answer = await look(name, 'TXT', fresh);
      return answer.found ? { found: (answer.found as string[][]).map((strings) => strings.join('')) } : answer;
    },
    async mx(domain, { fresh } = {}) {
      const answer = await look(domain, 'MX', fresh);
      if (!answer.found) return answer;
      const servers = (answer.found as { exchange: string; priority: number }[]).map(({ exchange, priority }) => ({
        host: exchange.replace(/\.$/, '').toLowerCase(),
        preference: priority,
      }));
      return { found: servers.sort((a, b) => a.preference - b.preference) };
    },
    async a(host, { fresh } = {}) {
      const literal = host.replace(/^\[(?:IPv6:)?(.*)\]$/i, '$1');
      if (isIP(literal)) return { found: [literal] };
      const [four, six] = await Promise.all([look(host, 'A', fresh), look(host, 'AAAA', fresh)]);
      const found = [...(four.found ?? []), ...(six.found ?? [])] as string[];
      if (found.length > 0) return { found };
      const offline = [four, six].some((answer) => answer.found === null && answer.why === 'offline');
      return { found: null, why: offline ? 'offline' : 'not_found' };
    },
    async resolve(name, type) {
      const answer = await look(name, asRecordType(type));
      if (answer.found) return structuredClone(answer.found);
      const code = answer.why === 'offline' ? 'ETIMEOUT' : 'ENOTFOUND';
      throw Object.assign(new Error(`query${type} ${code} ${name}`), { code, hostname: name });
    },
  };
}

async function answerOf(resolver: Resolver, name: string, type: RecordType): Promise<LookedUp<unknown[]>> {
  try {
    const records = await resolver.resolve(name, type);
    if (!Array.isArray(records) || records.length === 0) return { found: null, why: 'not_found' };
    return { found: records.slice(0, MOST_RECORDS) };
  } catch (error) {
    // All else (refused, timed out, the server failed, no network) says nothing about the name.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { found: null, why: NOT_THERE.has(code) ? 'not_found' : 'offline' };
  }
}

const TYPES: readonly string[] = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'TXT'] satisfies RecordType[];

function asRecordType(type: string): RecordType {
  if (!TYPES.includes(type)) throw new TypeError(`Records of type ${type} are not looked up.`);
  return type as RecordType;
}
