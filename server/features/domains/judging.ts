import type { MailDomain } from '../../../contract/mailboxes.ts';
import type { LookedUp, LookUp } from '../../platform/dns/index.ts';

type Record = MailDomain['records'][number];
export type Judgement = Pick<Record, 'seen' | 'seenValue'> & {
  /** What to publish, where what is there makes it another than was thought. */
  value?: string;
};

/** RFC 7208, 4.6.4: more look-ups than this make a record void. */
const MOST_LOOK_UPS = 10;
const SPF = /^v=spf1(?= |$)/i;
const DMARC = /^v=DMARC1\s*(?:;|$)/i;
/** A stranger's record goes into a table that people see. */
const LONGEST_SHOWN = 1_000;

/** Whether a domain's texts hold one SPF record that allows all of these mechanisms, itself or by what it includes. */
export async function judgeSpf(
  lookUp: LookUp,
  answer: LookedUp<string[]>,
  terms: readonly string[],
): Promise<Judgement> {
  const found = answer.found?.filter((text) => SPF.test(text)) ?? [];
  const [record] = found;
  if (record === undefined) return missingOr(answer);
  const seenValue = shown(found);
  const allowed = await mechanismsOf(lookUp, record);
  const lacking = terms.filter((term) => !allowed.terms.has(term.toLowerCase()));
  if (found.length === 1 && lacking.length === 0) return { seen: 'there', seenValue, value: record };
  // What could not be followed may be all that is lacking.
  if (found.length === 1 && allowed.offline) return { seen: 'offline', seenValue };
  return { seen: 'different', seenValue, value: mergedSpf(found, terms) };
}

/** One record that says what all of these say, and lets our mechanisms send as well. */
export function mergedSpf(records: readonly string[], terms: readonly string[]): string {
  const all = records.flatMap((record) => record.trim().split(/\s+/).slice(1));
  const isLast = (term: string): boolean => /^[-~?+]?all$|^redirect=/i.test(term);
  const kept = all.filter((term) => !isLast(term));
  const had = new Set(kept.map(plain));
  const added = terms.filter((term) => !had.has(term.toLowerCase()));
  return ['v=spf1', ...new Set([...kept, ...added]), all.find(isLast) ?? '~all'].join(' ');
}

/** The mechanisms that let somebody send, with those of what is included, in lower case. */
async function mechanismsOf(lookUp: LookUp, record: string): Promise<{ terms: Set<string>; offline: boolean }> {
  const terms = new Set<string>();
  const toRead = [record];
  let lookedUp = 0;
  let offline = false;
  for (let text = toRead.shift(); text !== undefined; text = toRead.shift()) {
    for (const term of text.trim().split(/\s+/).slice(1)) {
      // What begins with - ~ or ? does not let anybody send (RFC 7208, 4.6.2).
      if (/^[-~?]/.test(term)) continue;
      terms.add(plain(term));
      const other = /^\+?(?:include:|redirect=)([^%\s]+)$/i.exec(term)?.[1];
      if (other === undefined || lookedUp >= MOST_LOOK_UPS) continue;
      lookedUp++;
      const answer = await lookUp.txt(other);
      const next = answer.found?.find((one) => SPF.test(one));
      if (next !== undefined) toRead.push(next);
      else if (answer.found === null && answer.why === 'offline') offline = true;
    }
  }
  return { terms, offline };
}

function plain(term: string): string {
  return term.toLowerCase().replace(/^\+/, '');
}

/** Whether the key that is published at a selector is this one (RFC 6376, 3.6.1). */
export function judgeDkim(answer: LookedUp<string[]>, value: string): Judgement {
  const found = answer.found?.filter((text) => tagOf(text, 'p') !== undefined) ?? [];
  if (found.length === 0) return missingOr(answer);
  const isOurs = (text: string): boolean => tagOf(text, 'p') === tagOf(value, 'p');
  return { seen: found.length === 1 && found.every(isOurs) ? 'there' : 'different', seenValue: shown(found) };
}

/**
 * Whether the domain says what becomes of letters that only look like ours (RFC 7489). Any record is one: how strict it is, is
 * the company's to say. Without one of its own a domain takes that of the organization's domain (6.6.3).
 */
export function judgeDmarc(answer: LookedUp<string[]>, ofOrganization: LookedUp<string[]> | null): Judgement {
  const own = answer.found?.filter((text) => DMARC.test(text)) ?? [];
  const found = own.length > 0 ? own : (ofOrganization?.found?.filter((text) => DMARC.test(text)) ?? []);
  const [record] = found;
  if (record === undefined) {
    const isOffline = [answer, ofOrganization].some((one) => one?.found === null && one.why === 'offline');
    return { seen: isOffline ? 'offline' : 'missing', seenValue: null };
  }
  const isGood = found.length === 1 && /^(?:none|quarantine|reject)$/i.test(tagOf(record, 'p') ?? '');
  return { seen: isGood ? 'there' : 'different', seenValue: shown(found), ...(isGood ? { value: record } : {}) };
}

/** A tag of a list such as `v=DKIM1; p=…` without the white space that may stand anywhere (RFC 6376, 3.2). */
function tagOf(text: string, name: string): string | undefined {
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim().toLowerCase() === name) return part.slice(at + 1).replace(/\s+/g, '');
  }
  return undefined;
}

function missingOr(answer: LookedUp<string[]>): Judgement {
  return { seen: answer.found === null && answer.why === 'offline' ? 'offline' : 'missing', seenValue: null };
}

function shown(found: readonly string[]): string {
  return found.join('\n').slice(0, LONGEST_SHOWN);
}
