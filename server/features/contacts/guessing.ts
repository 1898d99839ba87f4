import type { Guess } from '../../../contract/contacts.ts';

/** Calling codes of countries that have one time zone, by the longest that fits. */
const ZONE_BY_CALLING_CODE: Readonly<Record<string, string>> = {
  '+30': 'Europe/Athens',
  '+31': 'Europe/Amsterdam',
  '+32': 'Europe/Brussels',
  '+33': 'Europe/Paris',
  '+34': 'Europe/Madrid',
  '+353': 'Europe/Dublin',
  '+358': 'Europe/Helsinki',
  '+359': 'Europe/Sofia',
  '+36': 'Europe/Budapest',
  '+373': 'Europe/Chisinau',
  '+385': 'Europe/Zagreb',
  '+386': 'Europe/Ljubljana',
  '+39': 'Europe/Rome',
  '+40': 'Europe/Bucharest',
  '+41': 'Europe/Zurich',
  '+420': 'Europe/Prague',
  '+421': 'Europe/Bratislava',
  '+43': 'Europe/Vienna',
  '+44': 'Europe/London',
  '+45': 'Europe/Copenhagen',
  '+46': 'Europe/Stockholm',
  '+47': 'Europe/Oslo',
  '+48': 'Europe/Warsaw',
  '+49': 'Europe/Berlin',
  '+81': 'Asia/Tokyo',
  '+82': 'Asia/Seoul',
  '+86': 'Asia/Shanghai',
  '+90': 'Europe/Istanbul',
  '+91': 'Asia/Kolkata',
};
const ZONE_BY_COUNTRY: Readonly<Record<string, string>> = {
  at: 'Europe/Vienna',
  be: 'Europe/Brussels',
  bg: 'Europe/Sofia',
  ch: 'Europe/Zurich',
  cz: 'Europe/Prague',
  de: 'Europe/Berlin',
  dk: 'Europe/Copenhagen',
  es: 'Europe/Madrid',
  fi: 'Europe/Helsinki',
  fr: 'Europe/Paris',
  gr: 'Europe/Athens',
  hr: 'Europe/Zagreb',
  hu: 'Europe/Budapest',
  ie: 'Europe/Dublin',
  it: 'Europe/Rome',
  jp: 'Asia/Tokyo',
  md: 'Europe/Chisinau',
  nl: 'Europe/Amsterdam',
  no: 'Europe/Oslo',
  pl: 'Europe/Warsaw',
  ro: 'Europe/Bucharest',
  se: 'Europe/Stockholm',
  si: 'Europe/Ljubljana',
  sk: 'Europe/Bratislava',
  tr: 'Europe/Istanbul',
  uk: 'Europe/London',
};
/** Languages that hardly anybody speaks elsewhere. Spanish, English, French, Portuguese and German say nothing. */
const ZONE_BY_LANGUAGE: Readonly<Record<string, string>> = {
  it: 'Europe/Rome',
  ro: 'Europe/Bucharest',
  pl: 'Europe/Warsaw',
  cs: 'Europe/Prague',
  hu: 'Europe/Budapest',
  el: 'Europe/Athens',
  sv: 'Europe/Stockholm',
  da: 'Europe/Copenhagen',
  fi: 'Europe/Helsinki',
  bg: 'Europe/Sofia',
  ja: 'Asia/Tokyo',
};

/** Where somebody probably is: by the country of a phone, else of a mail domain, else by the language. Null: nothing tells. */
export function guessTimeZone(known: {
  phones: readonly string[];
  addresses: readonly string[];
  language: string | null;
}): { timeZone: string; from: Guess } | null {
  for (const phone of known.phones)
    for (const length of [4, 3]) {
      const timeZone = ZONE_BY_CALLING_CODE[phone.slice(0, length)];
      if (timeZone) return { timeZone, from: 'phone' };
    }
  for (const address of known.addresses) {
    const timeZone = ZONE_BY_COUNTRY[address.slice(address.lastIndexOf('.') + 1).toLowerCase()];
    if (timeZone) return { timeZone, from: 'address' };
  }
  const timeZone = known.language === null ? undefined : ZONE_BY_LANGUAGE[known.language.slice(0, 2)];
  return timeZone ? { timeZone, from: 'language' } : null;
}
