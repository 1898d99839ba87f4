import { describe, expect, it } from 'vitest';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import type { PostedForm } from './index.ts';
import { acceptForm } from './index.ts';
import { subjectOf } from './understanding.ts';

const WORDS = 'My Luna 2 won’t charge since the rain. I tried two cables.';

async function form(house: TestHouse, change: Partial<PostedForm> = {}): Promise<PostedForm> {
  return {
    nonce: '018f0000-0000-7000-8000-000000000001',
    deskId: house.deskId,
    language: 'en',
    requestTypeId: null,
    words: WORDS,
    address: 'h.osei@northmail.example',
    name: '',
    fields: {},
    files: [],
    ...change,
  };
}

async function requestTypeNamed(house: TestHouse, key: string) {
  const { body } = await house.call('GET', `/request-types?desk=${house.deskId}`);
  return body.items.find((type: { key: string }) => type.key === key);
}

describe('a form that was sent', () => {
  it('is a request of the desk with its kind, its fields and its files, and is acknowledged by mail', async () => {
    const house = await openTestHouse();
    const type = await requestTypeNamed(house, 'technical_problem');
    await house.call('PATCH', `/request-types/${type.id}`, {
      body: { defaults: { priority: 'high', tags: ['light'] } },
    });
    const fieldId = type.form[0].fieldId;
    const blob = await house.platform.storage.put(new TextEncoder().encode('a picture'));
    const sent = await acceptForm(
      house.platform,
      await form(house, {
        requestTypeId: type.id,
        fields: { [fieldId]: 'Luna 2' },
        files: [{ name: 'socket.jpg', contentType: 'image/jpeg', ...blob }],
      }),
      undefined,
    );
    expect(sent.result).toMatchObject({ outcome: 'created', ticket: { number: 1 } });
    const { body: ticket } = await house.call('GET', '/tickets/1');
    expect(ticket).toMatchObject({
      subject: 'My Luna 2 won’t charge since the rain',
      channel: 'form',
      language: 'en',
      status: 'new',
      priority: 'high',
      tags: ['light'],
      requestType: { key: 'technical_problem' },
      contact: { address: 'h.osei@northmail.example' },
    });
    expect(JSON.stringify(ticket.fields)).toContain('Luna 2');
    const { body: messages } = await house.call('GET', '/tickets/1/messages');
    expect(messages.items[0]).toMatchObject({ channel: 'form', text: WORDS, attachments: [{ name: 'socket.jpg' }] });
    const original = await house.call('GET', `/messages/${messages.items[0].id}/original`);
    expect(original.headers.get('content-disposition')).toContain('.json');
    expect(JSON.parse(original.body).words).toBe(WORDS);
    await house.runJobs();
    const { body: outbox } = await house.call('GET', '/outbox');
    expect(outbox.items).toMatchObject([{ kind: 'auto' }]);
  });

  it('is one request when it comes twice, and two when it says something else', async () => {
    const house = await openTestHouse();
    const one = await acceptForm(house.platform, await form(house), undefined);
    const again = await acceptForm(house.platform, await form(house), undefined);
    expect(again).toEqual(one);
    const other = await acceptForm(house.platform, await form(house, { words: 'And now it smokes.' }), undefined);
    expect(other.result?.ticket?.number).toBe(2);
    // The same words from a page that was opened another day.
    const later = await form(house, { nonce: '018f0000-0000-7000-8000-000000000002' });
    expect((await acceptForm(house.platform, later, undefined)).result?.ticket?.number).toBe(3);
  });

  it('opens a request of its own, whatever address or link it names', async () => {
    const house = await openTestHouse();
    await acceptForm(house.platform, await form(house), undefined);
    const { body: first } = await house.call('GET', '/tickets/1');
    const words = `About #1, see ${first.statusUrl}`;
    const stranger = await form(house, { words, nonce: '018f0000-0000-7000-8000-000000000003' });
    const { result } = await acceptForm(house.platform, stranger, undefined);
    expect(result).toMatchObject({ outcome: 'created', ticket: { number: 2 } });
    const { body: messages } = await house.call('GET', '/tickets/1/messages');
    expect(messages.items.filter((message: { type: string }) => message.type === 'incoming')).toHaveLength(1);
  });

  it('comes in although a field was put away after it was filled in', async () => {
    const house = await openTestHouse();
    const type = await requestTypeNamed(house, 'technical_problem');
    const [device, since] = type.form.map((item: { fieldId: string }) => item.fieldId);
    await house.call('POST', `/fields/${device}/archival`);
    const fields = { [device]: 'Luna 2', [since]: '2026-11-16' };
    await acceptForm(house.platform, await form(house, { requestTypeId: type.id, fields }), undefined);
    const { body: ticket } = await house.call('GET', '/tickets/1');
    expect(JSON.stringify(ticket.fields)).toContain('2026-11-16');
    expect(JSON.stringify(ticket.fields)).not.toContain('Luna 2');
  });
});

describe('the subject of a form', () => {
  it('is its first sentence or line, cut between words', () => {
    expect(subjectOf('Where is my order? It left on Monday.', [])).toBe('Where is my order?');
    expect(subjectOf('Buongiorno\nla luce non va', [])).toBe('Buongiorno');
    expect(subjectOf('  Version 2.5 fails. Sorry', [])).toBe('Version 2.5 fails');
    const long = subjectOf(`${'word '.repeat(60)}`, []);
    expect(long.length).toBeLessThanOrEqual(91);
    expect(long.endsWith('word…')).toBe(true);
    expect(subjectOf('', [{ name: 'photo.jpg' }])).toBe('photo.jpg');
    expect(subjectOf('x'.repeat(300), []).length).toBe(91);
  });
});
