import { expect, test } from 'vitest';
import type { Suggestions } from '../../../contract/suggestions.ts';
import { offersOf } from './offering.ts';

const article = (title: string, visibility: 'public' | 'internal'): Suggestions['articles'][number] => ({
  id: title,
  title,
  visibility,
  url: '/help',
  language: 'en',
  passage: '',
  marks: [],
  score: 0.5,
});
const reply = (name: string): Suggestions['savedReplies'][number] => ({
  id: name,
  name,
  snippet: '',
  uses: 1,
  score: 0.5,
});

test('the best of each kind has a key, and what only the team reads is never put into a reply', () => {
  const offers = offersOf({
    articles: [article('secret', 'internal'), article('a', 'public'), article('b', 'public')],
    savedReplies: [reply('r')],
    similarTickets: [],
    category: null,
    tags: [],
  });
  expect(offers.map((offer) => (offer.kind === 'article' ? offer.article.title : offer.kind))).toEqual([
    'a',
    'reply',
    'b',
  ]);
});
