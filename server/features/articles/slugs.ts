import { withoutAccents } from '../../platform/language/without-accents.ts';

const SLUG_LENGTH = 80;

/** The part of an address that a title makes: "Perché lampeggia?" is "perche-lampeggia"; `otherwise` where no letter is left. */
export function slugOf(title: string, otherwise: string): string {
  const slug = withoutAccents(title.slice(0, 400))
    .replace(/ß/g, 'ss')
    .replace(/[æœ]/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/[ł]/g, 'l')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-|-$/g, '');
  return slug === '' ? otherwise : slug;
}

/** The slug itself, or with the first number that nobody has. @param taken those that begin with it */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const next = `${slug}-${number}`;
    if (!taken.has(next)) return next;
  }
}

/** Where readers outside find an article. */
export function articleAddress(centreSlug: string, language: string, slug: string): string {
  return `/help/${centreSlug}/${language}/articles/${slug}`;
}
