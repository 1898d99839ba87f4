import { expect, test } from 'vitest';
import { publishedArticle, sectionTree } from '../features/articles/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { openTestHouse } from '../testing/index.ts';
import { luna, sections } from './content/articles.ts';
import { dressAnswers } from './dressing-answers.ts';
import type { Sample } from './founding.ts';

test('the sample has six sections for customers, and an article that is being changed and looked over', async () => {
  const house = await openTestHouse();
  const { deskId } = house;
  const keys = new Set([
    'marta-rinaldi',
    luna.by,
    luna.reviewer,
    ...sections.flatMap((each) => each.articles.map(({ by }) => by)),
  ]);
  const actors = new Map<string, Actor & { kind: 'teammate' }>();
  for (const key of keys)
    actors.set(
      key,
      await house.teammate(key === 'marta-rinaldi' ? 'owner' : key === 'fede-pasini' ? 'teammate' : 'agent', {
        deskId: key === 'marta-rinaldi' ? null : deskId,
        name: key,
      }),
    );
  const now = house.clock.now();
  await dressAnswers(
    house.platform as typeof house.platform & { clock: typeof house.clock },
    { actors, deskIds: new Map([['customer', deskId]]) } as unknown as Sample,
    now,
  );

  const tree = await sectionTree(house.db, { deskId, language: 'en', visibility: 'public' });
  expect(tree).toHaveLength(6);
  expect(tree.reduce((sum, { count }) => sum + count, 0)).toBe(20);
  for (const language of ['it', 'es', 'ro'] as const) {
    const other = await sectionTree(house.db, { deskId, language, visibility: 'public' });
    expect(other.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(3);
  }
  const found = await publishedArticle(house.db, { deskId, language: 'en', visibility: 'public', slug: luna.slug });
  expect(found).toMatchObject({
    article: { title: luna.titles.en, number: 3, files: [{ name: 'plug.png', width: 680 }] },
  });
  const list = await house.call('GET', '/articles?q=luna%202');
  const made = list.body.items.find((item: { slug: string }) => item.slug === luna.slug);
  // What the colleague said hangs on words of the draft, so that its proposal can be taken.
  const [said] = (await house.call('GET', `/articles/${made.id}/comments?language=en`)).body.items;
  const { texts } = (await house.call('GET', `/articles/${made.id}`)).body;
  const html = texts.find(({ language }: { language: string }) => language === 'en').html;
  expect(html).toContain(`<mark data-comment="${said.id}">${luna.comment.quote}</mark>`);
  expect(made.texts).toMatchObject([
    { language: 'en', changed: true },
    { language: 'es', outOfDate: 1 },
    { language: 'it', outOfDate: null },
  ]);
});
