import { expect, test } from 'vitest';
import { openCalledHouse, sampleMail } from './testing/callers.ts';

test('what is too long, too deep or too much is refused in words, by whoever may call at all', {
  timeout: 90_000,
}, async () => {
  const { callers } = await openCalledHouse();
  const { agent } = callers;
  const long = 'x '.repeat(50_000);
  const many = Array.from({ length: 2_000 }, () => crypto.randomUUID());
  const asked = (filter: unknown) => `/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  let nested: object = { status: ['open'] };
  for (let depth = 0; depth < 2_000; depth++) nested = { not: nested };
  const words = 'aaaaaaaaaa'.repeat(900);
  const calls: [what: string, method: string, path: string, body?: object][] = [
    ['a search of 100 kB', 'GET', `/search?q=${encodeURIComponent(long)}`],
    ['completions of it', 'GET', `/search/completions?q=${encodeURIComponent(long)}&at=5`],
    ['contacts by it', 'GET', `/contacts?q=${encodeURIComponent(long)}`],
    ['saved replies by it', 'GET', `/saved-replies?q=${encodeURIComponent(long)}`],
    ['a filter of many values', 'GET', asked({ contact: many })],
    ['a filter nested deep', 'GET', asked(nested)],
    ['a bulk change of many', 'POST', '/bulk-changes/preview', { tickets: { ids: [...many, ...many, ...many] } }],
    ['a cursor of noise', 'GET', `/tickets?cursor=${'A'.repeat(400)}`],
    [
      'a name of null bytes',
      'POST',
      '/saved-replies/preview',
      { texts: { en: 'a\u0000b{{ ticket.\u0000 }}' }, desk: many[0] },
    ],
  ];
  for (const [what, method, path, body] of calls) {
    const { status } = await agent.call(method, path, body);
    expect([what, status >= 400 && status < 500]).toEqual([what, true]);
  }

  // What a filter does not know is left out of it, however deep.
  expect((await agent.call('POST', '/views', { name: 'x', filter: nested })).status).toBeLessThan(500);

  // Words that would grow without end when they are filled are no mistake of ours, and hold nobody up.
  const growing = `{% assign x = "${words}" %}${'{% assign x = x | append: x %}'.repeat(12)}{{ x }}`;
  const replacing = `{% assign x = "${words}" %}{{ x | replace: "a", x }}`;
  const quoted = `{% assign x = "${words}" %}${'{{ x }}'.repeat(1_500)}`;
  for (const en of [growing, replacing, quoted]) {
    const preview = await agent.call('POST', '/saved-replies/preview', { texts: { en } });
    expect([en.slice(-40), preview.status < 500]).toEqual([en.slice(-40), true]);
    const kept = await agent.call('POST', '/saved-replies', {
      name: 'Grows',
      audience: 'private',
      desks: [],
      texts: { en },
    });
    expect([en.slice(-40), kept.status < 500]).toEqual([en.slice(-40), true]);
  }
});

test('a key for repeated calls is one’s own, and a version tells nothing of what is hidden', {
  timeout: 60_000,
}, async () => {
  const { house, callers } = await openCalledHouse();
  const { agent, lead, elsewhere } = callers;
  const taken = await house.call('POST', '/inbound/email', { body: sampleMail('Una lampada') });
  const { id } = taken.body.ticket;
  const keyed = (caller: typeof agent) =>
    house.call('POST', '/views', {
      token: null,
      headers: { ...caller.headers, 'idempotency-key': 'the same' },
      body: { name: 'Mine', scope: 'private', filter: {} },
    });
  const [first, again, other] = [await keyed(agent), await keyed(agent), await keyed(lead)];
  expect([first.status, again.body.id, other.status]).toEqual([201, first.body.id, 201]);
  expect(other.body.id).not.toBe(first.body.id);

  const seen = await agent.call('GET', `/tickets/${id}`);
  const etag = seen.headers.get('etag') ?? '';
  expect(etag).not.toBe('');
  const versions: Record<string, string>[] = [
    { 'if-none-match': etag },
    { 'if-match': etag },
    { 'if-match': '"other"' },
    {},
  ];
  for (const headers of versions) {
    for (const method of ['GET', 'PATCH']) {
      const { status } = await house.call(method, `/tickets/${id}`, {
        token: null,
        headers: { ...elsewhere.headers, ...headers },
        ...(method === 'PATCH' ? { body: { subject: 'x' } } : {}),
      });
      expect([method, headers, status]).toEqual([method, headers, 404]);
    }
  }
});
