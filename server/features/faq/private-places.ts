import type { AboutReply, Found } from './finding.ts';
import { END, plain, START } from './finding.ts';
import { insteadWords } from './instead-words.ts';
import type { WordLine } from './word-lines.ts';

const BEFORE =
  "(?:(?:in|a|al|alla|presso|all[’'])[ ]|(?:to|at)[ ]|(?:en|a|hasta)[ ](?:la[ ]|el[ ])?|(?:pe|la|în|spre)[ ])?";
/** Streets that begin with their kind: Italian, Spanish and Romanian. */
const KIND_FIRST =
  'via|viale|v\\.le|piazza|p\\.zza|piazzale|corso|c\\.so|largo|vicolo|strada|borgo|contrada|località|calle|c/|avenida|avda\\.?|av\\.|plaza|paseo|camino|carrer|ronda|travesía|strada|str\\.?|bulevardul|b-dul|bd\\.?|aleea|calea|piața|șoseaua|șos\\.?|intrarea';
/** And those that end with it: English. */
const KIND_LAST =
  'street|st\\.?|road|rd\\.?|avenue|ave\\.?|lane|ln\\.?|drive|close|way|court|square|place|terrace|crescent|gardens|hill|park|row|mews|boulevard|blvd\\.?|grove|parade|quay|wharf';
/** Written small, with a large first letter, or all large: names around it are told by their own large letters. */
function anyCase(words: string): string {
  const each = words.split('|');
  const large = each.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const shouted = each.filter((word) => /^\p{L}+$/u.test(word)).map((word) => word.toUpperCase());
  return [...new Set([...each, ...large, ...shouted])].join('|');
}
const NAME = "\\p{L}[\\p{L}’'.-]{0,24}";
const CAPITAL = `\\p{Lu}[\\p{L}’'-]{1,24}${END}`;
const PARTICLE =
  "(?:di|del|della|dei|degli|delle|dello|d[’']|de|la|las|los|el|lui|cel|san|santa|sf\\.?|da|dal|dalla|do|y|e|i|of|the|n\\.?|nr\\.?|no\\.?|num\\.?)";
const NUMBER =
  '(?:,?[ ](?:n\\.?|nr\\.?|n[°º]|no\\.|num\\.?|número|numero)?[ ]?)\\d{1,5}(?:[ ]?[/-]?[ ]?[a-zA-Z0-9]{1,3})?';
const WITHIN =
  '(?:[, ]{1,2}(?:\\d{1,2}[ºª°](?:[ ][A-Z](?![\\p{L}]))?|(?:interno|int\\.?|scala|sc\\.?|scara|piano|bloque|portal|piso|puerta|bloc|bl\\.?|et\\.?|etaj|ap\\.?|apt\\.?|apto\\.?|flat|unit|sector|sectorul)[ ]?[\\p{L}\\p{N}º]{1,5})){0,5}';
/** The town is named after a comma, a new line, or its code. */
const TOWN = `(?:[, \\n]{0,3}(?<=[ ,\\n])\\d{4,6}[ ]${CAPITAL}(?:[ -]${CAPITAL}){0,2}(?:[ ]\\(?[A-Z]{2}\\)?)?|[,\\n][ ]?${CAPITAL}(?:[ -]${CAPITAL}){0,2}(?:[ ]\\([A-Z]{2}\\))?)?`;
const UK_CODE = '[A-Z]{1,2}\\d[A-Z\\d]?[ ]?\\d[A-Z]{2}';

// Between two names stands a space: without it one word could be cut into six in millions of ways.
const STREETS: readonly RegExp[] = [
  new RegExp(
    `${START}${BEFORE}(?:${anyCase(KIND_FIRST)})[ ]{0,1}(${NAME}(?:[ ]{1,2}${NAME}){0,5}?[ ]?)${NUMBER}${END}${WITHIN}${TOWN}`,
    'gu',
  ),
  new RegExp(
    `${START}${BEFORE}(?:[Ff]lat[ ]\\w{1,4},?[ ])?\\d{1,5}[A-Za-z]?,?[ ]((?:${NAME}[ ]){1,4}?)(?:${anyCase(KIND_LAST)})${END}${WITHIN}(?:[, \\n]{1,3}${CAPITAL}(?:[ ]${CAPITAL}){0,2})?(?:[, \\n]{1,3}${UK_CODE})?`,
    'gu',
  ),
];
const CODES: readonly RegExp[] = [
  new RegExp(`${START}${UK_CODE}${END}`, 'gu'),
  // A code alone is one where a town follows it and nothing says that it is a size: at the start of a line, or after a comma.
  new RegExp(
    `(?<=(?:^|[,\\n])[ ]{0,2})\\d{5,6}[ ]${CAPITAL}(?:[ ]${CAPITAL}){0,2}(?:[ ]\\([A-Z]{2}\\))?(?=[ ]{0,2}(?:$|[,.\\n;]))`,
    'gu',
  ),
];
const ONLY_PARTICLES = new RegExp(`^(?:${PARTICLE}|\\p{Lu}[\\p{L}’'.-]{0,24})$`, 'u');

/** Streets with their numbers, and the towns and codes after them. */
export function findPlaces(line: WordLine, at: number, about: AboutReply): Found[] {
  const instead = insteadWords(about.language).thing('address');
  const found: Found[] = [];
  for (const street of STREETS) {
    for (const match of line.text.matchAll(street)) {
      // What makes it a name: it is written large, but for the little words between.
      const names = (match[1] ?? '').trim().split(' ');
      if (!names.some((name) => /^\p{Lu}/u.test(name)) || !names.every((name) => ONLY_PARTICLES.test(name))) continue;
      found.push({
        kind: 'address',
        line: at,
        from: match.index,
        to: match.index + match[0].length,
        words: match[0],
        instead: withPreposition(match[0], instead, about),
      });
    }
  }
  for (const code of CODES) {
    for (const { 0: words, index } of line.text.matchAll(code)) {
      found.push({ kind: 'address', line: at, from: index, to: index + words.length, words, instead: '' });
    }
  }
  return found;
}

/** "to 4 Mill Lane" is "to your address", "in via Rossi 4" is "all’indirizzo di consegna". */
function withPreposition(words: string, instead: string, { language }: AboutReply): string {
  if (language !== 'en') return instead;
  const before = /^(?:to|at)[ ]/.exec(plain(words))?.[0];
  return before === undefined ? instead : `${before}${instead}`;
}
