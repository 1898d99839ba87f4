import type { Language } from '../../../contract/shapes.ts';
import type { AboutReply, Found } from './finding.ts';
import { END, plain, START } from './finding.ts';
import { insteadWords } from './instead-words.ts';
import type { WordLine } from './word-lines.ts';
import { readWords } from './word-lines.ts';

/** Without accents and large letters, as the text is read. */
interface DayWords {
  weekdays: string;
  months: string;
  today: string;
  tomorrow: string;
  /** Before a day by which, or on which, something happens. */
  by: string;
  /** Before a day that is past, or that something is of. */
  since: string;
  /** Before a day of every week. */
  every: string;
  to: string;
  part: string;
  clock: string;
}

const WORDS: Record<Language, DayWords> = {
  en: {
    weekdays: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday',
    months: 'january|february|march|april|may|june|july|august|september|october|november|december',
    today: 'today',
    tomorrow: 'tomorrow',
    by: 'by|before|until|on|within|for',
    since: 'since|from|of',
    every: 'every|each',
    to: 'to|and|through|or|till|until|-|–',
    part: 'next|this|coming|morning|afternoon|evening|the',
    clock: '(?:at|by|around|before|after)? ?\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|h|o.clock)?',
  },
  it: {
    weekdays: 'lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica',
    months: 'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre',
    today: 'oggi(?: stesso)?',
    tomorrow: 'domani|dopodomani',
    by: 'entro|per|prima di|fino a|nella giornata di|gia',
    since: 'da|di|del|dal|scorso',
    every: 'ogni|il|dal|al|ai|tutti i',
    to: 'a|al|e|o|-|–',
    part: 'prossimo|prossima|mattina|pomeriggio|sera|il|l.',
    clock: '(?:alle|entro le|verso le|prima delle|dopo le|ore|le)? ?\\d{1,2}(?:[:.]\\d{2})?',
  },
  es: {
    weekdays: 'lunes|martes|miercoles|jueves|viernes|sabado|domingo',
    months: 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
    today: 'hoy(?: mismo)?',
    tomorrow: 'manana|pasado manana',
    by: 'antes del?|para|hasta|el|este|el proximo',
    since: 'desde|del?',
    every: 'los|cada|todos los|la|esta|por la|de la',
    to: 'a|al|y|o|-|–',
    part: 'proximo|que viene|por la manana|por la tarde|el',
    clock: '(?:a las|antes de las|sobre las|las)? ?\\d{1,2}(?:[:.]\\d{2})? ?h?',
  },
  ro: {
    weekdays: 'luni|marti|miercuri|joi|vineri|sambata|duminica',
    months: 'ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie',
    today: 'azi|astazi|chiar azi|chiar astazi',
    tomorrow: 'maine|poimaine',
    by: 'pana|pana la|pana pe|inainte de|pe|in|la|pentru',
    since: 'de|din|de pe',
    every: 'fiecare|de|in fiecare',
    to: 'pana|la|si|sau|-|–',
    part: 'viitoare|dimineata|dupa-amiaza|seara|urmatoare|data de',
    clock: '(?:la ora|ora|la|dupa ora|pana la ora)? ?\\d{1,2}(?:[:.]\\d{2})?',
  },
};

const FAR_DAYS = 10;
const LONGEST_WEEKS = 8;

interface DayForms {
  day: RegExp;
  rangeBefore: RegExp;
  rangeAfter: RegExp;
  weekdays: readonly string[];
  months: readonly string[];
}

function formsOf(words: DayWords): DayForms {
  const lead = `(?:(?<since>${words.since})[ ]|(?<by>${words.by})[ ])?(?:(?:${words.part})[ ]){0,2}`;
  const date = `(?<number>\\d{1,2})(?:st|nd|rd|th)?[ ](?:de[ ]|of[ ])?(?<month>${words.months})${END}(?:[ ](?:de[ ]|del[ ])?(?<year>20\\d\\d))?`;
  const monthFirst = `(?<month2>${words.months})[ ](?<number2>\\d{1,2})(?:st|nd|rd|th)?${END}(?:,?[ ](?<year2>20\\d\\d))?`;
  const figures = '(?<d>\\d{1,2})[/.](?<m>\\d{1,2})[/.](?<y>20\\d\\d|\\d\\d)|(?<iso>20\\d\\d-\\d\\d-\\d\\d)';
  const clock = `(?:,?[ ](?:${words.clock})(?=$|[ .,;:!?)\\n]))?`;
  const rest = `(?:[ ](?:${words.part}))?${clock}`;
  const day = `(?:(?<weekday>${words.weekdays})${END}(?:,?[ ](?:the[ ]|el[ ]|il[ ]|de[ ])?(?:${date.replaceAll('<number>', '<n3>').replaceAll('<month>', '<m3>').replaceAll('<year>', '<y3>')}))?|(?<today>${words.today})${END}|(?<tomorrow>${words.tomorrow})${END}|${date}|${monthFirst}|${figures}${END})`;
  return {
    day: new RegExp(`${START}${lead}${day}${rest}`, 'gu'),
    rangeBefore: new RegExp(
      `(?:${START}(?:${words.weekdays})[ ]?(?:${words.to})[ ]?|${START}(?:${words.every})[ ])$`,
      'u',
    ),
    rangeAfter: new RegExp(`^[ ]?(?:${words.to})[ ]?(?:the[ ]|il[ ]|el[ ])?(?:${words.weekdays})${END}`, 'u'),
    weekdays: words.weekdays.split('|'),
    months: words.months.split('|'),
  };
}

const FORMS: Record<Language, DayForms> = {
  en: formsOf(WORDS.en),
  it: formsOf(WORDS.it),
  es: formsOf(WORDS.es),
  ro: formsOf(WORDS.ro),
};

/** A day that words name: those of opening hours and of every week are everybody's, and none. */
interface NamedDay {
  from: number;
  words: string;
  /** Null where there is no such day in the calendar. */
  date: Temporal.PlainDate | null;
  isNear: boolean;
  /** "Since Monday", "of Monday". */
  isSince: boolean;
  /** "By Monday", "on Monday". */
  isBy: boolean;
}

function daysIn(words: string, language: Language, today: Temporal.PlainDate): NamedDay[] {
  const forms = FORMS[language];
  const text = plain(words);
  const found: NamedDay[] = [];
  for (const match of text.matchAll(forms.day)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    const dayWord = groups.weekday ?? groups.today ?? groups.tomorrow;
    const dayAt = dayWord === undefined ? match.index : text.indexOf(dayWord, match.index);
    const before = text.slice(Math.max(0, dayAt - 40), dayAt);
    if (groups.weekday || groups.tomorrow) {
      if (forms.rangeBefore.test(before) || forms.rangeAfter.test(text.slice(dayAt + (dayWord?.length ?? 0)))) continue;
    }
    found.push({
      ...dayOf(groups, forms, today),
      from: match.index,
      words: words.slice(match.index, end).trimEnd(),
      isSince: groups.since !== undefined,
      isBy: groups.by !== undefined,
    });
  }
  return found;
}

/** Days on which something was promised to one person. */
export function findDays(line: WordLine, at: number, about: AboutReply): Found[] {
  return daysIn(line.text, about.language, about.today).map(({ from, words, date, isNear, isSince }) => ({
    kind: 'day',
    line: at,
    from,
    to: from + words.length,
    words,
    instead: !isSince || isNear ? insteadOf(date, about) : '',
  }));
}

/** Days of the next weeks by which a reply says that something happens, in the order in which one reads them. */
export function promisedDays(
  html: string,
  language: Language,
  today: Temporal.PlainDate,
): { words: string; on: Temporal.PlainDate }[] {
  const latest = today.add({ weeks: LONGEST_WEEKS });
  return readWords(html).lines.flatMap(({ text }) =>
    daysIn(text, language, today).flatMap(({ words, date, isNear, isSince, isBy }) => {
      const isAhead =
        date !== null && Temporal.PlainDate.compare(date, today) >= 0 && Temporal.PlainDate.compare(date, latest) <= 0;
      return isAhead && !isSince && (isBy || isNear) ? [{ words, on: date }] : [];
    }),
  );
}

/** @returns the day that is meant, null where there is none such */
function dayOf(groups: Record<string, string | undefined>, forms: DayForms, today: Temporal.PlainDate) {
  if (groups.today) return { date: today, isNear: true };
  if (groups.tomorrow) return { date: today.add({ days: groups.tomorrow.length > 8 ? 2 : 1 }), isNear: true };
  const month = groups.month ?? groups.month2 ?? groups.m3;
  if (month !== undefined) {
    const number = Number(groups.number ?? groups.number2 ?? groups.n3);
    const year = groups.year ?? groups.year2 ?? groups.y3;
    const near = dateFrom(year === undefined ? today.year : Number(year), forms.months.indexOf(month) + 1, number);
    // Said in December, the third of January is next year's.
    const date = near && year === undefined && near.until(today).days > 180 ? near.add({ years: 1 }) : near;
    return { date, isNear: false };
  }
  if (groups.weekday !== undefined) {
    const ahead = (forms.weekdays.indexOf(groups.weekday) + 1 - today.dayOfWeek + 7) % 7;
    return { date: today.add({ days: ahead === 0 ? 7 : ahead }), isNear: false };
  }
  if (groups.iso !== undefined) {
    const [year, month, day] = groups.iso.split('-').map(Number);
    return { date: dateFrom(year ?? 0, month ?? 0, day ?? 0), isNear: false };
  }
  const year = Number(groups.y);
  return { date: dateFrom(year < 100 ? 2000 + year : year, Number(groups.m), Number(groups.d)), isNear: false };
}

function dateFrom(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

/** How far it is from the day of the reply, which is as true for the next one who asks; nothing for a day that is past. */
function insteadOf(date: Temporal.PlainDate | null, { language, today }: AboutReply): string {
  const words = insteadWords(language);
  if (date === null || Temporal.PlainDate.compare(date, today) < 0) return '';
  const days = today.until(date).days;
  if (days === 0) return words.sameDay();
  if (days > LONGEST_WEEKS * 7) return '';
  let working = 0;
  for (let ahead = 1; ahead <= days; ahead++) if (today.add({ days: ahead }).dayOfWeek <= 5) working += 1;
  return working <= FAR_DAYS ? words.workingDays(Math.max(1, working)) : words.weeks(Math.ceil(days / 7));
}
