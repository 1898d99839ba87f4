import { beforeEach, expect, test } from 'vitest';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

let house: TicketHouse;
beforeEach(async () => {
  house = await openTicketHouse();
});

async function came(subject: string, text: string): Promise<void> {
  const headers = { Subject: subject, 'Content-Transfer-Encoding': '8bit' };
  await house.deliver({ raw: mail(headers, `${text}\r\n`), to: ['support@officinalume.example'] });
}
const search = async (q: string) => (await house.call('GET', `/search?q=${encodeURIComponent(q)}`)).body;
const subjects = async (q: string): Promise<string[]> =>
  (await search(q)).items.map(({ ticket }: { ticket: { subject: string } }) => ticket.subject);
const documents = async () =>
  Number(
    (
      await house.db
        .selectFrom('search_documents')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirst()
    )?.count,
  );

test('each language has its own stems, and accents are nobody’s hurdle', async () => {
  const texts: [subject: string, text: string, asked: string[]][] = [
    [
      'English',
      'Good morning, the batteries that you have sent to me are not charging since yesterday.',
      ['battery', 'charged'],
    ],
    [
      'Italian',
      'Buongiorno, le lampade che ho comprato in città non si accendono più dopo la pioggia.',
      ['lampada', 'citta'],
    ],
    [
      'Spanish',
      'Hola, las bombillas que compré con ustedes no funcionan desde la semana pasada, y quisiera cambiarlas.',
      ['bombilla', 'funciona'],
    ],
    [
      'Romanian',
      'Bună ziua, facturile pe care le-am primit de la dumneavoastră nu sunt corecte și aș vrea să le schimbați.',
      ['factura', 'buna'],
    ],
    [
      'German',
      'Guten Tag, die Rechnungen, die Sie mir geschickt haben, sind leider nicht richtig, können Sie sie bitte ändern?',
      ['Rechnung', 'konnen'],
    ],
    [
      'French',
      'Bonjour, les commandes que nous avons passées la semaine dernière ne sont pas encore arrivées chez nous.',
      ['commande', 'arrivees'],
    ],
  ];
  for (const [subject, text] of texts) await came(subject, text);
  for (const [subject, , asked] of texts) {
    for (const word of asked) expect(await subjects(word), word).toEqual([subject]);
  }
});

test('a document that is erased takes along the words that no other holds', async () => {
  await came('Gone soon', 'The unforgettable heliotrope is broken.');
  await came('Stays', 'The lamp is broken.');
  await house.doJob('search.count-words');
  const before = await documents();
  const { items } = await search('heliotrope');
  const words = () => house.db.selectFrom('search_words').select('word').where('word', '=', 'heliotrope').execute();
  expect(await words()).toHaveLength(1);
  await house.db.deleteFrom('search_documents').where('ticket_id', '=', items[0].ticket.id).execute();
  expect(await documents()).toBe(before - 1);
  expect(await subjects('heliotrope')).toEqual([]);
  expect(await words()).toEqual([]);
  expect(await subjects('lamp')).toEqual(['Stays']);
});

test('a word that no document holds is forgotten, by and by, and no other one', async () => {
  await came('Stays', 'The lamp is broken.');
  await house.doJob('search.count-words');
  const words = async () =>
    (await house.db.selectFrom('search_words').select('word').orderBy('word').execute()).map(({ word }) => word);
  const held = await words();
  // As a document leaves them that is erased while it is counted.
  const left = ['aardvark', 'heliotrope', "o'hara", 'zythum'];
  await house.db
    .insertInto('search_words')
    .values(left.map((word) => ({ word, documents: 2 })))
    .execute();
  const { forgetSome } = await import('./forgetting.queries.ts');
  const forget = (limit: number) => house.db.transaction().execute((trx) => forgetSome(trx, limit));
  expect(await forget(2)).toBe(false);
  expect(await words()).not.toContain('aardvark');
  expect(await words()).toContain('zythum');
  await house.doJob('search.forget-words');
  expect(await words()).toEqual(held);
});

test('of each word it is known in how many documents it is, however often it stands there', async () => {
  await came('One', 'The sextant, the SEXTANT and the sextant.');
  await came('Two', 'A sextant and 2 astrolabes, ERR-42.');
  await house.doJob('search.count-words');
  await came('Three', 'No sextant.');
  await house.doJob('search.count-words');
  await house.doJob('search.count-words');
  const counted = await house.db
    .selectFrom('search_words')
    .select(['word', 'documents'])
    .where('word', 'in', ['sextant', 'astrolabes', '42', 'support'])
    .orderBy('word')
    .execute();
  expect(counted).toEqual([
    { word: 'astrolabes', documents: 1 },
    { word: 'sextant', documents: 3 },
  ]);
});

test('messages that were there before the search are filled in, also when that is interrupted', async () => {
  for (let n = 0; n < 4; n++) await came(`Old ${n}`, 'A letter about the astrolabe.');
  await house.db.deleteFrom('search_documents').execute();
  const again = { next_id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', filled: 0, done_at: null };
  await house.db.updateTable('search_filling').set(again).execute();
  // What is in the middle when it is killed is not committed, and is done again.
  await expect(
    house.db.transaction().execute(async (trx) => {
      const { fillSome } = await import('./filling.queries.ts');
      await fillSome(trx, 2, house.clock.now());
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await subjects('astrolabe')).toEqual([]);
  const { fillSome } = await import('./filling.queries.ts');
  await house.db.transaction().execute((trx) => fillSome(trx, 2, house.clock.now()));
  await house.doJob('search.fill');
  expect((await subjects('astrolabe')).sort()).toEqual(['Old 0', 'Old 1', 'Old 2', 'Old 3']);
});

test('facets count the tickets that were found, each once', async () => {
  await came('One', 'The astrolabe is broken, and the astrolabe is mine.');
  await came('Two', 'An astrolabe, please.');
  await came('Three', 'A lamp.');
  const { facets, total } = await search('astrolabe');
  expect(total).toEqual({ tickets: 2, more: false });
  expect(facets.statuses).toMatchObject([{ key: 'new', count: 2 }]);
  expect(facets.years).toMatchObject([{ key: 2026, count: 2 }]);
  expect(facets.desks).toMatchObject([{ name: 'Customer desk', count: 2 }]);
});
