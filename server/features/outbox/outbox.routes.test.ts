import { describe, expect, test } from 'vitest';
import { testResult } from '../../../contract/desks.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { outgoing, outgoingDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse, TEST_TOKEN } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { createDesk } from '../desks/index.ts';
import { accountMailWords, sendAccountMail } from './account-mail.ts';
import { markBounced } from './bouncing.ts';
import { cancelOutgoing, onOutgoingCancelled } from './cancelling.ts';
import { outboxFigures } from './figures.ts';
import type { NewOutgoing } from './queueing.ts';
import { queueOutgoing } from './queueing.ts';
import { listOutgoing, readOutgoing } from './reading.ts';
import { retryOutgoing } from './retrying.ts';

type Message = { id: string; messageId: string };

async function queue(house: TestHouse, change: Partial<NewOutgoing> & { subject?: string } = {}): Promise<Message> {
  const { subject = 'Re: Luna 2', ...rest } = change;
  return act(house.platform, system('test'), async (one) => {
    const messageId = `${newId()}@officinalume.example`;
    const letter = {
      from: { name: 'Marta', address: 'support@officinalume.example' },
      to: [{ name: 'Giulia', address: 'giulia@posta.example' }],
      cc: [],
      subject,
      text: 'Torna domani.',
      html: '<p>Torna domani.</p>',
      attachments: [],
      messageId,
      references: [],
      language: 'it',
    };
    const [row] = await queueOutgoing(one, [
      { channel: 'email', kind: 'reply', deskId: house.deskId, letter, ...rest },
    ]);
    return { id: row?.id ?? '', messageId };
  });
}

async function secondDesk(house: TestHouse): Promise<string> {
  return act(house.platform, system('test'), async (one) => {
    const desk = { name: 'IT', audience: 'internal', languages: ['en'], timeZone: 'UTC' } as const;
    return (await createDesk(one, { ...desk, addresses: ['it@officinalume.example'] })).id;
  });
}

const everything = { limit: 50 };

describe('reading', () => {
  test('newest first, in the shape of the contract, by state and desk, page by page', async () => {
    const house = await openTestHouse();
    const it = await secondDesk(house);
    for (const subject of ['one', 'two', 'three']) await queue(house, { subject });
    await queue(house, { subject: 'four', deskId: it });
    await house.runJobs();
    await queue(house, { subject: 'five' });

    const subjects = async (query: string): Promise<string[]> => {
      const { body } = await house.call('GET', `/outbox${query}`);
      for (const item of body.items) expect(outgoing.parse(item)).toEqual(item);
      return body.items.map((item: { subject: string }) => item.subject);
    };
    expect(await subjects('')).toEqual(['five', 'four', 'three', 'two', 'one']);
    expect(await subjects('?state=queued')).toEqual(['five']);
    expect(await subjects('?state=kept')).toEqual(['four', 'three', 'two', 'one']);
    expect(await subjects(`?desk=${it}`)).toEqual(['four']);
    const first = await house.call('GET', '/outbox?limit=2');
    expect(await subjects(`?limit=9&cursor=${first.body.nextCursor}`)).toEqual(['three', 'two', 'one']);
    expect((await house.call('GET', '/outbox?cursor=nonsense')).status).toBe(422);
    expect((await house.call('GET', '/outbox', { token: null })).status).toBe(401);
  });

  test('pictures of the mail stand in its HTML', async () => {
    const house = await openTestHouse();
    const picture = await house.platform.storage.put(new Uint8Array([1, 2, 3]));
    const file = { ...picture, name: 'a.png', contentType: 'image/png', inline: true, contentId: 'pic1' };
    const html = '<p><img src="cid:pic1" alt=""></p>';
    const { id } = await queue(house, {
      letter: {
        from: { name: '', address: 'support@officinalume.example' },
        to: [{ name: '', address: 'giulia@posta.example' }],
        cc: [],
        subject: 'a',
        text: 'a',
        html,
        attachments: [file],
        messageId: 'a@officinalume.example',
        references: [],
        language: 'it',
      },
    });
    const { body } = await house.call('GET', `/outbox/${id}`);
    expect(outgoingDetail.parse(body).html).toBe('<p><img src="data:image/png;base64,AQID" alt=""></p>');
  });

  test('only of the desks whose outbox one may read; one’s own always', async () => {
    const house = await openTestHouse();
    const it = await secondDesk(house);
    const agent = await house.teammate('agent', { deskId: it });
    const helper = await house.teammate('teammate', { deskId: house.deskId });
    const ofCustomers = await queue(house);
    const ofIt = await queue(house, { deskId: it });
    const own = await queue(house, { authorId: helper.id });
    const listed = async (actor: Actor) =>
      (await listOutgoing(house.platform, actor, everything)).items.map(({ id }) => id);
    expect(await listed(agent)).toEqual([ofIt.id]);
    await expect(readOutgoing(house.platform, agent, ofCustomers.id)).rejects.toMatchObject({ status: 404 });
    await expect(readOutgoing(house.platform, helper, ofCustomers.id)).rejects.toMatchObject({ status: 404 });
    expect((await readOutgoing(house.platform, helper, own.id)).id).toBe(own.id);
  });
});

describe('taking back', () => {
  test('the writer may within the undo window; the mail never leaves', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const writer = await house.teammate('teammate', { deskId: house.deskId });
    const put: string[] = [];
    onOutgoingCancelled(async (_one, { id }) => void put.push(id));
    const sendAt = house.clock.now().add({ seconds: 8 });
    const { id } = await queue(house, { authorId: writer.id, sendAt });
    expect((await readOutgoing(house.platform, writer, id)).can).toEqual({ cancel: true, retry: false });
    await cancelOutgoing(house.platform, writer, id);
    expect(put).toEqual([id]);
    house.clock.set(sendAt);
    await house.runJobs();
    expect(sink.offered()).toBe(0);
    expect((await readOutgoing(house.platform, writer, id)).state).toBe('cancelled');
    await expect(cancelOutgoing(house.platform, writer, id)).rejects.toMatchObject({ status: 403 });
  });

  test('others of the desk by their right, and nobody once it has left', async () => {
    const sink = await openMailSink([451]);
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const agent = await house.teammate('agent', { deskId: house.deskId });
    const helper = await house.teammate('teammate', { deskId: house.deskId });
    const other = await house.teammate('agent', { deskId: await secondDesk(house) });
    const delayed = await queue(house);
    await house.runJobs();
    await expect(cancelOutgoing(house.platform, helper, delayed.id)).rejects.toMatchObject({ status: 404 });
    await expect(cancelOutgoing(house.platform, other, delayed.id)).rejects.toMatchObject({ status: 404 });
    await cancelOutgoing(house.platform, agent, delayed.id);

    const sent = await queue(house);
    await house.runJobs();
    await expect(cancelOutgoing(house.platform, agent, sent.id)).rejects.toMatchObject({ status: 409 });
    await expect(retryOutgoing(house.platform, agent, sent.id)).rejects.toMatchObject({ status: 409 });
  });
});

describe('what comes back', () => {
  test('a permanent report makes it bounced, a passing one only leaves its words', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const { id, messageId } = await queue(house);
    await house.runJobs();
    const reported = (permanent: boolean) => ({
      recipient: '',
      originalRecipient: '',
      action: permanent ? ('failed' as const) : ('delayed' as const),
      status: permanent ? '5.1.1' : '4.2.0',
      reason: permanent ? ('no_such_mailbox' as const) : ('unknown' as const),
      hard: permanent,
      words: permanent ? 'no such mailbox' : 'busy',
    });
    const report = (permanent: boolean, header = messageId) =>
      act(house.platform, system('intake'), (one) =>
        markBounced(one, { messageIdHeader: header, recipients: [reported(permanent)] }),
      );
    expect(await report(true, 'unknown@nowhere.example')).toBeNull();
    expect(await report(false)).toMatchObject({ outgoingId: id });
    expect((await house.call('GET', `/outbox/${id}`)).body.state).toBe('sent');
    await report(true);
    const { body } = await house.call('GET', `/outbox/${id}`);
    expect(body).toMatchObject({ state: 'bounced', lastError: '5.1.1 no such mailbox' });
    expect(body.answers.map(({ text }: { text: string }) => text).slice(-2)).toEqual([
      '4.2.0 busy',
      '5.1.1 no such mailbox',
    ]);
    expect(body.troubles).toMatchObject([
      { action: 'delayed', words: 'busy' },
      { action: 'failed', reason: 'no_such_mailbox', hard: true },
    ]);
  });
});

describe('mail about accounts', () => {
  const url = 'http://help.officinalume.example/reset?token=very-secret';
  const reset = {
    kind: 'reset',
    to: 'marta@officinalume.example',
    name: 'Marta',
    companyName: 'Officina Lume',
  } as const;

  async function send(house: TestHouse): Promise<string> {
    await act(house.platform, system('test'), (one) => sendAccountMail(one, { ...reset, language: 'it', url }));
    await house.runJobs();
    return (await house.call('GET', '/outbox')).body.items[0].id;
  }

  test('goes out as a program’s mail, and its link is shown to nobody, nor kept', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await send(house);
    expect(sink.mails[0]?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(sink.mails[0]?.raw.replaceAll('=\r\n', '')).toContain('very-secret');
    const { body } = await house.call('GET', `/outbox/${id}`);
    expect(body).toMatchObject({ state: 'sent', raw: null, html: null, text: null });
    expect(JSON.stringify((await house.call('GET', '/outbox')).body)).not.toContain('very-secret');
    const { rows } = await house.database.pool.query('select letter::text, raw_sha256 from outgoing');
    expect(rows[0].letter).not.toContain('very-secret');
    expect(rows[0].raw_sha256).toBeNull();
  });

  test('on a machine of one’s own without a way out, owners see it', async () => {
    const house = await openTestHouse();
    const id = await send(house);
    const { body } = await house.call('GET', `/outbox/${id}`);
    expect(body.state).toBe('kept');
    expect(body.text).toContain(url);
    expect(body.raw.replaceAll('=\r\n', '')).toContain('very-secret');
    const manager = await house.teammate('manager');
    expect((await listOutgoing(house.platform, manager, everything)).items).toEqual([]);
    await expect(readOutgoing(house.platform, manager, id)).rejects.toMatchObject({ status: 404 });
  });

  test('where others reach the machine, not even owners', async () => {
    const house = await openTestHouse({ config: { host: '0.0.0.0' } });
    const id = await send(house);
    expect((await house.call('GET', `/outbox/${id}`)).body).toMatchObject({ raw: null, html: null, text: null });
  });

  test.each(LANGUAGES)('has all its words in %s, and names are no HTML', (language) => {
    for (const kind of ['reset', 'invitation'] as const) {
      const words = accountMailWords({ ...reset, kind, name: '<b>M</b>', language, url });
      expect(words.text).toContain(url);
      expect(words.html).toContain(`href="${url}"`);
      expect(words.html).toContain('&lt;b&gt;M&lt;/b&gt;');
      expect(words.html).not.toContain('<b>M');
    }
  });
});

describe('the test message of a desk', () => {
  async function tryOut(house: TestHouse) {
    const answer = await house.call('POST', `/desks/${house.deskId}/test-message`, {
      body: { to: 'marta@officinalume.example' },
    });
    expect(answer.status).toBe(200);
    return testResult.parse(answer.body);
  }

  test('no way out: it is kept, and says so', async () => {
    const result = await tryOut(await openTestHouse());
    expect(result.ok).toBe(true);
    expect(result.steps.map(({ name }) => name)).toEqual(['address', 'kept']);
    expect(result.steps[1]?.sentence).toContain('SMTP_URL');
  });

  test('all well: the server took it', async () => {
    const sink = await openMailSink();
    const result = await tryOut(await openTestHouse({ config: { smtpUrl: sink.url } }));
    expect(result.steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['address', true],
      ['connect', true],
      ['accepted', true],
    ]);
    expect(sink.mails[0]?.to).toEqual(['marta@officinalume.example']);
  });

  test('refused after all: the server’s own words', async () => {
    const sink = await openMailSink([550]);
    const result = await tryOut(await openTestHouse({ config: { smtpUrl: sink.url } }));
    expect(result.ok).toBe(false);
    expect(result.steps.at(-1)).toMatchObject({
      name: 'accepted',
      ok: false,
      sentence: 'The mail server refused the message.',
    });
    expect(result.steps.at(-1)?.answer).toContain('550');
  });

  test('nobody there: what is wrong, in words, and nothing is queued', async () => {
    const house = await openTestHouse({ config: { smtpUrl: 'smtp://127.0.0.1:1' } });
    const result = await tryOut(house);
    expect(result.steps.at(-1)).toMatchObject({ name: 'connect', ok: false });
    expect(result.steps.at(-1)?.sentence).toContain('does not answer on port 1');
    expect((await house.call('GET', '/outbox')).body.items).toEqual([]);
  });
});

test('figures name every state that somebody watches', async () => {
  const house = await openTestHouse();
  await queue(house);
  await house.runJobs();
  await queue(house);
  expect(await outboxFigures(house.platform.db)).toEqual({
    outgoing_held: 0,
    outgoing_scheduled: 0,
    outgoing_queued: 1,
    outgoing_sending: 0,
    outgoing_delayed: 0,
    outgoing_failed: 0,
    outgoing_kept: 1,
    outgoing_bounced: 0,
  });
  const metrics = await house.app.request('/metrics', { headers: { authorization: `Bearer ${TEST_TOKEN}` } });
  expect(await metrics.text()).toContain('\nsportello_outgoing_kept 1\n');
});
