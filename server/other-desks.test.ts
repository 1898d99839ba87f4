import { expect, test } from 'vitest';
import { VIEWS } from '../contract/tickets.ts';
import { countingJob } from './features/search/filling.ts';
import type { CalledHouse, Caller } from './testing/callers.ts';
import { openCalledHouse, sampleMail } from './testing/callers.ts';

/** How long a live stream must have been silent to have told all that it will tell. */
const SILENCE_MS = 400;
const SUBJECT = 'Una lampada che non si carica';

async function houseWithOneTicket() {
  const called = await openCalledHouse();
  const { house, callers, otherDeskId } = called;
  const taken = await house.call('POST', '/inbound/email', { body: sampleMail(SUBJECT) });
  const { id, number }: { id: string; number: number } = taken.body.ticket;
  const { agent } = callers;
  await agent.call('PUT', `/tickets/${id}/assignee`, { teammateId: agent.teammateId });
  await agent.call('PUT', `/tickets/${id}/tags`, { tags: ['pioggia'] });
  await agent.call('PUT', `/tickets/${id}/draft`, { kind: 'note', html: '<p>Sentire il magazzino</p>', version: 0 });
  const replied = await agent.call('POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Buongiorno Giulia' });
  const { body: ticket } = await agent.call('GET', `/tickets/${id}`);
  const { body: messages } = await agent.call('GET', `/tickets/${id}/messages`);

  // The same customer's question to the other desk, linked to the first: a way to look across.
  const { body: own } = await house.call('POST', '/tickets', {
    body: { subject: 'A new badge', text: 'Hello', contact: { address: ticket.contact.address }, desk: 'IT desk' },
  });
  await house.db
    .insertInto('ticket_links')
    .values({ ticket_id: own.id, other_id: id, kind: 'second_desk', created_at: house.clock.now().toString() })
    .execute();
  return {
    called,
    id,
    number,
    own: own.id as string,
    deskId: house.deskId,
    otherDeskId,
    contactId: ticket.contact.id as string,
    messageId: messages.items[0].id as string,
    fileId: messages.items[0].attachments[0].id as string,
    outgoingId: replied.body.outgoing.id as string,
  };
}

async function eventsHeardBy(caller: Caller, { house }: CalledHouse): Promise<string> {
  await expect
    .poll(() => house.db.selectFrom('events').select('id').where('seq', 'is', null).execute(), { timeout: 5_000 })
    .toEqual([]);
  const response = await house.app.request('/api/v1/live?after=0', { headers: caller.headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream came');
  let heard = '';
  for (;;) {
    const next = await Promise.race([
      reader.read(),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), SILENCE_MS)),
    ]);
    if (next === null || next.done) break;
    heard += next.value;
  }
  await reader.cancel();
  return heard;
}

test('a ticket of another desk is nowhere to be found', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere } = made.called.callers;

  // What exists must be seen by the desk's own agent, or the absence below would prove nothing.
  const hidden = [
    `/tickets/${made.id}`,
    `/tickets/${made.number}`,
    `/tickets/${made.id}/messages`,
    `/tickets/${made.id}/events`,
    `/tickets/${made.id}/drafts`,
    `/messages/${made.messageId}/original`,
    `/attachments/${made.fileId}`,
    `/outbox/${made.outgoingId}`,
  ];
  for (const path of hidden) {
    expect([path, (await agent.call('GET', path)).status]).toEqual([path, 200]);
    expect([path, (await elsewhere.call('GET', path)).status]).toEqual([path, 404]);
  }

  const lists = [
    '/tickets',
    ...VIEWS.map((view) => `/tickets?view=${view}`),
    `/tickets?desk=${made.deskId}`,
    '/tickets?desk=Customer%20desk',
    `/tickets?contact=${made.contactId}`,
    `/tickets?assignee=${agent.teammateId}`,
    '/tickets?language=it',
    '/tickets?status=waiting',
    `/tickets/${made.own}`,
    `/tickets/${made.own}/messages`,
    `/tickets/${made.own}/events`,
    '/contacts?q=Bruno',
    `/contacts/${made.contactId}`,
    '/outbox',
    `/outbox?desk=${made.deskId}`,
    '/desks',
    '/me',
  ];
  for (const path of lists) {
    const { body } = await elsewhere.call('GET', path);
    const told = JSON.stringify(body);
    for (const secret of [made.id, made.outgoingId, SUBJECT, 'b.ferraro', 'pioggia']) {
      expect([path, told.includes(secret)]).toEqual([path, false]);
    }
  }
  const seen = await agent.call('GET', `/tickets?contact=${made.contactId}`);
  expect(seen.body.items.map((one: { id: string }) => one.id)).toEqual([made.id]);
});

test('a desk that one may not see has no name', { timeout: 60_000 }, async () => {
  const { called, deskId } = await houseWithOneTicket();
  const { agent, elsewhere } = called.callers;
  const ticket = { subject: 'x', text: 'x', contact: { address: 'x@lettera.example' } };
  const doors: [method: string, path: (desk: string) => string, body?: (desk: string) => object][] = [
    ['GET', (desk) => `/tickets?desk=${encodeURIComponent(desk)}`],
    ['GET', (desk) => `/tickets/counts?desk=${encodeURIComponent(desk)}`],
    ['GET', (desk) => `/tickets/count?view=all&desk=${encodeURIComponent(desk)}`],
    ['GET', (desk) => `/search?q=${encodeURIComponent(`desk:"${desk}"`)}`],
    ['GET', (desk) => `/search/completions?q=${encodeURIComponent(`desk:${desk}`)}&at=9`],
    ['POST', () => '/tickets', (desk) => ({ ...ticket, desk })],
  ];
  for (const [method, path, body] of doors) {
    const answerFor = async (caller: Caller, desk: string) => {
      const answer = await caller.call(method, path(desk), body?.(desk));
      return [answer.status, JSON.stringify(answer.body).replaceAll(desk, '…')];
    };
    for (const desk of ['Customer d', 'Customer desk', deskId, 'support@officinalume.example']) {
      const stranger = `f${desk.slice(1)}`;
      expect([path(desk), await answerFor(elsewhere, desk)]).toEqual([
        path(desk),
        await answerFor(elsewhere, stranger),
      ]);
    }
    expect((await answerFor(agent, 'Customer desk'))[0], path('')).toBeLessThan(300);
  }
  // Without a name it is one that the caller may see.
  expect((await elsewhere.call('POST', '/tickets', ticket)).body.desk).toMatchObject({ name: 'IT desk' });
});

test('what is counted is what is seen', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere, owner } = made.called.callers;
  const all = async (caller: Caller, query = ''): Promise<number> =>
    (await caller.call('GET', `/tickets/counts${query}`)).body.views?.all ?? 0;
  expect([await all(owner), await all(agent), await all(elsewhere)]).toEqual([2, 1, 1]);
  expect(await all(elsewhere, `?desk=${made.deskId}`)).toBe(0);
  const { body } = await elsewhere.call('GET', '/tickets/counts');
  expect(body.languages.map((one: { language: string }) => one.language)).not.toContain('it');
});

test('nobody hears of another desk’s tickets, whatever happened before', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere } = made.called.callers;
  expect(await eventsHeardBy(agent, made.called)).toContain(made.id);
  const heard = await eventsHeardBy(elsewhere, made.called);
  expect(heard).toContain(made.own);
  for (const secret of [made.id, made.deskId, made.outgoingId]) expect(heard).not.toContain(secret);
});

test('a ticket that moves is seen by its new desk and no longer by the old one', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere, owner } = made.called.callers;
  const moved = await owner.call('PUT', `/tickets/${made.id}/desk`, { deskId: made.otherDeskId });
  expect(moved.status).toBe(200);
  const statuses = async (path: string) => [
    (await agent.call('GET', path)).status,
    (await elsewhere.call('GET', path)).status,
  ];
  expect(await statuses(`/tickets/${made.id}`)).toEqual([404, 200]);
  expect(await statuses(`/tickets/${made.id}/messages`)).toEqual([404, 200]);
  expect(await statuses(`/attachments/${made.fileId}`)).toEqual([404, 200]);
  expect(await statuses(`/messages/${made.messageId}/original`)).toEqual([404, 200]);
});

const CATEGORY = 'Umidità';
const DOUBLE = 'giulia.segreta@lettera.example';

/** The same house, with all that a workbench adds to a ticket and around it. */
async function houseWithWorkbench() {
  const made = await houseWithOneTicket();
  const { house, callers } = made.called;
  const { owner, agent } = callers;
  const good = async (caller: Caller, method: string, path: string, body?: unknown) => {
    const answer = await caller.call(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { id: categoryId } = await good(owner, 'POST', `/desks/${made.deskId}/categories`, { name: CATEGORY });
  await good(owner, 'PUT', `/tickets/${made.id}/category`, { name: CATEGORY });
  const { id: teamId } = await good(owner, 'POST', '/teams', { name: 'Banco prove', desks: [{ deskId: made.deskId }] });
  await good(owner, 'PUT', `/tickets/${made.id}/team`, { teamId });
  const organization = await good(owner, 'POST', '/organizations', {
    name: 'Posta Nova',
    domains: ['postanova.example'],
    sharesOn: [made.deskId],
  });
  // Seen through the customers' desk alone, and very likely the customer whom both desks know.
  await good(owner, 'POST', '/tickets', {
    subject: SUBJECT,
    text: 'Ancora io',
    contact: { address: DOUBLE, name: 'Giulia Ferraro' },
    desk: 'Customer desk',
  });
  const words = (name: string, desk: string) => ({ name, desks: [desk], texts: { en: '<p>{{ ticket.subject }}</p>' } });
  const theirs = await good(owner, 'POST', '/saved-replies', words('Asciugare', made.deskId));
  const ours = await good(owner, 'POST', '/saved-replies', words('Badge', made.otherDeskId));
  const view = await good(owner, 'POST', '/views', {
    name: 'Bagnate',
    scope: 'company',
    filter: { tags: ['pioggia'] },
  });
  await good(agent, 'PUT', `/tickets/${made.id}/following`);
  await house.runJobs();
  return {
    ...made,
    good,
    categoryId: categoryId as string,
    teamId: teamId as string,
    organizationId: organization.id as string,
    theirReplyId: theirs.id as string,
    ourReplyId: ours.id as string,
    viewId: view.id as string,
  };
}

const filterOf = (filter: object): string => encodeURIComponent(JSON.stringify(filter));

test('no list, view, search, card or suggestion tells of it', { timeout: 90_000 }, async () => {
  const made = await houseWithWorkbench();
  const { agent, elsewhere } = made.called.callers;
  const secrets = [
    made.id,
    SUBJECT,
    'pioggia',
    CATEGORY,
    'Banco prove',
    DOUBLE,
    'Asciugare',
    `"number":${made.number},`,
  ];
  // What was asked may be said again; that is no answer.
  const secretsIn = (path: string, body: unknown): string[] =>
    secrets.filter((secret) => !decodeURIComponent(path).includes(secret) && JSON.stringify(body).includes(secret));

  // Beside each: whether the desk's own agent finds something of it by the same door, or the absence would prove nothing.
  const doors: [path: string, agentFinds: boolean][] = [
    ['/tickets?view=all', true],
    [`/tickets?view=${made.viewId}`, true],
    [`/tickets?filter=${filterOf({ tags: ['pioggia'] })}`, true],
    [`/tickets?filter=${filterOf({ category: [made.categoryId] })}`, true],
    [`/tickets?filter=${filterOf({ team: [made.teamId] })}`, true],
    [`/tickets?filter=${filterOf({ contact: [made.contactId] })}`, true],
    [`/tickets?filter=${filterOf({ organization: [made.organizationId] })}`, true],
    [`/tickets?filter=${filterOf({ not: { status: ['closed'] } })}`, true],
    ['/tickets/board?view=all&by=status', true],
    ['/tickets/board?view=all&by=category', true],
    ['/tickets/next?view=all', true],
    ['/search?q=lampada', true],
    ['/search?q=lampada&sort=best', true],
    [`/search?q=%23${made.number}`, true],
    ['/search?q=tag%3Apioggia', true],
    ['/search?q=from%3Aferraro', true],
    ['/search?q=desk%3A%22Customer%20desk%22', true],
    ['/search?q=scontrino', true],
    ['/search?q=-niente', true],
    ['/search/completions?q=tag%3Api&at=6', true],
    ['/search/completions?q=category%3AUm&at=11', true],
    ['/search/completions?q=team%3ABan&at=8', true],
    [`/tickets/${made.own}/similar`, false],
    [`/tickets/${made.own}/merge-candidates`, false],
    [`/tickets/${made.own}/together`, false],
    [`/tickets/${made.own}/events`, false],
    ['/mentions', false],
    ['/me/notifications', false],
    ['/bulk-changes', false],
    ['/tags', true],
    ['/categories', true],
    ['/teams', true],
    ['/saved-replies', true],
    ['/saved-replies?q=asciugare', true],
    ['/saved-replies/figures', true],
    ['/contacts', true],
    [`/contacts?organization=${made.organizationId}`, false],
    [`/contacts/${made.contactId}`, true],
    [`/contacts/${made.contactId}/timeline`, true],
    [`/contacts/${made.contactId}/duplicates`, true],
    [`/organizations/${made.organizationId}/people`, false],
    [`/organizations/${made.organizationId}/timeline`, true],
  ];
  for (const [path, agentFinds] of doors) {
    const answer = await elsewhere.call('GET', path);
    expect([path, answer.status, secretsIn(path, answer.body)]).toEqual([path, 200, []]);
    if (!agentFinds) continue;
    const seen = await agent.call('GET', path);
    expect([path, seen.status, secretsIn(path, seen.body).length > 0]).toEqual([path, 200, true]);
  }

  // A word that only their letters hold is no hint for a word that was mistyped.
  await countingJob.run(made.called.house.platform, {});
  const hint = async (caller: Caller) => JSON.stringify((await caller.call('GET', '/search?q=lampda')).body);
  expect(await hint(agent)).toContain('lampada');
  expect(await hint(elsewhere)).not.toContain('lampada');
  // Nor beside words that were meant and that they find.
  const beside = await elsewhere.call('GET', `/search?q=${encodeURIComponent('lampda or baadge helllo')}`);
  expect(JSON.stringify(beside.body)).not.toContain('lampada');
  const own = await elsewhere.call('GET', `/search?q=${encodeURIComponent('baadge helllo')}`);
  expect(own.body.corrected?.q).toBe('badge hello');
});

test('a shortcut is refused only for what one may type oneself', { timeout: 60_000 }, async () => {
  const { callers, house, otherDeskId } = await openCalledHouse();
  const { owner, manager } = callers;
  const status = async (caller: Caller, body: object) => {
    const reply = { name: 'x', shortcut: 'gia', texts: { en: '<p>x</p>' }, ...body };
    return (await caller.call('POST', '/saved-replies', reply)).status;
  };
  const here = { desks: [house.deskId] };
  const mine = { audience: 'private', desks: [] };
  expect([await status(owner, { desks: [otherDeskId] }), await status(owner, mine)]).toEqual([201, 201]);
  // Of another desk, and another's own.
  expect([await status(manager, here), await status(manager, mine)]).toEqual([201, 201]);
  // What they see themselves, on one desk of several too, and on all.
  expect([await status(manager, here), await status(manager, mine)]).toEqual([422, 422]);
  expect(await status(owner, { desks: [house.deskId, otherDeskId] })).toBe(422);
  expect(await status(owner, { desks: [] })).toBe(422);
});

test('nothing can be done with it, and nothing counted', { timeout: 90_000 }, async () => {
  const made = await houseWithWorkbench();
  const { agent, elsewhere } = made.called.callers;
  const { id, own } = made;
  const spare = made.called.callers.lead.teammateId;
  const closed: [method: string, path: string, body?: unknown][] = [
    ['GET', `/tickets/${id}/together`],
    ['GET', `/tickets/${id}/presence`],
    ['GET', `/tickets/${id}/similar`],
    ['GET', `/tickets/${id}/time`],
    ['GET', `/tickets/${id}/merge-candidates`],
    ['PUT', `/tickets/${id}/presence`, { screen: crypto.randomUUID(), state: 'reading' }],
    ['PUT', `/tickets/${id}/following`],
    ['PUT', `/tickets/${id}/snooze`, { until: '2026-12-01T08:00:00Z' }],
    ['POST', `/tickets/${id}/draft/shares`, { kind: 'note', teammateId: spare }],
    [
      'PUT',
      `/tickets/${id}/shared-drafts/${agent.teammateId}/suggestion`,
      { kind: 'note', html: '<p>x</p>', version: 1 },
    ],
    ['POST', `/tickets/${own}/links`, { kind: 'related', other: id }],
    ['POST', `/tickets/${own}/links`, { kind: 'related', other: String(made.number) }],
    ['POST', `/tickets/${own}/merge`, { into: id }],
    ['GET', `/saved-replies/${made.theirReplyId}`],
    ['POST', `/saved-replies/${made.ourReplyId}/filling`, { ticketId: id }],
    ['POST', `/tickets/${id}/macro`, { savedReplyId: made.ourReplyId }],
    ['GET', `/tickets?view=${crypto.randomUUID()}`],
  ];
  for (const [method, path, body] of closed) {
    const { status } = await elsewhere.call(method, path, body);
    expect([method, path, status]).toEqual([method, path, 404]);
  }
  const macro = async (savedReplyId: string) => {
    const { status, body } = await elsewhere.call('POST', `/tickets/${own}/macro`, { savedReplyId });
    return { status, body };
  };
  const refused = await macro(made.theirReplyId);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused).toEqual(await macro(crypto.randomUUID()));

  const preview = { tickets: { filter: { tags: ['pioggia'] } } };
  const counted = async (caller: Caller) => [
    (await caller.call('GET', `/tickets/count?filter=${filterOf({ tags: ['pioggia'] })}`)).body.count,
    (await caller.call('GET', `/tickets/count?view=${made.viewId}`)).body.count,
    (await caller.call('POST', '/bulk-changes/preview', preview)).body.count,
    (await caller.call('POST', '/bulk-changes/preview', { tickets: { ids: [id] } })).body.count,
  ];
  expect(await counted(agent)).toEqual([1, 1, 1, 1]);
  expect(await counted(elsewhere)).toEqual([0, 0, 0, 0]);

  for (const tickets of [{ ids: [id] }, { filter: { tags: ['pioggia'] } }])
    await elsewhere.call('POST', '/bulk-changes', { tickets, change: { priority: 'urgent' } });
  await made.called.house.runJobs();
  const { body } = await agent.call('GET', `/tickets/${id}`);
  expect([body.priority, JSON.stringify(await elsewhere.call('GET', '/bulk-changes')).includes(SUBJECT)]).toEqual([
    'normal',
    false,
  ]);
  // Whoever may not read it cannot be named in it: they would be told of what they cannot see.
  const html = `<p><span data-mention="teammate:${elsewhere.teammateId}">@x</span> look</p>`;
  expect((await agent.call('POST', `/tickets/${id}/messages`, { type: 'note', html })).status).toBe(422);
});

test('who is at a ticket is heard by its desk alone', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, lead, elsewhere } = made.called.callers;
  const beat = { screen: crypto.randomUUID(), state: 'reply' };
  expect((await agent.call('PUT', `/tickets/${made.id}/presence`, beat)).status).toBe(204);
  expect(await eventsHeardBy(lead, made.called)).toContain('event: presence');
  expect(await eventsHeardBy(elsewhere, made.called)).not.toContain('event: presence');
});

test('that two tickets have to do with each other is told to who sees both', { timeout: 60_000 }, async () => {
  const made = await houseWithOneTicket();
  const { agent, elsewhere, owner } = made.called.callers;
  const names = async (caller: Caller, ticketId: string): Promise<string[]> => {
    const { body } = await caller.call('GET', `/tickets/${ticketId}/events`);
    return body.items.map((one: { name: string }) => one.name).filter((name: string) => name.includes('linked'));
  };
  expect((await owner.call('POST', `/tickets/${made.own}/links`, { kind: 'blocks', other: made.id })).status).toBe(200);
  await owner.call('DELETE', `/tickets/${made.own}/links/${made.id}?kind=blocks`);
  const both = ['ticket.linked', 'ticket.unlinked'];
  expect([await names(owner, made.own), await names(owner, made.id)]).toEqual([both, both]);
  expect([await names(elsewhere, made.own), await names(agent, made.id)]).toEqual([[], []]);
  const heard = async (caller: Caller) => {
    const told = await eventsHeardBy(caller, made.called);
    return both.map((name) => told.includes(`"${name}"`));
  };
  expect([await heard(owner), await heard(elsewhere), await heard(agent)]).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ]);
});

test('an article of another desk is nowhere to be found, nor are its sections and files', {
  timeout: 60_000,
}, async () => {
  const { house, callers } = await openCalledHouse();
  const { agent, elsewhere, lead } = callers;
  const words = { title: SUBJECT, body: 'La pioggia entra dal tappo.', language: 'it', state: 'published' };
  const section = await lead.call('POST', '/sections', { desk: house.deskId, names: { it: { name: 'Carica' } } });
  const made = await agent.call('POST', '/articles', { ...words, sectionId: section.body.id });
  const { id, slug } = made.body;
  const form = new FormData();
  form.set('file', new File(['words'], 'prova.txt'));
  const file = await agent.call('POST', `/articles/${id}/files`, form);

  const hidden = ['', '/versions', '/versions/1', '/difference?from=1', '/markdown', '/comments', '/figures'].map(
    (rest) => `/articles/${id}${rest}`,
  );
  for (const path of [...hidden, `/articles/files/${file.body.id}`]) {
    expect([path, (await agent.call('GET', path)).status]).toEqual([path, 200]);
    expect([path, (await elsewhere.call('GET', path)).status]).toEqual([path, 404]);
  }
  const lists = [
    '/articles',
    '/articles?state=put_away',
    '/articles/search?q=pioggia',
    `/articles?desk=${house.deskId}`,
  ];
  for (const path of [...lists, `/sections?desk=${house.deskId}`, `/articles?section=${section.body.id}`]) {
    const told = JSON.stringify((await elsewhere.call('GET', path)).body);
    for (const secret of [id, slug, SUBJECT, section.body.id])
      expect([path, told.includes(secret)]).toEqual([path, false]);
  }
  expect((await agent.call('GET', '/articles/search?q=pioggia')).body.items).toMatchObject([{ id }]);
  // Nor may what is elsewhere be put there.
  const own = await elsewhere.call('POST', '/articles', { title: 'Own', body: 'Words', visibility: 'internal' });
  expect(own.status).toBe(201);
  for (const change of [{ sectionId: section.body.id }, { desk: house.deskId }])
    expect((await elsewhere.call('PATCH', `/articles/${own.body.id}`, change)).status).toBe(422);
});
