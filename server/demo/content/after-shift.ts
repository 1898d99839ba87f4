/** What the last shifts left for the next ones, and for their buddies; the newest first. */
export const LEFT_BEHIND: readonly { note: string; word: string }[] = [
  { note: 'Update 1.8 stalls on laptop chargers. Ask for the wall one first.', word: '' },
  { note: '', word: 'Thank you for the lesson on answering first. I caught myself twice today.' },
  { note: 'Parcels to Sardinia take two days more this week.', word: '' },
  { note: '', word: 'You were right about the wide clamp.' },
];

/** Who wrote how many of the articles that customers read. */
export const WRITERS: readonly { key: string; count: number }[] = [
  { key: 'chiara-bassi', count: 6 },
  { key: 'davide-conti', count: 3 },
  { key: 'vlad-neagu', count: 2 },
  { key: 'anca-dobre', count: 2 },
];

export const SEARCHED_TODAY = 'recovery mode';
