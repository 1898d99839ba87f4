/** Messages that read the same in English and in other languages, and why that is no forgotten translation. */
export const SAME_WORDS: Record<string, { languages: string[]; why: string }> = {
  'settings.see.news.it': {
    languages: ['it', 'es', 'ro'],
    why: 'shows what Italian customers read, whoever looks',
  },
  'settings.see.news.es': {
    languages: ['it', 'es', 'ro'],
    why: 'shows what Spanish customers read, whoever looks',
  },
  'settings.see.news.ro': {
    languages: ['it', 'es', 'ro'],
    why: 'shows what Romanian customers read, whoever looks',
  },
};

/** Values that a language needs and English does not. */
export const OWN_VALUES: Record<string, { language: string; names: string[]; why: string }> = {
  'my-requests.since': {
    language: 'it',
    names: ['{day}'],
    why: 'the article depends on how the day is said: del 7, dell’8',
  },
  'site.requestOf': {
    language: 'it',
    names: ['{day}'],
    why: 'the article depends on how the day is said: del 7, dell’8',
  },
};
