import { expect, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import type { CalledHouse, Caller } from '../../testing/callers.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import type { TestHouse } from '../../testing/index.ts';
import { briefingNotes, keepLessons } from './index.ts';

const BY_HAND =
  'Hello Hannah Whitlock, the clamp in the box closes up to 32 mm. For a bar of 35 mm there is a wide clamp, OL-B35: undo the two screws, change the ring and press until it clicks.';
const REAR =
  'Take the bracket OL-R2. The wide clamp fits a bar of 35 mm only; behind the seat this bracket goes on with two screws.';

let house: TestHouse;
let callers: CalledHouse['callers'];
let rotaId: string;

async function ok(caller: Caller, method: string, path: string, body?: object) {
  const came = await caller.call(method, path, body);
  expect([came.status < 300, method, path, came.status < 300 ? null : came.body]).toEqual([true, method, path, null]);
  return came.body;
}

async function addShift(teammateId: string | null, on: string, buddyId: string | null): Promise<string> {
  const id = newId();
  await house.db
    .insertInto('shifts')
    .values({
      id,
      rota_id: rotaId,
      teammate_id: teammateId ?? '',
      buddy_id: buddyId,
      on_date: on,
      starts_at: `${on}T08:00:00Z`,
      ends_at: `${on}T16:00:00Z`,
      time_zone: 'Europe/Rome',
      state: 'published',
      published_at: '2026-11-01T10:00:00Z',
      changed_at: '2026-11-01T10:00:00Z',
    })
    .execute();
  return id;
}

async function beginDay(shiftId: string, { teammateId }: Caller, at: string): Promise<void> {
  await house.db
    .insertInto('shift_days')
    .values({ shift_id: shiftId, teammate_id: teammateId ?? '', begun_at: at })
    .execute();
}

async function ticketOf(caller: Caller, subject: string, text: string): Promise<string> {
  const { id } = (
    await house.call('POST', '/tickets', {
      body: {
        subject,
        text,
        contact: { address: `h${Math.random()}@mail.example`, name: 'Hannah Whitlock' },
      },
    })
  ).body;
  await house.db.updateTable('tickets').set({ assignee_id: caller.teammateId }).where('id', '=', id).execute();
  return id;
}

test('a shift is handed on, what it taught becomes an article and another name, and it counts as complete', {
  timeout: 300_000,
}, async () => {
  ({ house, callers } = await openCalledHouse());
  const { agent, teammate, lead, manager } = callers;
  const now = house.clock.now();
  ({ id: rotaId } = await ok(manager, 'POST', '/rotas', {
    deskId: house.deskId,
    name: 'Customers',
    rules: { looksBeforeAlone: 0 },
  }));
  for (const [caller, part] of [
    [agent, 'buddy'],
    [teammate, 'participant'],
    [lead, 'participant'],
  ] as const)
    await ok(manager, 'PUT', `/rotas/${rotaId}/people/${caller.teammateId}`, { part, languages: ['en'] });
  const shiftId = await addShift(teammate.teammateId, '2026-11-19', agent.teammateId);
  await addShift(lead.teammateId, '2026-11-20', agent.teammateId);
  await beginDay(shiftId, teammate, now.subtract({ hours: 1 }).toString());

  // The end of a shift is its own person's.
  expect((await agent.call('GET', `/shifts/${shiftId}/after`)).status).toBe(404);

  // Two letters that no article fits, answered by hand; one whose answer is written down.
  const bracket = await ticketOf(teammate, 'Which bracket for a 35 mm bar', 'The clamp does not fit my handlebar.');
  await ok(teammate, 'POST', `/tickets/${bracket}/messages`, { type: 'reply', text: BY_HAND, status: 'solved' });
  await house.call('POST', '/articles', {
    body: {
      desk: house.deskId,
      title: 'Charging the battery in winter',
      body: '<p>Charge the battery of the light indoors: below five degrees it does not charge.</p>',
      state: 'published',
    },
  });
  const written = await ticketOf(teammate, 'Charging in winter', 'The battery of my light does not charge.');
  await ok(teammate, 'POST', `/tickets/${written}/messages`, { type: 'reply', text: `${BY_HAND} Charge it indoors.` });
  // Searched and not found, letter by letter; and what names one person is no word.
  for (const q of ['recove', 'recovery mode', 'hannah@mail.example'])
    await ok(teammate, 'GET', `/articles/search?q=${encodeURIComponent(q)}`);

  const gathered = (await ok(teammate, 'GET', `/shifts/${shiftId}/gathered`)).items;
  expect(gathered.map(({ kind, title }: { kind: string; title: string }) => [kind, title])).toEqual([
    ['no-answer', 'Which bracket for a 35 mm bar'],
    ['search-without-result', 'recovery mode'],
  ]);

  // Nothing is counted twice, however often one looks; a longer reply to the same request takes the place of a shorter one.
  await ok(teammate, 'POST', `/tickets/${bracket}/messages`, { type: 'reply', text: `${BY_HAND} Then it holds.` });
  const again = (await ok(teammate, 'GET', `/shifts/${shiftId}/gathered`)).items;
  expect(again.map(({ id, times }: { id: string; times: number }) => [id, times])).toEqual(
    gathered.map(({ id }: { id: string }) => [id, 1]),
  );

  // What the buddy taught is kept at once: a word with its sentence, a long text whole under a title that is short.
  const long = `${'The clamp is wide enough for it. '.repeat(30)}`.trim();
  const taught = (after: string, text: string, isLesson = true) =>
    act(house.platform, system('a look'), (one) =>
      keepLessons(one, {
        ticketId: bracket,
        rotaId,
        shiftId,
        authorId: teammate.teammateId ?? '',
        text,
        changes: [{ after, isLesson, guideId: null }],
      }),
    );
  await taught('by Friday', 'You have it by Friday. Thank you.');
  await taught(long, long, false);
  await taught('Hello', 'Hello Hannah,', false);
  const lessons = (await ok(teammate, 'GET', `/shifts/${shiftId}/gathered`)).items.filter(
    ({ kind }: { kind: string }) => kind === 'buddy-changed',
  );
  const titles = lessons.map(({ title }: { title: string }) => title);
  expect(titles).toHaveLength(2);
  expect(titles).toContain('You have it by Friday.');
  expect(Math.max(...titles.map((title: string) => title.length))).toBeLessThanOrEqual(200);
  const kept = (await ok(teammate, 'GET', `/shifts/${shiftId}/after`)).texts;
  expect(kept.some(({ html }: { html: string }) => html.includes(long))).toBe(true);
  for (const { id } of lessons) await ok(teammate, 'POST', `/gathered/${id}/left`, {});

  // What is open is suggested to who is on shift next.
  const after = await ok(teammate, 'GET', `/shifts/${shiftId}/after`);
  expect(after.texts[0].html).toContain('wide clamp');
  expect(after.texts[0].html).not.toContain('Hannah');
  const open = after.handOver.tickets.map(({ ticket }: { ticket: { id: string } }) => ticket.id);
  expect(open).toContain(written);
  expect((await teammate.call('POST', `/shifts/${shiftId}/completion`, {})).body.type).toContain('hand-over-first');
  // What is due today goes to the buddy, as long as their day has room.
  const soon = await ticketOf(teammate, 'Does it float', 'My light fell into the canal.');
  const toWhom = async () => {
    const { handOver } = await ok(teammate, 'GET', `/shifts/${shiftId}/after`);
    return handOver.tickets.find(({ ticket }: { ticket: { id: string } }) => ticket.id === soon).suggestion.to.id;
  };
  expect(await toWhom()).toBe(agent.teammateId);
  await ok(agent, 'POST', `/tickets/${await ticketOf(agent, 'A bell', 'Which bell?')}/messages`, {
    type: 'reply',
    text: 'The small one.',
  });
  await ok(manager, 'PATCH', `/rotas/${rotaId}`, { rules: { buddyDay: { soft: 1, hard: 1 } } });
  expect(await toWhom()).toBe(lead.teammateId);
  await ok(manager, 'PATCH', `/rotas/${rotaId}`, { rules: { buddyDay: { soft: 40, hard: 60 } } });
  const handed = await ok(teammate, 'POST', `/shifts/${shiftId}/hand-over`, {
    tickets: [
      {
        ticketId: written,
        kind: 'handed',
        to: lead.teammateId,
        wants: 'A light that charges',
        next: 'Ask how cold it is.',
      },
    ],
    noteForBriefing: 'Update 1.8 stalls on laptop chargers. Ask for the wall one first.',
  });
  expect(handed.handOver.tickets[0].handed).toMatchObject({ kind: 'handed', to: { id: lead.teammateId } });
  const ticket = (await ok(lead, 'GET', `/tickets/${written}`)) as { assignee: { id: string } };
  expect(ticket.assignee.id).toBe(lead.teammateId);
  const [note] = await briefingNotes(house.db, rotaId, house.clock.now());
  expect(note).toMatchObject({ words: 'Update 1.8 stalls on laptop chargers. Ask for the wall one first.' });

  // A helper who may not write for customers gives the draft to the buddy, who looks it over and publishes it.
  const { id: articleId } = await ok(teammate, 'POST', `/gathered/${gathered[0].id}/article`, {
    title: 'Which bracket fits a 35 mm bar?',
    html: '<p>For 35 mm there is a wide clamp, OL-B35.</p>',
    language: 'en',
  });
  expect((await teammate.call('POST', `/gathered/${gathered[0].id}/left`, {})).status).toBe(409);
  const draft = await ok(agent, 'GET', `/articles/${articleId}`);
  expect(draft.texts[0].review.askedOf.id).toBe(agent.teammateId);
  await ok(agent, 'POST', `/articles/${articleId}/reviews/${draft.texts[0].review.id}/outcome`, { outcome: 'fine' });
  await ok(agent, 'POST', `/articles/${articleId}/publication`, { language: 'en' });

  // What comes near what is written already becomes a change of it, for the buddy to look over.
  const wide = await ticketOf(teammate, 'A light behind the seat', 'How do I mount it on my carrier?');
  await ok(teammate, 'POST', `/tickets/${wide}/messages`, { type: 'reply', text: REAR });
  const more = await ok(teammate, 'GET', `/shifts/${shiftId}/after`);
  const rear = more.gathered.find(({ title }: { title: string }) => title === 'A light behind the seat');
  const { near: nearest } = more.texts.find(({ gatheredId }: { gatheredId: string }) => gatheredId === rear.id);
  expect(nearest).toEqual({ id: articleId, title: 'Which bracket fits a 35 mm bar?', language: 'en' });
  const [text] = (await ok(teammate, 'GET', `/articles/${articleId}`)).texts;
  const edit = {
    articleId,
    language: 'en',
    html: `${text.html}<p>At the rear take OL-R2.</p>`,
    ifVersion: text.version,
  };
  const editing = (body: object) => teammate.call('POST', `/gathered/${rear.id}/article-edit`, body);
  expect((await editing({ ...edit, ifVersion: text.version - 1 })).body.type).toContain('article-changed');
  // Words of a colleague's that nobody has published yet are theirs.
  const { texts } = await ok(agent, 'PATCH', `/articles/${articleId}`, { body: `${text.html}<p>Mine.</p>` });
  expect((await editing({ ...edit, ifVersion: texts[0].version })).body.type).toContain('article-in-work');
  const { texts: back } = await ok(agent, 'PATCH', `/articles/${articleId}`, { body: text.html });
  expect((await editing({ ...edit, ifVersion: back[0].version })).status).toBe(201);
  const changed = (await ok(agent, 'GET', `/articles/${articleId}`)).texts[0];
  expect(changed).toMatchObject({ state: 'published', changed: true, changedBy: { id: teammate.teammateId } });
  expect(changed.review.askedOf.id).toBe(agent.teammateId);
  expect((await editing(edit)).status).toBe(409);
  await ok(agent, 'POST', `/articles/${articleId}/publication`, { language: 'en' });

  // The word is another name of what the article is about.
  await ok(teammate, 'POST', `/gathered/${gathered[1].id}/same-word`, { articleId });
  const found = await ok(agent, 'GET', '/articles/search?q=recovery%20mode');
  expect(found.items.map(({ id }: { id: string }) => id)).toEqual([articleId]);

  expect((await ok(agent, 'GET', `/articles/${articleId}`)).alsoCalled).toEqual(['recovery mode']);
  await ok(agent, 'PATCH', `/articles/${articleId}`, { alsoCalled: ['wide clamp mode'] });
  expect((await ok(agent, 'GET', '/articles/search?q=recovery')).items).toEqual([]);

  const ended = await ok(teammate, 'POST', `/shifts/${shiftId}/completion`, { wordToBuddy: 'Thank you.' });
  expect(ended).toMatchObject({ state: 'complete', contributions: { articles: 1, published: 1 } });
  expect((await ok(teammate, 'GET', `/shifts/${shiftId}`)).state).toBe('complete');
  const said = (await ok(agent, 'GET', '/teammates/me/words')).items;
  expect(said).toMatchObject([{ shiftId, by: { id: teammate.teammateId }, words: 'Thank you.' }]);
  expect((await ok(lead, 'GET', '/teammates/me/words')).items).toEqual([]);
  expect((await teammate.call('POST', `/shifts/${shiftId}/completion`, {})).status).toBe(409);

  // A day of that week that nobody handed over is asked for, and counts once it is: until its own end, and not until now.
  const tuesday = await addShift(teammate.teammateId, '2026-11-17', agent.teammateId);
  await beginDay(tuesday, teammate, '2026-11-17T08:05:00Z');
  await addShift(teammate.teammateId, '2026-11-16', null);
  expect((await ok(teammate, 'GET', '/shifts/today')).unended).toMatchObject({ id: tuesday, on: '2026-11-17' });
  const late = await ok(teammate, 'GET', `/shifts/${tuesday}/after`);
  expect(late.day).toMatchObject({ on: '2026-11-17', load: { answered: 0 } });
  await ok(teammate, 'POST', `/shifts/${tuesday}/hand-over`, { tickets: [{ ticketId: wide, kind: 'kept' }] });
  const over = await ok(teammate, 'POST', `/shifts/${tuesday}/completion`, {});
  expect(over.day.endedAt).toBe('2026-11-17T16:00:00Z');
  expect((await ok(teammate, 'GET', '/shifts/today')).unended).toBeNull();

  // Managers and leads see who was near customers, and what they heard.
  house.clock.set(Temporal.Instant.from('2026-11-20T18:00:00Z'));
  const near = await ok(manager, 'GET', `/rotas/${rotaId}/company?from=2026-10-01&to=2026-11-30`);
  const of = (caller: Caller) =>
    near.people.find((each: { teammate: { id: string } }) => each.teammate.id === caller.teammateId);
  expect(near.months).toEqual(['2026-10', '2026-11']);
  expect(of(teammate)).toMatchObject({ shifts: [0, 3], unended: 1, lastOn: '2026-11-19' });
  expect(near.compared).toMatchObject({ onShift: { replies: 4 }, replyMayBeChance: true });
  expect(near.contributions).toMatchObject([{ teammate: { id: teammate.teammateId }, articles: 1 }]);
  expect(near.coverage.seats[3].filter((seats: number) => seats > 0)).toHaveLength(8);
  // Who was there before these months is not told as somebody who never was.
  const later = await ok(manager, 'GET', `/rotas/${rotaId}/company?from=2026-12-01&to=2026-12-31`);
  expect(later.people.find((each: { lastOn: string | null }) => each.lastOn === '2026-11-19')).toMatchObject({
    shifts: [0],
  });
  // What came is told by what it came by too, and nothing of it twice.
  const came = (rows: number[][]) => rows.flat().filter((letters) => letters > 0).length;
  const [program, ...others] = near.coverage.channels;
  expect([program.channel, others]).toEqual(['api', []]);
  expect(program.count).toBe(5);
  expect(came(program.letters)).toBe(came(near.coverage.letters));
  expect((await agent.call('GET', `/rotas/${rotaId}/company?from=2026-10-01&to=2026-11-30`)).status).toBe(403);
});
