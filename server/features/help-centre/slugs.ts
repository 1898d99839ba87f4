import { HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';

/** Stand where a slug would, or could be taken for the house itself. */
const RESERVED = new Set<string>([...LANGUAGES, 'files', 'help', 'my', 'mark', 'search', 'sitemap', 'api', 'feed']);

export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}

/** A desk's name as a part of an address: "Assistenza clienti" becomes "assistenza-clienti". Never empty, never reserved. */
export function slugFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, HELP_CENTRE_LIMITS.slug - 4)
    .replace(/^-|-$/g, '');
  if (plain === '') return 'answers';
  return RESERVED.has(plain) ? `${plain}-answers` : plain;
}
