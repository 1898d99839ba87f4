import type { DIFFERENCES, LIKENESSES } from '../../../contract/contacts.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';

type Likeness = (typeof LIKENESSES)[number];
type Difference = (typeof DIFFERENCES)[number];

/** What is compared of a person. */
export interface Features {
  name: string;
  /** Lower case. */
  addresses: readonly string[];
  /** Digits, with or without a plus. */
  phones: readonly string[];
  language: string | null;
  organizationId: string | null;
}

/** Below this nobody is asked about them. */
export const WORTH_ASKING = 40;

const WEIGHTS: Readonly<Record<Likeness | Difference, number>> = {
  same_name: 45,
  similar_name: 20,
  same_phone: 45,
  same_local_part: 35,
  similar_local_part: 22,
  same_domain: 12,
  same_organization: 15,
  other_name: -30,
  other_language: -8,
  other_organization: -20,
};
/** A single word is a given name, which many have. */
const SAME_SINGLE_NAME = 20;
/** Local parts that stand for a place and not for a person. */
const PLACES = new Set(
  `info office contact contacts contatti contacto mail email hello hola ciao sales ventas vendite support soporte assistenza
  admin administracion amministrazione billing invoices fatture facturas accounting contabilitate shop store negozio tienda
  team service noreply no-reply postmaster webmaster segreteria secretaria reception ordini pedidos orders marketing press
  hr it help`.split(/\s+/),
);
const SHORTEST_LOCAL_PART = 4;
/** Numbers are written with and without country and zeros: their ends are compared. */
export const PHONE_END = 8;

/**
 * How likely two contacts are one person, 0 to 100, with what speaks for it and against. Pure; `isPublic` says of a mail domain
 * that anybody can have an address there, so that sharing it says nothing.
 */
export function compare(
  one: Features,
  other: Features,
  isPublic: (domain: string) => boolean,
): { score: number; likenesses: Likeness[]; differences: Difference[] } {
  const likenesses: Likeness[] = [];
  const differences: Difference[] = [];
  let score = 0;

  const [mine, theirs] = [nameWords(one), nameWords(other)];
  if (mine.length > 0 && theirs.length > 0) {
    if (mine.join(' ') === theirs.join(' ')) {
      likenesses.push('same_name');
      score += mine.length > 1 ? WEIGHTS.same_name : SAME_SINGLE_NAME;
    } else if (areSimilar(mine, theirs)) likenesses.push('similar_name');
    else differences.push('other_name');
  }

  const ends = new Set(one.phones.map(phoneEnd).filter((end) => end.length === PHONE_END));
  if (other.phones.some((phone) => ends.has(phoneEnd(phone)))) likenesses.push('same_phone');

  const [locals, otherLocals] = [one.addresses.flatMap(localOf), other.addresses.flatMap(localOf)];
  if (otherLocals.some((local) => locals.includes(local))) likenesses.push('same_local_part');
  else if (
    otherLocals.some((local) => locals.some((own) => bare(own) === bare(local))) ||
    fits(otherLocals, mine) ||
    fits(locals, theirs)
  )
    likenesses.push('similar_local_part');

  const domains = new Set(one.addresses.map(domainOf).filter((domain) => !isPublic(domain)));
  if (other.addresses.some((address) => domains.has(domainOf(address)))) likenesses.push('same_domain');
  if (one.organizationId !== null && other.organizationId !== null)
    if (one.organizationId === other.organizationId) likenesses.push('same_organization');
    else differences.push('other_organization');
  if (one.language !== null && other.language !== null && one.language !== other.language)
    differences.push('other_language');

  for (const sign of [...likenesses, ...differences]) if (sign !== 'same_name') score += WEIGHTS[sign];
  // Of one domain and one organization the same thing speaks twice.
  if (likenesses.includes('same_domain') && likenesses.includes('same_organization')) score -= WEIGHTS.same_domain;
  return { score: Math.max(0, Math.min(100, score)), likenesses, differences };
}

/** Words of a name without accents; a name that is an address says nothing. */
function nameWords({ name }: Features): string[] {
  if (name.includes('@')) return [];
  return withoutAccents(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
}

/** "Giulia F." and "Giulia Ferraro": each word of the shorter begins one of the longer, and one whole word is in both. */
function areSimilar(one: readonly string[], other: readonly string[]): boolean {
  return goesInto(one, other) || goesInto(other, one);
}

/** Asked in both directions by `areSimilar`: of two names of as many words neither is the shorter. */
function goesInto(short: readonly string[], long: readonly string[]): boolean {
  return (
    new Set(short).size <= new Set(long).size &&
    short.some((word) => word.length > 2 && long.includes(word)) &&
    short.every((word) => long.some((whole) => whole.startsWith(word) || word.startsWith(whole)))
  );
}

/** An address that is made of the name: g.ferraro, giulia.ferraro, ferrarog. */
function fits(locals: readonly string[], words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const made = new Set<string>();
  for (const one of words)
    for (const other of words)
      if (one !== other) {
        made.add(one + other);
        made.add(one.slice(0, 1) + other);
        made.add(one + other.slice(0, 1));
      }
  return locals.some((local) => made.has(bare(local)));
}

/** Without what stands after a plus, and none that is a place. */
export function localOf(address: string): string[] {
  const local = address.slice(0, address.lastIndexOf('@')).split('+')[0] ?? '';
  return local.length < SHORTEST_LOCAL_PART || PLACES.has(local) ? [] : [local];
}

function bare(local: string): string {
  return local.replace(/[._-]|\d+$/g, '');
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function phoneEnd(phone: string): string {
  return phone.slice(-PHONE_END);
}
