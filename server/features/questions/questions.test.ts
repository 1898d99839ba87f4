import { beforeEach, expect, test } from 'vitest';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

let house: TicketHouse;
beforeEach(async () => {
  house = await openTicketHouse();
});

let people = 0;
/** A letter by mail, as whole people write them. */
async function came(subject: string, text: string): Promise<void> {
  people++;
  const headers = {
    From: `Customer ${people} <customer${people}@postanova.example>`,
    Subject: subject,
    'Content-Transfer-Encoding': '8bit',
    'Content-Type': 'text/plain; charset=utf-8',
  };
  await house.deliver({ raw: mail(headers, `${text}\r\n`), to: ['support@officinalume.example'] });
}

const asked = async (state = 'to_write') => (await house.call('GET', `/repeated-questions?state=${state}`)).body;
const read = () => house.doJob('questions.read');
const times = async (name: string) => (await house.events()).filter((event) => event.name === name).length;

const PARAPHRASES: [subject: string, text: string][] = [
  ['Bracket', 'Hello,\n\nwhich bracket do I need for a 35 mm bar?\n\nBest regards,\nHannah'],
  ['Handlebar 35 mm', 'Good morning, does the bracket of the Faro fit a handlebar of 35 mm?'],
  ['Wide bar', 'My bar has 35 mm and the bracket does not close. Is there a bigger bracket?'],
  ['Bracket for 35', 'Hi there\nI cannot fit the bracket on my 35 mm handlebar, what can I do?\nThanks, Pete'],
  ['Question', 'Is there a bracket for a handlebar with 35 mm?'],
];

async function otherLetters(): Promise<void> {
  await came('Invoice', 'Hello,\ncould you send the invoice with our VAT number?\nBest regards');
  await came('Parcel', 'Hello,\nwhere is my parcel? The tracking does not move.\nBest regards');
  await came('Rain', 'Hello,\nis the Luna waterproof enough for heavy rain?\nBest regards');
}

test('five who ask the same in their own words raise one question, and the fourth is told', async () => {
  await otherLetters();
  for (const [subject, text] of PARAPHRASES.slice(0, 3)) await came(subject, text);
  await read();
  expect((await asked()).items).toEqual([]);
  expect(await times('question.asked-again')).toBe(0);
  await came(...(PARAPHRASES[3] as [string, string]));
  await read();
  expect(await times('question.asked-again')).toBe(1);
  await came(...(PARAPHRASES[4] as [string, string]));
  await read();
  const { items, counts, asked: all } = await asked();
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    size: 5,
    people: 5,
    language: 'en',
    languages: [{ language: 'en', count: 5 }],
    state: 'to_write',
  });
  expect(items[0].sample).toMatch(/bracket.*35|35.*bracket/);
  expect(items[0].sample).not.toMatch(/Hello|regards|Hannah/);
  expect(items[0].ticketIds).toHaveLength(5);
  expect(items[0].bars.reduce((sum: number, bar: number) => sum + bar, 0)).toBe(5);
  expect(items[0].samples[0].contact.name).toMatch(/^Customer/);
  expect(counts).toEqual({ to_write: 1, written: 0, left_out: 0 });
  expect(all).toBe(5);
  expect(await times('question.asked-again')).toBe(1);
});

test('read together or one by one, the same questions are found', async () => {
  for (let round = 0; round < 12; round++) await otherLetters();
  for (const [subject, text] of PARAPHRASES) await came(subject, text);
  await read();
  const sizes = (await asked()).items.map(({ size }: { size: number }) => size);
  expect(sizes).toEqual([12, 12, 12, 5]);
});

test('greetings, farewells, names and numbers of orders make no question', async () => {
  const letters = [
    'the zip is stuck',
    'a spoke broke',
    'which oil fits',
    'where is page nine',
    'my bell is silent',
    'the paint peels',
  ];
  for (const [index, said] of letters.entries())
    await came(
      `Order OL-2041${index}`,
      `Dear support team,\n\nI hope you are well. ${said}.\n\nThank you for your help and best regards,\nMaria Rossi\nOfficina Rossi, Bologna\n+39 051 000000`,
    );
  await read();
  expect((await house.db.selectFrom('asked_groups').selectAll().execute()).length).toBe(0);
});

test('what is merged, spam or thrown away counts no more, and counts again when it is taken back', async () => {
  for (const [subject, text] of PARAPHRASES) await came(subject, text);
  await read();
  const [question] = (await asked()).items;
  const [spam] = question.ticketIds;
  expect((await house.call('POST', `/tickets/${spam}/spam`)).status).toBeLessThan(300);
  expect(await asked()).toMatchObject({ items: [{ size: 4 }], counts: { to_write: 1 }, asked: 4 });
  const other = question.ticketIds[1];
  await house.call('POST', `/tickets/${other}/spam`);
  expect(await asked()).toMatchObject({ items: [], counts: { to_write: 0 }, asked: 0 });
  await house.call('DELETE', `/tickets/${other}/spam`);
  await read();
  expect((await asked()).items[0].size).toBe(4);
  await house.call('DELETE', `/tickets/${spam}/spam`);
  await read();
  expect((await asked()).items[0].size).toBe(5);
});

test('not the same: a ticket leaves for good; and two questions become one', async () => {
  for (const [subject, text] of PARAPHRASES) await came(subject, text);
  for (let round = 0; round < 4; round++)
    await came('Pacco', 'Dov’è il mio pacco? Il tracciamento non si muove da giorni.');
  await read();
  const { items } = await asked();
  expect(items.map(({ size }: { size: number }) => size)).toEqual([5, 4]);
  const [bracket, parcel] = items;
  const gone = await house.call('DELETE', `/repeated-questions/${bracket.id}/tickets/${bracket.ticketIds[0]}`);
  expect(gone.status).toBe(204);
  expect((await house.call('GET', `/repeated-questions/${bracket.id}`)).body.size).toBe(4);
  const again = await house.call('DELETE', `/repeated-questions/${bracket.id}/tickets/${bracket.ticketIds[0]}`);
  expect(again.status).toBe(404);
  const united = await house.call('POST', `/repeated-questions/${bracket.id}/union`, { body: { otherId: parcel.id } });
  expect(united.status).toBe(200);
  expect(united.body.size).toBe(8);
  // From now on what comes in either language is this question.
  await came('Pacco', 'Buongiorno,\ndov’è il pacco? Il tracciamento non si muove.');
  await read();
  expect((await asked()).items).toMatchObject([{ id: bracket.id, size: 9 }]);
});

test('left out, brought back, answered: what asks the same later stays with it', async () => {
  for (const [subject, text] of PARAPHRASES.slice(0, 4)) await came(subject, text);
  await read();
  const [question] = (await asked()).items;
  const of = `/repeated-questions/${question.id}`;
  expect((await house.call('POST', `${of}/leaving-out`)).status).toBe(204);
  expect((await asked()).items).toEqual([]);
  await came(...(PARAPHRASES[4] as [string, string]));
  await read();
  expect((await asked()).items).toEqual([]);
  expect((await asked('left_out')).items).toMatchObject([{ id: question.id, size: 5 }]);
  expect((await house.call('DELETE', `${of}/leaving-out`)).status).toBe(204);
  house.clock.set(house.clock.now().add({ hours: 1 }));
  const answer = {
    title: 'Which bracket fits a 35 mm bar?',
    body: '<p>OL-B35 does.</p>',
    language: 'en',
    state: 'published',
  };
  const made = await house.call('POST', `${of}/answer`, { body: answer });
  expect(made.status).toBe(201);
  expect((await asked('written')).items).toMatchObject([
    { id: question.id, article: { id: made.body.articleId, title: answer.title, written: true } },
  ]);
  // And whether it helped.
  expect((await asked('written')).items[0].helped).toEqual({ before: 5, since: 0 });
  house.clock.set(house.clock.now().add({ hours: 1 }));
  await came('Bracket', 'Hello,\nis there a bracket for a handlebar with 35 mm?');
  await read();
  expect((await asked('written')).items[0].helped).toEqual({ before: 5, since: 1 });
  expect((await house.call('POST', `${of}/answer`, { body: { articleId: crypto.randomUUID() } })).status).toBe(422);
});

test('the best answer is what a solved ticket was told, and never one that was opened again', async () => {
  for (const [subject, text] of PARAPHRASES.slice(0, 4)) await came(subject, text);
  await read();
  const ids: string[] = (await asked()).items[0].ticketIds;
  const owen = await house.teammate('agent', { deskId: house.deskId, name: 'Owen Price' });
  const reply = async (ticketId: string | undefined, text: string) => {
    await house.as(owen, 'POST', `/tickets/${ticketId}/messages`, { type: 'reply', text });
    await house.call('PATCH', `/tickets/${ticketId}`, { body: { status: 'solved' } });
  };
  expect((await asked()).items[0].bestAnswer).toBeNull();
  await reply(ids[0], 'The wide bracket OL-B35 fits a 35 mm bar and costs nine euros.');
  await reply(ids[1], 'For a 35 mm bar take the wide bracket OL-B35, nine euros with two screws.');
  await reply(ids[2], 'Our holiday calendar hangs beside the coffee machine downstairs, funny enough.');
  const { bestAnswer, replies, minutes } = (await asked()).items[0];
  expect([replies, minutes]).toEqual([3, 7]);
  expect(bestAnswer.text).toContain('OL-B35');
  expect(bestAnswer.author).toEqual({ id: owen.id, name: 'Owen Price' });
  await house.call('PATCH', `/tickets/${bestAnswer.ticketId}`, { body: { status: 'open' } });
  const { bestAnswer: next } = (await asked()).items[0];
  expect(next.ticketId).not.toBe(bestAnswer.ticketId);
  expect(next.text).toContain('OL-B35');
});

test('who may not see a desk’s tickets sees none of its questions', async () => {
  for (const [subject, text] of PARAPHRASES) await came(subject, text);
  await read();
  const elsewhere = await house.teammate('lead', { deskId: house.itDeskId });
  const seen = await house.as(elsewhere, 'GET', '/repeated-questions');
  expect(seen.body).toMatchObject({ items: [], counts: { to_write: 0 }, asked: 0 });
  const [question] = (await asked()).items;
  expect((await house.as(elsewhere, 'GET', `/repeated-questions/${question.id}`)).status).toBe(404);
  expect((await house.as(elsewhere, 'POST', `/repeated-questions/${question.id}/leaving-out`)).status).toBe(404);
  const teammate = await house.teammate('teammate', { deskId: house.deskId });
  expect((await house.as(teammate, 'GET', '/repeated-questions')).body.items).toMatchObject([
    { can: { write: false } },
  ]);
  expect((await house.as(teammate, 'POST', `/repeated-questions/${question.id}/leaving-out`)).status).toBe(403);
});

test('the window and the number are the desk’s; what is older is forgotten', async () => {
  for (const [subject, text] of PARAPHRASES.slice(0, 3)) await came(subject, text);
  await read();
  const settings = `/desks/${house.deskId}/question-settings`;
  expect((await house.call('GET', settings)).body).toEqual({ days: 30, times: 4 });
  expect((await house.call('PUT', settings, { body: { days: 20, times: 3 } })).status).toBe(200);
  expect((await asked()).items).toMatchObject([{ size: 3, days: 20 }]);
  house.clock.set(house.clock.now().add({ hours: 24 * 21 }));
  await house.doJob('questions.tidy');
  expect((await asked()).items).toEqual([]);
  expect(await house.db.selectFrom('asked_tickets').selectAll().execute()).toEqual([]);
  expect(await house.db.selectFrom('asked_words').selectAll().execute()).toEqual([]);
  expect(await house.db.selectFrom('asked_groups').selectAll().execute()).toEqual([]);
});
