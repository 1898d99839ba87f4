import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import type { House } from '../../composition.ts';
import { openHouse } from '../../composition.ts';
import type { Actor } from '../../platform/access/index.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';
import { createArticle, keepDraft } from '../articles/index.ts';
import { MOST_UPDATE_BYTES } from './limits.ts';

type Person = Actor & { kind: 'teammate' };

interface Desk {
  house: TicketHouse;
  articleId: string;
  name: string;
  /** Everybody who may write is known by a header of their own: who is signed in is proved elsewhere. */
  people: Map<string, Person>;
}

async function deskWithArticle(html: string, visibility: 'public' | 'internal' = 'public'): Promise<Desk> {
  const house = await openTicketHouse();
  const { id } = await act(house.platform, system('test'), (one) =>
    createArticle(one, {
      deskId: house.deskId,
      sectionId: null,
      visibility,
      language: 'en',
      title: 'Luna 2 and rain',
      html,
      state: 'draft',
    }),
  );
  return { house, articleId: id, name: `${id}/en`, people: new Map() };
}

/** A door of this house; everybody who comes says who they are. */
async function openDoor(desk: Desk, house: Pick<House, 'auth' | 'writing'> = desk.house): Promise<string> {
  const recognise = house.auth.actorOf;
  house.auth.actorOf = async (request) =>
    desk.people.get(request.headers.get('x-writer') ?? '') ?? recognise.call(house.auth, request);
  const server = createServer();
  server.on('upgrade', house.writing.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await house.writing.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Browser {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  socket: HocuspocusProviderWebsocket;
  closes: number[];
  paragraphs(): string[];
  write(text: string): void;
  saved(): Promise<void>;
}

/** A browser at the text, as the editor makes it. */
function browser(desk: Desk, door: string, person: Person, doc = new Y.Doc()): Browser {
  const key = crypto.randomUUID();
  desk.people.set(key, person);
  class AsPerson extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { 'x-writer': key } } as never);
    }
  }
  const closes: number[] = [];
  const socket = new HocuspocusProviderWebsocket({
    url: `${door}/api/v1/articles/${desk.articleId}/texts/en/live`,
    WebSocketPolyfill: AsPerson,
    minDelay: 50,
    delay: 50,
    maxDelay: 200,
    onClose: ({ event }) => closes.push(event.code),
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: desk.name,
    document: doc,
    token: 'cookie',
  });
  provider.attach();
  onTestFinished(() => {
    provider.destroy();
    socket.destroy();
  });
  const body = doc.getXmlFragment('body');
  return {
    doc,
    provider,
    socket,
    closes,
    paragraphs: () => body.toArray().map((block) => (block as Y.XmlElement).toArray().join('')),
    write(text) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      body.push([paragraph]);
    },
    saved: () =>
      vi.waitFor(() => expect([provider.isSynced, provider.hasUnsyncedChanges]).toEqual([true, false]), 5_000),
  };
}

async function kept(desk: Desk): Promise<{ title: string; html: string; changed_by: string | null }> {
  return desk.house.db
    .selectFrom('article_texts')
    .select(['title', 'html', 'changed_by'])
    .where('article_id', '=', desk.articleId)
    .executeTakeFirstOrThrow();
}

/** The work that is queued for a moment later. */
async function aMomentLater(desk: Desk): Promise<void> {
  desk.house.clock.set(desk.house.clock.now().add({ seconds: 5 }));
  await desk.house.runJobs();
}

describe('writing together', () => {
  it('begins with what is kept, once for everybody, and what both write stands in the article', async () => {
    const desk = await deskWithArticle('<p>First</p>');
    const door = await openDoor(desk);
    const [ioana, tomas] = [await desk.house.teammate('agent'), await desk.house.teammate('agent')];
    const [one, other] = [browser(desk, door, ioana), browser(desk, door, tomas)];
    await Promise.all([one.saved(), other.saved()]);
    expect(one.paragraphs()).toEqual(['First']);
    one.write('by Ioana');
    other.write('by Tomás');
    await vi.waitFor(() => expect(one.paragraphs().toSorted()).toEqual(['First', 'by Ioana', 'by Tomás']));
    await vi.waitFor(() => expect(other.paragraphs()).toEqual(one.paragraphs()));
    await Promise.all([one.saved(), other.saved()]);
    await aMomentLater(desk);
    const { html, title, changed_by } = await kept(desk);
    expect(html).toBe(
      one
        .paragraphs()
        .map((words) => `<p>${words}</p>`)
        .join(''),
    );
    expect(title).toBe('Luna 2 and rain');
    expect([ioana.id, tomas.id]).toContain(changed_by);
  });

  it('loses nothing of two who were away for an hour while the process was killed', async () => {
    const desk = await deskWithArticle('<p>First</p>');
    const { house } = desk;
    // The first process: nobody ever says goodbye to it, and it has nothing but what the database holds.
    const { config, log, clock } = house.platform;
    const killed = await openHouse({ config, log, clock, databaseUrl: house.databaseUrl, poolSize: 2 });
    onTestFinished(() => killed.close());
    const before = await openDoor(desk, killed);
    const [ioana, tomas] = [await house.teammate('agent'), await house.teammate('agent')];
    const [one, other] = [browser(desk, before, ioana), browser(desk, before, tomas)];
    await Promise.all([one.saved(), other.saved()]);
    one.write('before');
    await vi.waitFor(() => expect(other.paragraphs()).toEqual(['First', 'before']));
    for (const { provider, socket } of [one, other]) {
      provider.destroy();
      socket.destroy();
    }
    for (const [browsing, who] of [
      [one, 'Ioana'],
      [other, 'Tomás'],
    ] as const) {
      const first = browsing.doc.getXmlFragment('body').get(0) as Y.XmlElement;
      (first.get(0) as Y.XmlText).insert(0, `${who} `);
      for (let line = 0; line < 60; line++) browsing.write(`${who} ${line}`);
    }
    const after = await openDoor(desk);
    const back = [browser(desk, after, ioana, one.doc), browser(desk, after, tomas, other.doc)];
    await Promise.all(back.map((each) => each.saved()));
    await vi.waitFor(() => expect(one.paragraphs()).toEqual(other.paragraphs()));
    const lines = one.paragraphs();
    expect(lines).toHaveLength(122);
    for (const who of ['Ioana', 'Tomás']) {
      expect(lines[0]).toContain(who);
      expect(lines.filter((line) => line.startsWith(`${who} `)).slice(0, 60).length).toBeGreaterThanOrEqual(60);
    }
    await aMomentLater(desk);
    expect((await kept(desk)).html.match(/<p>/g)).toHaveLength(122);
  });

  it('is one text in two processes', async () => {
    const desk = await deskWithArticle('<p>First</p>');
    const { config, log, clock } = desk.house.platform;
    const second = await openHouse({ config, log, clock, databaseUrl: desk.house.databaseUrl, poolSize: 2 });
    onTestFinished(() => second.close());
    const [here, there] = [await openDoor(desk), await openDoor(desk, second)];
    const ioana = await desk.house.teammate('agent', { name: 'Ioana' });
    const [one, other] = [browser(desk, here, ioana), browser(desk, there, ioana)];
    await Promise.all([one.saved(), other.saved()]);
    one.write('from here');
    await vi.waitFor(() => expect(other.paragraphs()).toEqual(['First', 'from here']), 4_000);
    other.write('from there');
    await vi.waitFor(() => expect(one.paragraphs()).toEqual(['First', 'from here', 'from there']), 4_000);
    one.provider.setAwarenessField('cursor', { anchor: 1, head: 1 });
    await vi.waitFor(() => {
      const states = [...(other.provider.awareness?.getStates().values() ?? [])];
      expect(states).toContainEqual({ user: { id: ioana.id, name: 'Ioana' }, cursor: { anchor: 1, head: 1 } });
    }, 4_000);
  });

  it('takes in what is written by the API, beside what others wrote and was not kept yet', async () => {
    const desk = await deskWithArticle('<p>First</p><p>Second</p>');
    const door = await openDoor(desk);
    const one = browser(desk, door, await desk.house.teammate('agent'));
    await one.saved();
    one.write('not kept yet');
    await one.saved();
    await act(desk.house.platform, system('test'), (by) =>
      keepDraft(by, desk.articleId, 'en', { title: 'Rain', html: '<p>First of all</p><p>Second</p>' }),
    );
    await vi.waitFor(() => expect(one.paragraphs()).toEqual(['First of all', 'Second', 'not kept yet']), 8_000);
    expect(one.doc.getXmlFragment('title').toString()).toBe('<paragraph>Rain</paragraph>');
    await aMomentLater(desk);
    expect(await kept(desk)).toMatchObject({
      title: 'Rain',
      html: '<p>First of all</p><p>Second</p><p>not kept yet</p>',
    });
  });

  it('says who writes by who is signed in, whatever their browser says', async () => {
    const desk = await deskWithArticle('<p>First</p>');
    const door = await openDoor(desk);
    const ioana = await desk.house.teammate('agent', { name: 'Ioana' });
    const one = browser(desk, door, ioana);
    const other = browser(desk, door, await desk.house.teammate('agent'));
    await Promise.all([one.saved(), other.saved()]);
    one.provider.setAwarenessField('user', { id: 'x', name: '<b>The director</b>', more: 'x'.repeat(500) });
    await vi.waitFor(() => {
      const people = [...(other.provider.awareness?.getStates().values() ?? [])].map((state) => state.user);
      expect(people).toContainEqual({ id: ioana.id, name: 'Ioana' });
      expect(JSON.stringify(people)).not.toContain('director');
    });
  });

  it('lets in whoever may write it and nobody else, and ends when that ends', async () => {
    const desk = await deskWithArticle('<p>First</p>');
    const { house } = desk;
    const door = await openDoor(desk);
    const refused = async (who: Person): Promise<boolean> => {
      const { provider, closes } = browser(desk, door, who);
      await vi.waitFor(() => expect(closes.length).toBeGreaterThan(0));
      return !provider.isSynced;
    };
    expect(await refused(await house.teammate('agent', { deskId: house.itDeskId }))).toBe(true);
    expect(await refused(await house.teammate('teammate'))).toBe(true);

    const ioana = await house.teammate('agent');
    const one = browser(desk, door, ioana);
    await one.saved();
    desk.people.clear();
    const grants = [{ role: 'teammate', deskId: house.itDeskId }];
    expect((await house.call('PUT', `/teammates/${ioana.id}/grants`, { body: { grants } })).status).toBe(200);
    await vi.waitFor(() => expect(one.closes).toContain(4205), 5_000);
    expect(one.provider.isSynced).toBe(false);
  });

  it('refuses what is no change and what is too large, and what others wrote stays', async () => {
    const desk = await deskWithArticle('<p>First</p>');
    const door = await openDoor(desk);
    const one = browser(desk, door, await desk.house.teammate('agent'));
    await one.saved();
    one.write('x'.repeat(MOST_UPDATE_BYTES + 10));
    await vi.waitFor(() => expect(one.closes).toContain(4413), 5_000);
    one.provider.destroy();
    const other = browser(desk, door, await desk.house.teammate('agent'));
    await other.saved();
    expect(other.paragraphs()).toEqual(['First']);
  });
});
