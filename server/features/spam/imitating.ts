import { skeleton } from '../../../contract/confusable.ts';
import type { Imitated } from '../tickets/index.ts';

/** Who could be imitated: those who answer here, and the company itself. */
export interface KnownNames {
  teammates: readonly { name: string; email: string }[];
  company: string;
  /** Domains from which the company may write in its own name, lower case. */
  ownDomains: ReadonlySet<string>;
}

/** Shorter names are everybody's. */
const SHORTEST_NAME = 6;
const SHORTEST_COMPANY = 4;
/** Words around a company's name that make it no other: "Lume Support Team". */
const AROUND_COMPANY = new Set(
  (
    'the support service services team help helpdesk desk customer care billing account accounts security admin office info news ' +
    'assistenza servizio clienti sicurezza amministrazione ufficio supporto soporte servicio cliente equipo ayuda atencion al ' +
    'suport serviciu clienti echipa ajutor srl spa sl sa gmbh ag inc ltd llc bv'
  ).split(' '),
);

/**
 * Finds whom a display name imitates: it reads like a teammate's whole name, or like the company's, and the address is not
 * theirs. A name of one word is nobody's in particular.
 */
export function imitationFinder(known: KnownNames): (from: { name: string; address: string }) => Imitated | null {
  const teammates = new Map<string, { name: string; emails: Set<string> }>();
  for (const { name, email } of known.teammates) {
    const key = nameKey(name);
    if (key === null) continue;
    const there = teammates.get(key);
    if (there) there.emails.add(email);
    else teammates.set(key, { name, emails: new Set([email]) });
  }
  const company = companyKey(known.company);
  return ({ name, address }) => {
    if (name === '' || name.length > 200) return null;
    const lower = address.toLowerCase();
    const key = nameKey(name);
    const teammate = key === null ? undefined : teammates.get(key);
    if (teammate) return teammate.emails.has(lower) ? null : { kind: 'teammate', name: teammate.name };
    if (company.length < SHORTEST_COMPANY || companyKey(name) !== company) return null;
    return known.ownDomains.has(lower.slice(lower.lastIndexOf('@') + 1))
      ? null
      : { kind: 'company', name: known.company };
  };
}

function wordsOf(name: string): string[] {
  // "S.r.l." is one word.
  const joined = name.replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '');
  return joined.split(/[^\p{L}\p{M}\p{N}|$!]+/u).filter(Boolean);
}

/** "Bianchi, Marta" is "Marta Bianchi". */
function nameKey(name: string): string | null {
  const words = wordsOf(name).map(skeleton).sort();
  return words.length < 2 || words.join('').length < SHORTEST_NAME ? null : words.join(' ');
}

function companyKey(name: string): string {
  return wordsOf(name)
    .filter((word) => !AROUND_COMPANY.has(word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()))
    .map(skeleton)
    .join('');
}
