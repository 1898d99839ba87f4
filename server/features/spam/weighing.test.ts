import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { featuresOf } from './features.ts';
import { ENOUGH_LETTERS, SPAM_FROM, spamProbability } from './weighing.ts';

const letter = (subject: string, text: string, address = 'anna@posta.example') => ({
  subject,
  text,
  html: null,
  from: { name: 'Anna', address },
  fileNames: [],
  language: 'en',
  signs: [],
});

const WANTED = [
  'the lamp does not charge',
  'my order has not come',
  'how do I mount the rear light',
  'invoice for march',
];
const SPAM = [
  'win a prize click here now',
  'cheap pills without recipe',
  'grow your traffic with backlinks',
  'you inherited millions',
];

/** A small memory as the database keeps it. */
function taught(lessons: readonly { features: readonly number[]; spam: boolean }[]) {
  const counts = new Map<number, { spam: number; wanted: number }>();
  const learnt = { spam: 0, wanted: 0 };
  for (const { features, spam } of lessons) {
    learnt[spam ? 'spam' : 'wanted']++;
    for (const feature of features) {
      const count = counts.get(feature) ?? { spam: 0, wanted: 0 };
      count[spam ? 'spam' : 'wanted']++;
      counts.set(feature, count);
    }
  }
  return (features: readonly number[]) =>
    spamProbability(
      features.map((feature) => counts.get(feature) ?? { spam: 0, wanted: 0 }),
      learnt,
    );
}

const lessons = Array.from({ length: 2 * ENOUGH_LETTERS }, (_, index) => {
  const spam = index % 2 === 0;
  const words = (spam ? SPAM : WANTED)[Math.floor(index / 2) % 4] ?? '';
  return {
    spam,
    features: featuresOf(
      letter(
        words.slice(0, 12),
        `${words} ${index}`,
        spam ? `promo@offers${index}.example` : `person${index}@posta.example`,
      ),
    ),
  };
});

describe('what was learnt', () => {
  it('tells spam from letters that are wanted, and says nothing while it knows too little', () => {
    const weigh = taught(lessons);
    const spam = weigh(
      featuresOf(letter('win a prize', 'click here now to win a prize without recipe', 'x@new.example')),
    );
    const wanted = weigh(featuresOf(letter('rear light', 'how do I mount the lamp of my order', 'y@new.example')));
    expect(spam).toBeGreaterThan(SPAM_FROM);
    expect(wanted).toBeLessThan(0.1);
    expect(taught(lessons.slice(0, 2 * ENOUGH_LETTERS - 2))(featuresOf(letter('win', 'a prize')))).toBeNull();
  });

  it('does not call a letter spam of which it knows no word', () => {
    const unknown = taught(lessons)(
      featuresOf({ ...letter('Zxqv', 'bryll skorp vandel'), from: null, language: 'nb' }),
    );
    expect(unknown).toBeLessThan(SPAM_FROM);
  });

  it('is a probability for any counts, and more sightings in spam never lower it', () => {
    const count = fc.record({ spam: fc.nat(50), wanted: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 300 }), (counts) => {
        const value = spamProbability(counts, { spam: 100, wanted: 100 });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
    const one = (spam: number) => spamProbability([{ spam, wanted: 5 }], { spam: 100, wanted: 100 }) ?? 0;
    expect(one(50)).toBeGreaterThan(one(5));
  });
});

describe('features of a letter', () => {
  it('are the same for the same letter, whole numbers that a database keeps exactly, and few', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 2_000 }), (subject, text) => {
        const features = featuresOf(letter(subject, text));
        expect(features).toEqual(featuresOf(letter(subject, text)));
        expect(features.every(Number.isSafeInteger)).toBe(true);
        expect(features.length).toBeLessThanOrEqual(300);
        expect(new Set(features).size).toBe(features.length);
      }),
    );
  });

  it('do not take long, however large and odd the letter is', async () => {
    const nasty = ['https://'.repeat(50_000), `${'a'.repeat(200_000)} ${"'".repeat(200_000)}`, '日本'.repeat(100_000)];
    const took = await leastTime(1_000, () => {
      for (const text of nasty) featuresOf({ ...letter('x'.repeat(100_000), text), html: text });
    });
    expect(took).toBeLessThan(1_000);
  });
});
