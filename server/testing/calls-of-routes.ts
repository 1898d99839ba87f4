import { USUAL_NOTIFICATIONS } from '../../contract/notifications.ts';
import type { WhatCame } from './answers-as-described.ts';
import type { CalledHouse, Caller } from './callers.ts';
import { sampleMail } from './callers.ts';
import { callsOfAfterShift } from './calls-of-after-shift.ts';
import { callsOfArticles } from './calls-of-articles.ts';
import { callsOfCards } from './calls-of-cards.ts';
import { callsOfHelpCentre } from './calls-of-help-centre.ts';
import { callsOfMyRequests } from './calls-of-my-requests.ts';
import { callsOfQuestions } from './calls-of-questions.ts';
import { callsOfReviews } from './calls-of-reviews.ts';
import { callsOfRota } from './calls-of-rota.ts';
import { callsOfShiftDay } from './calls-of-shift-day.ts';
import type { Call, Prepare } from './preparing-calls.ts';

export interface CallsOfRoutes {
  /** Calls a route, "GET /tickets", as somebody, with something real to work on. */
  answerOf(route: string, caller: Caller): Promise<WhatCame>;
}

/** One call for every route of the API that would be good if its caller may do it. */
export async function openCallsOfRoutes({ house, otherDeskId }: CalledHouse): Promise<CallsOfRoutes> {
  const { db, deskId } = house;
  const made = async (method: string, path: string, body?: unknown) => {
    const answer = await house.call(method, path, { body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const nobody = crypto.randomUUID();
  let count = 0;
  const fresh = (): string => `fresh-${++count}`;

  const taken = await made('POST', '/inbound/email', sampleMail('Luna 2 non si carica'));
  const ticketId: string = taken.ticket.id;
  const messageId: string = taken.message.id;
  const detail = await made('GET', `/tickets/${ticketId}`);
  const contactId: string = detail.contact.id;
  const inCopy: string = detail.participants.find((one: { role: string }) => one.role === 'cc').contactId;
  const [message] = (await made('GET', `/tickets/${ticketId}/messages`)).items;
  const fileId: string = message.attachments[0].id;
  const spare = await house.teammate('teammate', { deskId, name: 'Spare' });

  const satisfactionSetting = { scale: 'five', hoursAfter: 24, lowMark: 2, tellId: null };
  const hook = async (): Promise<string> =>
    (await made('POST', '/webhooks', { name: fresh(), url: 'https://hooks.example/in' })).id;
  const savedWords = () => ({
    name: fresh(),
    desks: [deskId],
    texts: { en: '<p>Thank you, {{ contact.first_name }}.</p>' },
    effects: { priority: 'high' },
  });
  const savedReply = async (): Promise<string> => (await made('POST', '/saved-replies', savedWords())).id;
  const ticket = async (): Promise<string> =>
    (
      await made('POST', '/tickets', {
        subject: fresh(),
        text: 'Hello',
        contact: { address: 'owen@postanova.example' },
        desk: 'Customer desk',
      })
    ).id;
  const reply = async (): Promise<string> => {
    const { outgoing } = await made('POST', `/tickets/${await ticket()}/messages`, { type: 'reply', text: 'Hello' });
    return outgoing.id;
  };
  const answeredTwice = async (): Promise<{ id: string; first: string }> => {
    const id = await ticket();
    await made('POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Hello' });
    const { items } = await made('GET', `/tickets/${id}/messages`);
    return { id, first: items[0].id };
  };
  const organization = async (): Promise<string> => (await made('POST', '/organizations', { name: fresh() })).id;
  const team = async (): Promise<string> => (await made('POST', '/teams', { name: fresh(), desks: [{ deskId }] })).id;
  const category = async (): Promise<string> =>
    (await made('POST', `/desks/${deskId}/categories`, { name: fresh() })).id;
  // One for all calls: a desk has room for so many.
  let fieldId = '';
  const field = async (): Promise<string> => {
    fieldId ||= (await made('POST', `/desks/${deskId}/fields`, { kind: 'text', labels: { en: fresh() } })).id;
    return fieldId;
  };
  let requestTypeId = '';
  const requestType = async (): Promise<string> => {
    requestTypeId ||= (await made('POST', `/desks/${deskId}/request-types`, { names: { en: fresh() } })).id;
    return requestTypeId;
  };
  const mailbox = async (): Promise<string> =>
    (await made('POST', '/mailboxes', { deskId, address: `${fresh()}@officinalume.example` })).id;
  const form = (): FormData => {
    const data = new FormData();
    data.set('file', new File(['words'], 'words.txt', { type: 'text/plain' }));
    return data;
  };
  const participants = (change: { confirmed_at?: string | null; removed_at: null }) =>
    db
      .updateTable('ticket_participants')
      .set(change)
      .where('ticket_id', '=', ticketId)
      .where('role', '=', 'cc')
      .execute();
  const onTicket = (rest: string, body?: unknown): Call => ({ path: `/tickets/${ticketId}${rest}`, body });
  const onNewTicket = (rest: string, body?: unknown) => async (): Promise<Call> => ({
    path: `/tickets/${await ticket()}${rest}`,
    body,
  });
  const desk = `/desks/${deskId}`;
  const sharedView = async (): Promise<string> =>
    (await made('POST', '/views', { name: fresh(), scope: 'company', filter: {} })).id;
  const bulkBody = async () => ({ tickets: { ids: [await ticket()] }, change: { priority: 'high' } });
  /** One that the caller began, and that has ended; whoever may not begin one names none. */
  const onBulkChange = (rest: string) => async (caller: Caller) => {
    const { body } = await caller.call('POST', '/bulk-changes', await bulkBody());
    await house.runJobs();
    return { path: `/bulk-changes/${body.id ?? nobody}${rest}` };
  };
  const senderBlock = (name: string) => ({ kind: 'address', value: `${name}@promo.example`, deskId });
  const footer = { subject: '', body: '<p>{{ company.name }}</p>' };

  const calls: Record<string, Prepare> = {
    'GET /me': () => ({ path: '/me' }),
    'PATCH /me': () => ({ path: '/me', body: { theme: 'dark' } }),
    'GET /me/sessions': () => ({ path: '/me/sessions' }),
    'DELETE /me/sessions/{id}': () => ({ path: `/me/sessions/${nobody}` }),
    'PUT /me/password': () => ({
      path: '/me/password',
      body: { currentPassword: 'not it', newPassword: 'lanterna verde 8' },
    }),
    'GET /me/signatures': () => ({ path: '/me/signatures' }),
    'PUT /me/signatures': () => ({ path: '/me/signatures', body: { html: '<p>At your service</p>' } }),

    'GET /teammates': () => ({ path: '/teammates' }),
    'GET /teammates/{id}': () => ({ path: `/teammates/${spare.id}` }),
    'PUT /teammates/{id}/grants': () => ({
      path: `/teammates/${spare.id}/grants`,
      body: { grants: [{ role: 'teammate', deskId }] },
    }),
    'POST /teammates/{id}/deactivation': async () => {
      const leaving = await house.teammate('teammate', { deskId });
      return { path: `/teammates/${leaving.id}/deactivation` };
    },
    'DELETE /teammates/{id}/deactivation': async () => {
      const gone = await house.teammate('teammate', { deskId });
      await made('POST', `/teammates/${gone.id}/deactivation`);
      return { path: `/teammates/${gone.id}/deactivation` };
    },

    'GET /invitations': () => ({ path: '/invitations' }),
    'POST /invitations': () => ({
      path: '/invitations',
      body: { email: `${fresh()}@officinalume.example`, name: 'New', role: 'agent', deskId },
    }),
    'DELETE /invitations/{id}': async () => {
      const body = { email: `${fresh()}@officinalume.example`, name: 'New', role: 'agent', deskId };
      return { path: `/invitations/${(await made('POST', '/invitations', body)).id}` };
    },
    'GET /invitations/{token}': () => ({ path: '/invitations/no-such-link' }),
    'POST /invitations/{token}/acceptance': () => ({
      path: '/invitations/no-such-link/acceptance',
      body: { name: 'New', password: 'lanterna verde 8', locale: 'en' },
    }),

    'GET /tokens': () => ({ path: '/tokens' }),
    'POST /tokens': () => ({ path: '/tokens', body: { name: fresh(), scopes: ['read'] } }),
    'DELETE /tokens/{id}': async (caller) => {
      // Only people make tokens: the caller's own where they may, else one that is nobody's.
      const own = await caller.call('POST', '/tokens', { name: fresh(), scopes: ['read'] });
      return { path: `/tokens/${own.body.id ?? nobody}` };
    },

    'GET /setup': () => ({ path: '/setup' }),
    'POST /setup/code-check': () => ({ path: '/setup/code-check', body: { code: 'not-it' } }),
    'POST /setup': () => ({
      path: '/setup',
      body: {
        code: 'not-it',
        companyName: 'Taken over',
        languages: ['en'],
        owner: { name: 'Eve', email: 'eve@elsewhere.example', password: 'lanterna verde 8' },
        desk: { name: 'Hers', address: 'desk@elsewhere.example' },
      },
    }),

    'GET /company': () => ({ path: '/company' }),
    'PATCH /company': () => ({ path: '/company', body: { name: fresh() } }),

    'GET /desks': () => ({ path: '/desks' }),
    'POST /desks': () => {
      const name = fresh();
      const address = `${name}@officinalume.example`;
      return { path: '/desks', body: { name, languages: ['en'], timeZone: 'Europe/Rome', address } };
    },
    'PATCH /desks/{id}': () => ({ path: desk, body: { quietDays: 7 } }),
    'POST /desks/{id}/addresses': () => ({
      path: `${desk}/addresses`,
      body: { address: `${fresh()}@officinalume.example` },
    }),
    'DELETE /desks/{id}/addresses/{address}': async () => {
      const address = `${fresh()}@officinalume.example`;
      await made('POST', `${desk}/addresses`, { address });
      return { path: `${desk}/addresses/${address}` };
    },
    'GET /desks/{id}/templates': () => ({ path: `${desk}/templates` }),
    'PUT /desks/{id}/templates/{kind}/{language}': () => ({ path: `${desk}/templates/footer/en`, body: footer }),
    'DELETE /desks/{id}/templates/{kind}/{language}': async () => {
      await made('PUT', `${desk}/templates/footer/en`, footer);
      return { path: `${desk}/templates/footer/en` };
    },
    'POST /desks/{id}/templates/preview': () => ({
      path: `${desk}/templates/preview`,
      body: { ...footer, kind: 'footer', language: 'en' },
    }),
    'POST /desks/{id}/test-message': () => ({ path: `${desk}/test-message`, body: { to: 'me@postanova.example' } }),

    'GET /organizations': () => ({ path: '/organizations' }),
    'POST /organizations': () => ({ path: '/organizations', body: { name: fresh() } }),
    'GET /organizations/{id}': async () => ({ path: `/organizations/${await organization()}` }),
    'PATCH /organizations/{id}': async () => ({
      path: `/organizations/${await organization()}`,
      body: { sharesOn: [deskId] },
    }),

    'GET /tickets': () => ({ path: '/tickets' }),
    'GET /tickets/counts': () => ({ path: '/tickets/counts' }),
    'GET /tickets/count': () => ({ path: '/tickets/count?view=open' }),
    'GET /tickets/next': () => ({ path: '/tickets/next' }),
    'GET /tickets/board': () => ({ path: '/tickets/board?view=all' }),
    'GET /search': () => ({ path: '/search?q=lamp' }),
    'GET /search/completions': () => ({ path: '/search/completions?q=is:' }),
    'GET /views': () => ({ path: '/views' }),
    'POST /views': () => ({ path: '/views', body: { name: fresh(), filter: {} } }),
    'PUT /views/order': () => ({ path: '/views/order', body: { order: ['all'], hidden: [] } }),
    'PATCH /views/{id}': async () => ({ path: `/views/${await sharedView()}`, body: { name: fresh() } }),
    'DELETE /views/{id}': async () => ({ path: `/views/${await sharedView()}` }),
    'POST /views/{id}/restoration': async () => ({ path: `/views/${await sharedView()}/restoration` }),
    'POST /bulk-changes/preview': () => ({ path: '/bulk-changes/preview', body: { tickets: { view: 'open' } } }),
    'POST /bulk-changes': async () => ({ path: '/bulk-changes', body: await bulkBody() }),
    'GET /bulk-changes': () => ({ path: '/bulk-changes' }),
    'GET /bulk-changes/{id}': onBulkChange(''),
    'POST /bulk-changes/{id}/stop': onBulkChange('/stop'),
    'POST /bulk-changes/{id}/undo': onBulkChange('/undo'),
    'GET /bulk-changes/{id}/refusals': onBulkChange('/refusals'),
    'POST /tickets': () => ({
      path: '/tickets',
      body: { subject: fresh(), text: 'Hello', contact: { address: 'owen@postanova.example' }, desk: 'Customer desk' },
    }),
    'GET /tickets/{idOrNumber}': () => onTicket(''),
    'PATCH /tickets/{id}': () => onTicket('', { subject: fresh() }),
    'PUT /tickets/{id}/assignee': onNewTicket('/assignee', { teammateId: spare.id }),
    'PUT /tickets/{id}/priority': onNewTicket('/priority', { priority: 'low' }),
    'PUT /tickets/{id}/category': () => onTicket('/category', { name: null }),
    'PUT /tickets/{id}/tags': () => onTicket('/tags', { tags: [fresh()] }),
    'PUT /tickets/{id}/subject': () => onTicket('/subject', { subject: fresh() }),
    'PUT /tickets/{id}/desk': onNewTicket('/desk', { deskId: otherDeskId }),
    'PUT /tickets/{id}/status': onNewTicket('/status', { status: 'on_hold' }),
    'PUT /tickets/{id}/start': onNewTicket('/start', { startsAt: '2026-12-01T08:00:00Z' }),
    'POST /tickets/{id}/solution': onNewTicket('/solution'),
    'POST /tickets/{id}/closure': onNewTicket('/closure'),
    'POST /tickets/{id}/reopening': async () => {
      const id = await ticket();
      await made('POST', `/tickets/${id}/solution`);
      return { path: `/tickets/${id}/reopening` };
    },
    'POST /tickets/{id}/status-link': () => onTicket('/status-link'),
    'GET /tickets/{id}/merge-candidates': () => onTicket('/merge-candidates'),
    'POST /tickets/{id}/merge': async () => ({
      path: `/tickets/${await ticket()}/merge`,
      body: { into: await ticket() },
    }),
    'DELETE /tickets/{id}/merge': async () => {
      const id = await ticket();
      await made('POST', `/tickets/${id}/merge`, { into: await ticket() });
      return { path: `/tickets/${id}/merge` };
    },
    'POST /tickets/{id}/split': async () => {
      const { id, first } = await answeredTwice();
      return { path: `/tickets/${id}/split`, body: { messageIds: [first] } };
    },
    'DELETE /tickets/{id}/split': async () => {
      const { id, first } = await answeredTwice();
      const { id: part } = await made('POST', `/tickets/${id}/split`, { messageIds: [first] });
      return { path: `/tickets/${part}/split` };
    },
    'DELETE /tickets/{id}/suggestion': onNewTicket('/suggestion'),
    'POST /tickets/{id}/reading': () => onTicket('/reading'),
    'POST /tickets/{id}/participants/{contactId}/confirmation': async () => {
      await participants({ confirmed_at: null, removed_at: null });
      return onTicket(`/participants/${inCopy}/confirmation`);
    },
    'DELETE /tickets/{id}/participants/{contactId}': async () => {
      await participants({ removed_at: null });
      return onTicket(`/participants/${inCopy}`);
    },
    'GET /categories': () => ({ path: '/categories' }),
    'PUT /tickets/{id}/team': async () => onTicket('/team', { teamId: await team() }),
    'PUT /tickets/{id}/deadline': onNewTicket('/deadline', { deadlineAt: '2026-12-01T08:00:00Z' }),
    'PUT /tickets/{id}/promise': onNewTicket('/promise', { promisedAt: '2026-12-01T08:00:00Z' }),
    'PUT /tickets/{id}/estimate': () => {
      count += 1;
      return onTicket('/estimate', { minutes: count });
    },
    'PUT /tickets/{id}/fields': () => onTicket('/fields', { fields: { version: fresh() } }),
    'PUT /tickets/{id}/request-type': onNewTicket('/request-type', { requestType: 'bug' }),
    'GET /tickets/{id}/time': () => onTicket('/time'),
    'POST /tickets/{id}/time': () => onTicket('/time', { minutes: 15 }),
    'DELETE /tickets/{id}/time/{entryId}': async (caller) => {
      const id = await ticket();
      const own = await caller.call('POST', `/tickets/${id}/time`, { minutes: 15 });
      return { path: `/tickets/${id}/time/${own.body.id ?? nobody}` };
    },
    'POST /tickets/{id}/tags/{tag}': () => onTicket(`/tags/${fresh()}`),
    'DELETE /tickets/{id}/tags/{tag}': async () => {
      const name = fresh();
      await made('POST', `/tickets/${ticketId}/tags/${name}`);
      return onTicket(`/tags/${name}`);
    },
    'GET /tags': () => ({ path: '/tags' }),
    'POST /tags/{name}/rename': async () => {
      const name = fresh();
      await made('POST', `/tickets/${await ticket()}/tags/${name}`);
      return { path: `/tags/${name}/rename`, body: { to: fresh() } };
    },
    'GET /desks/{id}/categories': () => ({ path: `${desk}/categories` }),
    'POST /desks/{id}/categories': () => ({ path: `${desk}/categories`, body: { name: fresh() } }),
    'PATCH /categories/{id}': async () => ({ path: `/categories/${await category()}`, body: { name: fresh() } }),
    'POST /categories/{id}/archival': async () => ({ path: `/categories/${await category()}/archival` }),
    'DELETE /categories/{id}/archival': async () => ({ path: `/categories/${await category()}/archival` }),
    'GET /tags/{name}/remainder': () => ({ path: `/tags/${fresh()}/remainder` }),
    'GET /categories/{id}/remainder': async () => ({ path: `/categories/${await category()}/remainder` }),
    'POST /categories/{id}/merge': async () => ({
      path: `/categories/${await category()}/merge`,
      body: { into: await category() },
    }),
    'GET /fields': () => ({ path: '/fields' }),
    'POST /desks/{id}/fields': () => ({ path: `${desk}/fields`, body: { kind: 'text', labels: { en: fresh() } } }),
    'PATCH /fields/{id}': async () => ({ path: `/fields/${await field()}`, body: { labels: { en: fresh() } } }),
    'POST /fields/{id}/archival': async () => ({ path: `/fields/${await field()}/archival` }),
    'DELETE /fields/{id}/archival': async () => ({ path: `/fields/${await field()}/archival` }),
    'GET /contact-forms/{deskId}': () => ({ path: `/contact-forms/${deskId}` }),
    'PATCH /contact-forms/{deskId}': () => ({
      path: `/contact-forms/${deskId}`,
      body: { sites: ['https://shop.example'] },
    }),
    'GET /form-figures': () => ({ path: `/form-figures?desk=${deskId}` }),
    'GET /request-types': () => ({ path: '/request-types' }),
    'POST /desks/{id}/request-types': () => ({ path: `${desk}/request-types`, body: { names: { en: fresh() } } }),
    'PATCH /request-types/{id}': async () => ({
      path: `/request-types/${await requestType()}`,
      body: { names: { en: fresh() } },
    }),
    'POST /request-types/{id}/archival': async () => ({ path: `/request-types/${await requestType()}/archival` }),
    'DELETE /request-types/{id}/archival': async () => ({ path: `/request-types/${await requestType()}/archival` }),
    'GET /teams': () => ({ path: '/teams' }),
    'POST /teams': () => ({ path: '/teams', body: { name: fresh(), desks: [{ deskId }] } }),
    'PATCH /teams/{id}': async () => ({ path: `/teams/${await team()}`, body: { name: fresh() } }),
    'PUT /teams/{id}/members': async () => ({
      path: `/teams/${await team()}/members`,
      body: { memberIds: [spare.id] },
    }),
    'POST /teams/{id}/archival': async () => ({ path: `/teams/${await team()}/archival` }),
    'DELETE /teams/{id}/archival': async () => ({ path: `/teams/${await team()}/archival` }),
    'GET /desks/{id}/assignables': () => ({ path: `${desk}/assignables` }),

    'GET /tickets/{id}/messages': () => onTicket('/messages'),
    'POST /tickets/{id}/messages': () => onTicket('/messages', { type: 'note', text: 'For us' }),
    'GET /tickets/{id}/events': () => onTicket('/events'),
    'GET /messages/{id}/original': () => ({ path: `/messages/${messageId}/original` }),
    'POST /attachments': () => ({ path: '/attachments', body: form() }),
    'DELETE /attachments/{id}': async (caller) => {
      const own = await caller.call('POST', '/attachments', form());
      return { path: `/attachments/${own.body.id ?? nobody}` };
    },
    'GET /attachments/{id}': () => ({ path: `/attachments/${fileId}` }),
    'GET /tickets/{id}/drafts': () => onTicket('/drafts'),
    'PUT /tickets/{id}/draft': () => onTicket('/draft', { kind: 'note', html: '<p>Hm</p>', version: 0 }),
    'DELETE /tickets/{id}/draft': () => onTicket('/draft?kind=note'),

    'POST /inbound/email': () => ({ path: '/inbound/email', body: sampleMail(fresh()) }),
    'POST /tickets/{id}/spam': onNewTicket('/spam'),
    'DELETE /tickets/{id}/spam': onNewTicket('/spam'),
    'GET /sender-blocks': () => ({ path: '/sender-blocks' }),
    'POST /sender-blocks': () => ({ path: '/sender-blocks', body: senderBlock(fresh()) }),
    'DELETE /sender-blocks/{id}': async () => ({
      path: `/sender-blocks/${(await made('POST', '/sender-blocks', senderBlock(fresh()))).id}`,
    }),
    'GET /desks/{id}/satisfaction': () => ({ path: `${desk}/satisfaction` }),
    'PUT /desks/{id}/satisfaction': () => ({ path: `${desk}/satisfaction`, body: satisfactionSetting }),
    'GET /satisfaction': () => ({ path: '/satisfaction' }),
    'GET /tickets/{id}/satisfaction': () => onTicket('/satisfaction'),
    'GET /contacts/{id}/satisfaction': () => ({ path: `/contacts/${contactId}/satisfaction` }),
    'GET /spam-settings': () => ({ path: '/spam-settings' }),
    'PUT /desks/{id}/spam-days': () => ({ path: `${desk}/spam-days`, body: { days: 30 } }),
    'DELETE /desks/{id}/spam': () => ({ path: `${desk}/spam` }),
    'GET /remote-images/{signed}': () => ({ path: '/remote-images/not.signed' }),
    'GET /me/picture-senders': () => ({ path: '/me/picture-senders' }),
    'PUT /me/picture-senders': () => ({ path: '/me/picture-senders', body: { address: 'shop@promo.example' } }),
    'DELETE /me/picture-senders/{address}': () => ({ path: '/me/picture-senders/shop@promo.example' }),
    'GET /inbound': () => ({ path: '/inbound' }),
    'GET /inbound/{id}/original': () => ({ path: `/inbound/${nobody}/original` }),
    'POST /inbound/{id}/retry': () => ({ path: `/inbound/${nobody}/retry` }),

    'GET /mail-health': () => ({ path: '/mail-health' }),
    'GET /mail-presets': () => ({ path: '/mail-presets?address=desk@gmail.com' }),
    'POST /mailboxes': () => ({
      path: '/mailboxes',
      body: { deskId, address: `${fresh()}@officinalume.example`, requestScope: 'thread' },
    }),
    'PATCH /mailboxes/{id}': async () => ({ path: `/mailboxes/${await mailbox()}`, body: { paused: true } }),
    'DELETE /mailboxes/{id}': async () => ({ path: `/mailboxes/${await mailbox()}` }),
    'PUT /desks/{id}/mail-watchers': () => ({ path: `${desk}/mail-watchers`, body: { teammateIds: [spare.id] } }),
    'POST /mailboxes/{id}/test': async () => ({ path: `/mailboxes/${await mailbox()}/test` }),
    'GET /mailboxes/{id}/test/{testId}': async () => {
      const mailboxId = await mailbox();
      const test = await made('POST', `/mailboxes/${mailboxId}/test`);
      return { path: `/mailboxes/${mailboxId}/test/${test.id}` };
    },
    'GET /mail-providers': () => ({ path: '/mail-providers' }),
    'PUT /mail-providers/{provider}': () => ({ path: '/mail-providers/google', body: { clientId: fresh() } }),
    'POST /mail-permissions': async () => {
      await made('PUT', '/mail-providers/google', { clientId: fresh() });
      return { path: '/mail-permissions', body: { provider: 'google' } };
    },
    'GET /mail-domains': () => ({ path: '/mail-domains' }),
    'POST /mail-domains/{domain}/look-up': () => ({ path: '/mail-domains/officinalume.example/look-up' }),
    'POST /mail-domains/{domain}/keys': () => ({
      path: '/mail-domains/officinalume.example/keys',
      body: { algorithm: 'ed25519' },
    }),

    'GET /me/notifications': () => ({ path: '/me/notifications' }),
    'GET /me/notifications/count': () => ({ path: '/me/notifications/count' }),
    'POST /me/notifications/reading': () => ({ path: '/me/notifications/reading', body: { all: true } }),
    'GET /me/notification-settings': () => ({ path: '/me/notification-settings' }),
    'PUT /me/notification-settings': () => ({ path: '/me/notification-settings', body: USUAL_NOTIFICATIONS }),
    'GET /me/push-subscriptions': () => ({ path: '/me/push-subscriptions' }),
    'POST /me/push-subscriptions': () => ({
      path: '/me/push-subscriptions',
      body: {
        endpoint: `https://push.example/${fresh()}`,
        keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
      },
    }),
    'DELETE /me/push-subscriptions/{id}': () => ({ path: `/me/push-subscriptions/${nobody}` }),

    'GET /webhooks': () => ({ path: '/webhooks' }),
    'GET /webhook-events': () => ({ path: '/webhook-events' }),
    'POST /webhooks': () => ({ path: '/webhooks', body: { name: fresh(), url: 'https://hooks.example/in' } }),
    'GET /webhooks/{id}': async () => ({ path: `/webhooks/${await hook()}` }),
    'PATCH /webhooks/{id}': async () => ({ path: `/webhooks/${await hook()}`, body: { name: fresh() } }),
    'DELETE /webhooks/{id}': async () => ({ path: `/webhooks/${await hook()}` }),
    'POST /webhooks/{id}/secret': async () => ({ path: `/webhooks/${await hook()}/secret` }),
    'POST /webhooks/{id}/test': async () => ({ path: `/webhooks/${await hook()}/test` }),
    'GET /webhooks/{id}/deliveries': async () => ({ path: `/webhooks/${await hook()}/deliveries` }),
    'POST /webhooks/{id}/deliveries/{deliveryId}/resend': async () => {
      const id = await hook();
      const told = await made('POST', `/webhooks/${id}/test`);
      return { path: `/webhooks/${id}/deliveries/${told.id}/resend` };
    },

    'PUT /tickets/{id}/presence': () => onTicket('/presence', { screen: nobody, state: 'reading' }),
    'GET /tickets/{id}/presence': () => onTicket('/presence'),
    'GET /tickets/{id}/together': () => onTicket('/together'),
    'GET /tickets/{id}/similar': () => onTicket('/similar'),
    'GET /mentions': () => ({ path: '/mentions' }),
    'PUT /tickets/{id}/following': () => onTicket('/following'),
    'DELETE /tickets/{id}/following': () => onTicket('/following'),
    'POST /tickets/{id}/handover': onNewTicket('/handover', { teammateId: spare.id, wants: 'A lamp', next: 'Send it' }),
    'PUT /tickets/{id}/snooze': onNewTicket('/snooze', { until: '2026-12-01T08:00:00Z' }),
    'DELETE /tickets/{id}/snooze': onNewTicket('/snooze'),
    'POST /tickets/{id}/links': onNewTicket('/links', { kind: 'related', other: ticketId }),
    'DELETE /tickets/{id}/links/{otherId}': async () => {
      const id = await ticket();
      await made('POST', `/tickets/${id}/links`, { kind: 'blocks', other: ticketId });
      return { path: `/tickets/${id}/links/${ticketId}?kind=blocks` };
    },
    'POST /tickets/{id}/draft/shares': onNewTicket('/draft/shares', { kind: 'note', teammateId: spare.id }),
    'DELETE /tickets/{id}/draft/shares/{teammateId}': onNewTicket(`/draft/shares/${spare.id}?kind=note`),
    'DELETE /tickets/{id}/draft/suggestions/{teammateId}': () => onTicket(`/draft/suggestions/${spare.id}?kind=note`),
    'PUT /tickets/{id}/shared-drafts/{authorId}/suggestion': () =>
      onTicket(`/shared-drafts/${spare.id}/suggestion`, { kind: 'note', html: '<p>Hm</p>', version: 1 }),
    'POST /tickets/{id}/shared-drafts/{authorId}/taking-over': () =>
      onTicket(`/shared-drafts/${spare.id}/taking-over`, { kind: 'note', version: 1 }),

    'POST /tickets/{id}/faq-preview': () => ({
      path: `/tickets/${ticketId}/faq-preview`,
      body: { html: '<p>Hello Giulia, dry the plug for 12 hours.</p>' },
    }),
    'POST /messages/{id}/article': () => ({ path: `/messages/${messageId}/article`, body: {} }),
    'POST /messages/{id}/saved-reply': () => ({ path: `/messages/${messageId}/saved-reply` }),
    'GET /saved-replies': () => ({ path: '/saved-replies?q=thanks' }),
    'GET /saved-replies/figures': () => ({ path: '/saved-replies/figures' }),
    'GET /saved-replies/values': () => ({ path: '/saved-replies/values' }),
    'POST /saved-replies': () => ({ path: '/saved-replies', body: savedWords() }),
    'GET /saved-replies/{id}': async () => ({ path: `/saved-replies/${await savedReply()}` }),
    'PATCH /saved-replies/{id}': async () => ({
      path: `/saved-replies/${await savedReply()}`,
      body: { name: 'Other' },
    }),
    'DELETE /saved-replies/{id}': async () => ({ path: `/saved-replies/${await savedReply()}` }),
    'POST /saved-replies/preview': () => ({ path: '/saved-replies/preview', body: { texts: { en: '<p>Hello</p>' } } }),
    'POST /saved-replies/{id}/filling': async () => ({
      path: `/saved-replies/${await savedReply()}/filling`,
      body: { ticketId },
    }),
    'POST /tickets/{id}/macro': async () => ({
      path: `/tickets/${await ticket()}/macro`,
      body: { savedReplyId: await savedReply() },
    }),

    'GET /contacts': () => ({ path: '/contacts' }),
    'GET /contacts/{id}': () => ({ path: `/contacts/${contactId}` }),
    ...callsOfArticles({ db, made, fresh, deskId, colleagueId: spare.id }),
    ...callsOfCards({ made, fresh, contactId, organization }),
    ...callsOfQuestions({ db, deskId, ticket }),
    ...callsOfAfterShift({ db, deskId, made, fresh, colleagueId: spare.id }),
    ...callsOfReviews({ db, deskId, made, fresh, ticketId, colleagueId: spare.id }),
    ...callsOfRota({ db, deskId, made, fresh, colleagueId: spare.id }),
    ...callsOfShiftDay({ db, deskId, made, fresh, ticket, colleagueId: spare.id }),
    ...callsOfHelpCentre({ platform: house.platform, deskId }),
    ...callsOfMyRequests({ made, fresh }),

    'GET /outbox': () => ({ path: '/outbox' }),
    'GET /outbox/{id}': async () => ({ path: `/outbox/${await reply()}` }),
    'POST /outbox/{id}/cancellation': async () => ({ path: `/outbox/${await reply()}/cancellation` }),
    'POST /outbox/{id}/retry': async () => {
      const id = await reply();
      await db.updateTable('outgoing').set({ state: 'failed' }).where('id', '=', id).execute();
      return { path: `/outbox/${id}/retry` };
    },
    'GET /live': () => ({ path: '/live' }),
  };

  return {
    async answerOf(route, caller) {
      const prepare = calls[route];
      if (!prepare) throw new Error(`no call is known for ${route}`);
      const { path, body } = await prepare(caller);
      const method = route.split(' ')[0] ?? '';
      if (route !== 'GET /live') {
        const { status, headers, body: came } = await caller.call(method, path, body);
        const contentType = headers.get('content-type') ?? '';
        return { status, contentType, text: typeof came === 'string' ? came : JSON.stringify(came) };
      }
      // A stream that never ends: its status is known at once.
      const response = await house.app.request(`/api/v1${path}`, { headers: caller.headers });
      const contentType = response.headers.get('content-type') ?? '';
      if (response.status >= 400) return { status: response.status, contentType, text: await response.text() };
      await response.body?.cancel();
      return { status: response.status, contentType, text: '' };
    },
  };
}
