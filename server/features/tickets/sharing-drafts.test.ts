import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

async function openThree() {
  const house = await openTicketHouse();
  const at = { deskId: house.deskId };
  const [marta, ioana, owen] = await Promise.all([
    house.teammate('agent', { ...at, name: 'Marta' }),
    house.teammate('agent', { ...at, name: 'Ioana' }),
    house.teammate('agent', { ...at, name: 'Owen' }),
  ]);
  const stranger = await house.teammate('manager', { deskId: house.itDeskId, name: 'Tomás' });
  const ticketId: string = (await house.take(mail())).ticket.id;
  const on = (actor: Actor, method: string, rest: string, body?: unknown) =>
    house.as(actor, method, `/tickets/${ticketId}${rest}`, body);
  /** @returns its new version */
  const keep = async (actor: Actor, html: string, version: number, kind = 'reply'): Promise<number> => {
    const kept = await on(actor, 'PUT', '/draft', { kind, html, version });
    expect(kept.status).toBe(200);
    return kept.body.version;
  };
  const show = (to: { id: string }, kind = 'reply') => on(marta, 'POST', '/draft/shares', { kind, teammateId: to.id });
  const seenBy = async (actor: Actor) => (await on(actor, 'GET', '/together')).body.sharedWithMe;
  const shownBy = async (actor: Actor) => (await on(actor, 'GET', '/together')).body.sharing;
  const suggest = (actor: Actor, html: string, version: number) =>
    on(actor, 'PUT', `/shared-drafts/${marta.id}/suggestion`, { kind: 'reply', html, version });
  const takeOver = (actor: Actor, version: number) =>
    on(actor, 'POST', `/shared-drafts/${marta.id}/taking-over`, { kind: 'reply', version });
  return { house, marta, ioana, owen, stranger, ticketId, on, keep, show, seenBy, shownBy, suggest, takeOver };
}

describe('a draft', () => {
  it('is kept by one screen at a time: the one that comes late gets both texts and changes nothing', async () => {
    const { marta, on, keep } = await openThree();
    const first = await keep(marta, '<p>Dear Giulia</p>', 0);
    const second = await keep(marta, '<p>Dear Giulia, come by.</p>', first);
    expect(second).toBeGreaterThan(first);
    const late = await on(marta, 'PUT', '/draft', { kind: 'reply', html: '<p>Hello</p>', version: first });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      type: expect.stringContaining('stale-draft'),
      mine: '<p>Hello</p>',
      theirs: '<p>Dear Giulia, come by.</p>',
      version: second,
    });
    const { items } = (await on(marta, 'GET', '/drafts')).body;
    expect(items).toMatchObject([{ kind: 'reply', html: '<p>Dear Giulia, come by.</p>', version: second }]);
  });

  it('that was sent is not begun again by a screen that has not heard of it', async () => {
    const { marta, on, keep } = await openThree();
    const version = await keep(marta, '<p>Come by.</p>', 0);
    expect((await on(marta, 'POST', '/messages', { type: 'reply', html: '<p>Come by.</p>' })).status).toBe(201);
    const late = await on(marta, 'PUT', '/draft', { kind: 'reply', html: '<p>Come by</p>', version });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ theirs: '', version: 0 });
  });

  it('is nobody else’s to read until it is shown', async () => {
    const { ioana, marta, on, keep, seenBy, shownBy, suggest, takeOver } = await openThree();
    const version = await keep(marta, '<p>A secret</p>', 0);
    expect(await seenBy(ioana)).toEqual([]);
    expect(await shownBy(ioana)).toEqual([]);
    expect((await on(ioana, 'GET', '/drafts')).body.items).toEqual([]);
    expect((await suggest(ioana, '<p>Mine</p>', version)).status).toBe(404);
    expect((await takeOver(ioana, version)).status).toBe(404);
    const words = JSON.stringify([(await on(ioana, 'GET', '')).body, (await on(ioana, 'GET', '/events')).body]);
    expect(words).not.toContain('secret');
  });
});

describe('showing a draft', () => {
  it('lets the colleague read it as it grows, and no other draft and nobody else', async () => {
    const { marta, ioana, owen, keep, show, seenBy, shownBy } = await openThree();
    const version = await keep(marta, '<p>Dear</p>', 0);
    await keep(marta, '<p>For us</p>', 0, 'note');
    expect((await show(ioana)).status).toBe(200);
    expect(await seenBy(ioana)).toMatchObject([
      { author: { name: 'Marta' }, kind: 'reply', html: '<p>Dear</p>', version },
    ]);
    const grown = await keep(marta, '<p>Dear Giulia</p>', version);
    expect(await seenBy(ioana)).toMatchObject([{ html: '<p>Dear Giulia</p>', version: grown }]);
    expect(await seenBy(ioana)).toHaveLength(1);
    expect(await seenBy(owen)).toEqual([]);
    expect(await shownBy(marta)).toMatchObject([{ kind: 'reply', shownTo: [{ name: 'Ioana' }], suggestions: [] }]);
  });

  it('is for colleagues who see the desk, for what is written, and told once', async () => {
    const { house, marta, ioana, stranger, on, keep, show } = await openThree();
    expect((await show(ioana)).status).toBe(404);
    await keep(marta, '<p>Dear</p>', 0);
    expect((await show(stranger)).status).toBe(422);
    expect((await show(marta)).status).toBe(422);
    expect((await show({ id: crypto.randomUUID() })).status).toBe(422);
    const byStranger = await on(stranger, 'POST', '/draft/shares', { kind: 'reply', teammateId: ioana.id });
    expect(byStranger.status).toBe(404);
    await show(ioana);
    await show(ioana);
    const told = (await house.events()).filter(({ name }) => name === 'draft.shared');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('Dear');
  });

  it('ends when its author says so, and with the sending', async () => {
    const { marta, ioana, on, keep, show, seenBy, shownBy, suggest } = await openThree();
    const version = await keep(marta, '<p>Dear</p>', 0);
    await show(ioana);
    expect((await suggest(ioana, '<p>Dearest</p>', version)).status).toBe(200);
    expect((await on(marta, 'DELETE', `/draft/shares/${ioana.id}?kind=reply`)).status).toBe(200);
    expect(await seenBy(ioana)).toEqual([]);
    expect(await shownBy(marta)).toEqual([]);
    expect((await suggest(ioana, '<p>Dearest</p>', version)).status).toBe(404);
    await show(ioana);
    // What was suggested before went with it.
    expect(await seenBy(ioana)).toMatchObject([{ mine: null }]);
    await on(marta, 'POST', '/messages', { type: 'reply', html: '<p>Dear</p>' });
    expect(await seenBy(ioana)).toEqual([]);
    await keep(marta, '<p>Another one</p>', 0);
    expect(await seenBy(ioana)).toEqual([]);
  });
});

describe('a suggestion', () => {
  it('stands beside the draft, from the version that it was written from, until its author has read it', async () => {
    const { marta, ioana, on, keep, show, seenBy, shownBy, suggest } = await openThree();
    const version = await keep(marta, '<p>Dear</p>', 0);
    await show(ioana);
    await suggest(ioana, '<p>Dear <strong>Giulia</strong><script>x()</script></p>', version);
    const grown = await keep(marta, '<p>Dear all</p>', version);
    const [{ suggestions }] = await shownBy(marta);
    expect(suggestions).toMatchObject([
      { by: { id: ioana.id, name: 'Ioana' }, html: '<p>Dear <strong>Giulia</strong></p>', version },
    ]);
    expect(suggestions[0].version).toBeLessThan(grown);
    // The draft itself is its author's.
    expect((await on(marta, 'GET', '/drafts')).body.items).toMatchObject([{ html: '<p>Dear all</p>', version: grown }]);
    expect(await seenBy(ioana)).toMatchObject([{ mine: { version } }]);
    await on(marta, 'DELETE', `/draft/suggestions/${ioana.id}?kind=reply`);
    expect(await shownBy(marta)).toMatchObject([{ shownTo: [{ name: 'Ioana' }], suggestions: [] }]);
    expect(await seenBy(ioana)).toMatchObject([{ mine: null }]);
  });
});

describe('taking a draft over', () => {
  it('moves words, copies and readers’ eyes to the colleague; the author has none any more', async () => {
    const { marta, ioana, owen, on, keep, show, seenBy, takeOver } = await openThree();
    await on(marta, 'PUT', '/draft', {
      kind: 'reply',
      html: '<p>Dear</p>',
      bcc: ['boss@officinalume.example'],
      version: 0,
    });
    await show(ioana);
    const [{ version }] = await seenBy(ioana);
    expect((await takeOver(owen, version)).status).toBe(404);
    expect((await takeOver(ioana, version)).status).toBe(200);
    const { items } = (await on(ioana, 'GET', '/drafts')).body;
    expect(items).toMatchObject([{ kind: 'reply', html: '<p>Dear</p>', bcc: ['boss@officinalume.example'] }]);
    expect((await on(marta, 'GET', '/drafts')).body.items).toEqual([]);
    expect(await seenBy(ioana)).toEqual([]);
    await keep(ioana, '<p>Dear Giulia</p>', items[0].version);
  });

  it('waits for who writes on, and never writes over one’s own draft', async () => {
    const { marta, ioana, on, keep, show, takeOver } = await openThree();
    const version = await keep(marta, '<p>Dear</p>', 0);
    await show(ioana);
    const grown = await keep(marta, '<p>Dear Giulia</p>', version);
    const late = await takeOver(ioana, version);
    expect([late.status, late.body.type]).toEqual([409, expect.stringContaining('draft-went-on')]);
    await keep(ioana, '<p>My own</p>', 0);
    const own = await takeOver(ioana, grown);
    expect([own.status, own.body.type]).toEqual([409, expect.stringContaining('own-draft')]);
    expect((await on(ioana, 'GET', '/drafts')).body.items).toMatchObject([{ html: '<p>My own</p>' }]);
    expect((await on(marta, 'GET', '/drafts')).body.items).toMatchObject([{ html: '<p>Dear Giulia</p>' }]);
  });
});
