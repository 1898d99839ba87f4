import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { allJobDefinitions } from '../../platform/jobs/definition.ts';
import { openTestHouse } from '../../testing/index.ts';
import { createArticle } from '../articles/index.ts';
import { updateTo } from './document.ts';
import { openText } from './storing.ts';
import { storeUpdate, type TextKey } from './writing.queries.ts';

test('a text that nobody can read any more keeps no other from being kept', async () => {
  const house = await openTestHouse({ expectErrors: true });
  const { db, platform } = house;
  const written = async (): Promise<TextKey> => {
    const { id: articleId } = await act(platform, system('test'), (one) =>
      createArticle(one, {
        deskId: house.deskId,
        sectionId: null,
        visibility: 'internal',
        language: 'en',
        title: 'Rain',
        html: '<p>First</p>',
        state: 'draft',
      }),
    );
    return { articleId, language: 'en' };
  };
  const keys = [await written(), await written(), await written()];
  const [broken] = keys;
  for (const key of keys) {
    const opened = await openText(platform, key);
    const change = opened && updateTo(opened.doc, { title: 'Rain', html: '<p>Second</p>' });
    const bytes = key === broken || !change ? Buffer.from([1, 255, 255, 255]) : change;
    await storeUpdate(db, key, { bytes, by: null, at: house.clock.now(), mostBytes: 100_000 });
  }
  const job = allJobDefinitions().find(({ name }) => name === 'writing.keep-left');
  await job?.run(platform, {});
  const texts = await db.selectFrom('article_texts').select(['article_id', 'html']).execute();
  for (const { article_id, html } of texts)
    expect(html).toBe(article_id === broken?.articleId ? '<p>First</p>' : '<p>Second</p>');
});
