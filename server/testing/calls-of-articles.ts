import type { Db } from '../platform/db/index.ts';
import type { Prepare } from './preparing-calls.ts';

/** Bytes of a picture of one pixel (PNG). */
export const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** How the routes of articles and sections are called: on one that customers read. */
export function callsOfArticles({
  db,
  made,
  fresh,
  deskId,
  colleagueId,
}: {
  db: Db;
  made: (method: string, path: string, body?: unknown) => Promise<{ id: string; texts: { review: { id: string } }[] }>;
  fresh: () => string;
  deskId: string;
  /** Who reads the desk's articles. */
  colleagueId: string;
}): Record<string, Prepare> {
  const words = () => ({ title: fresh(), body: 'Some words.', language: 'en', desk: deskId, visibility: 'public' });
  const article = async (): Promise<string> => (await made('POST', '/articles', { ...words(), state: 'published' })).id;
  const on =
    (rest: string, body?: unknown): Prepare =>
    async () => ({ path: `/articles/${await article()}${rest}`, body });
  const section = async (): Promise<string> =>
    (await made('POST', '/sections', { desk: deskId, names: { en: { name: fresh() } } })).id;
  const form = (): FormData => {
    const data = new FormData();
    data.set('file', new File([ONE_PIXEL], 'pixel.png', { type: 'image/png' }));
    return data;
  };
  const file = async (of: string): Promise<string> => (await made('POST', `/articles/${of}/files`, form())).id;
  const translated = async (): Promise<string> => {
    const of = await article();
    await made('PUT', `/articles/${of}/texts/it`, { title: fresh(), body: 'Parole.' });
    return of;
  };
  const review = { of: colleagueId };
  const notes = (): FormData => {
    const data = new FormData();
    data.set('file', new File(['# Notes\n\nSome words.'], `${fresh()}.md`, { type: 'text/markdown' }));
    data.set('desk', deskId);
    return data;
  };
  const taken = async (): Promise<string> => (await made('POST', '/article-imports', notes())).id;

  return {
    'GET /articles': () => ({ path: '/articles' }),
    'POST /articles': () => ({ path: '/articles', body: words() }),
    'GET /articles/search': () => ({ path: '/articles/search?q=words' }),
    'GET /articles/{id}': on(''),
    'PATCH /articles/{id}': async () => ({ path: `/articles/${await article()}`, body: { title: fresh() } }),
    'DELETE /articles/{id}': on(''),
    'POST /articles/{id}/return': async () => {
      const of = await article();
      await made('DELETE', `/articles/${of}`);
      return { path: `/articles/${of}/return` };
    },
    'PUT /articles/{id}/texts/{language}': on('/texts/it', { title: 'Parole', body: 'Parole.' }),
    'DELETE /articles/{id}/texts/{language}': async () => ({ path: `/articles/${await translated()}/texts/it` }),
    'POST /articles/{id}/texts/{language}/following': async () => ({
      path: `/articles/${await translated()}/texts/it/following`,
    }),
    'POST /articles/{id}/publication': on('/publication', {}),
    'DELETE /articles/{id}/publication': on('/publication'),
    'PUT /articles/{id}/slug': async () => ({ path: `/articles/${await article()}/slug`, body: { slug: fresh() } }),
    'GET /articles/{id}/versions': on('/versions'),
    'GET /articles/{id}/versions/{number}': on('/versions/1'),
    'POST /articles/{id}/versions/{number}/restoration': on('/versions/1/restoration', {}),
    'GET /articles/{id}/difference': on('/difference?from=1'),
    'GET /articles/{id}/markdown': on('/markdown'),
    'POST /articles/{id}/files': async () => ({ path: `/articles/${await article()}/files`, body: form() }),
    'DELETE /articles/{id}/files/{fileId}': async () => {
      const of = await article();
      return { path: `/articles/${of}/files/${await file(of)}` };
    },
    'GET /articles/files/{id}': async () => ({ path: `/articles/files/${await file(await article())}` }),
    'GET /articles/{id}/comments': on('/comments'),
    'POST /articles/{id}/comments': on('/comments', { quote: 'words', words: 'Which?' }),
    'POST /articles/{id}/comments/{commentId}/settlement': async () => {
      const of = await article();
      const { id } = await made('POST', `/articles/${of}/comments`, { words: 'Which?' });
      return { path: `/articles/${of}/comments/${id}/settlement` };
    },
    'POST /articles/{id}/reviews': on('/reviews', review),
    'POST /articles/{id}/reviews/{reviewId}/outcome': async () => {
      const of = await article();
      const asked = await made('POST', `/articles/${of}/reviews`, review);
      return { path: `/articles/${of}/reviews/${asked.texts[0]?.review.id}/outcome`, body: { outcome: 'withdrawn' } };
    },
    'GET /sections': () => ({ path: `/sections?desk=${deskId}` }),
    'GET /sections/{id}': async () => ({ path: `/sections/${await section()}` }),
    'POST /sections': () => ({ path: '/sections', body: { desk: deskId, names: { en: { name: fresh() } } } }),
    'PATCH /sections/{id}': async () => ({
      path: `/sections/${await section()}`,
      body: { names: { it: { name: fresh() } } },
    }),
    'DELETE /sections/{id}': async () => ({ path: `/sections/${await section()}` }),
    'POST /articles/import': () => ({ path: '/articles/import', body: notes() }),
    'POST /article-imports': () => ({ path: '/article-imports', body: notes() }),
    'GET /article-imports': () => ({ path: '/article-imports' }),
    'GET /article-imports/{id}': async () => ({ path: `/article-imports/${await taken()}` }),
    'POST /article-imports/{id}/run': async () => {
      const of = await taken();
      await db.updateTable('article_imports').set({ state: 'failed' }).where('id', '=', of).execute();
      return { path: `/article-imports/${of}/run` };
    },
    'GET /articles/export': () => ({ path: `/articles/export?desk=${deskId}` }),
  };
}
