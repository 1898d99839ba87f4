import { describe, expect, it } from 'vitest';
import { writeMessage } from '../server/features/tickets/index.ts';
import { answer, asked, get, ORIGIN, post, QUESTION } from '../server/testing/customer.ts';
import { openTestHouse } from '../server/testing/index.ts';

describe('the page of a request', () => {
  it('says in the language of the request what is true, by when there is news, and what was written', async () => {
    const house = await openTestHouse();
    const ticket = await asked(house, { language: 'it' });
    const page = await get(house, ticket.path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('<html lang="it">');
    expect(page.html).toContain(`Richiesta ${ticket.number}, del 19 novembre`);
    expect(page.html).toContain('La sua richiesta è arrivata.');
    expect(page.html).toContain('Le rispondiamo <b>oggi entro le 15:20</b>');
    expect(page.html).toContain(QUESTION);
    await answer(house, ticket.id, { type: 'reply', text: 'Buongiorno Giulia, ci manda due foto?' });
    const answered = await get(house, ticket.path);
    expect(answered.html).toContain('Aspettiamo una sua risposta.');
    expect(answered.html).toContain('Buongiorno Giulia, ci manda due foto?');
  });

  it.each([
    ['en', 'Request 1, 19 November', 'We answer <b>today by 15:20</b>', 'Write to'],
    ['it', 'Richiesta 1, del 19 novembre', 'Le rispondiamo <b>oggi entro le 15:20</b>', 'Scriva a'],
    ['es', 'Consulta 1, del 19 de noviembre', 'Te respondemos <b>hoy antes de las 15:20</b>', 'Escribe a'],
    ['ro', 'Solicitarea 1, din 19 noiembrie', 'Vă răspundem <b>astăzi până la 15:20</b>', 'Mesaj pentru'],
  ])('speaks %s where the reader asks for it, and keeps to it', async (language, title, next, label) => {
    const house = await openTestHouse();
    const { path } = await asked(house, { language: 'it' });
    const { html } = await get(house, `${path}?lang=${language}`);
    expect(html).toContain(`<html lang="${language}">`);
    for (const words of [title, next, label]) expect(html).toContain(words);
    expect(html).toContain(`action="${path}/messages?lang=${language}"`);
    const sent = await post(house, `${path}/messages?lang=${language}`, { text: 'Grazie' });
    expect(sent.location).toContain(`lang=${language}`);
    // Not a language of ours: the request's own.
    expect((await get(house, `${path}?lang=de`)).html).toContain('<html lang="it">');
  });

  it('never shows a note, nor a reply that may still be taken back', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    const marta = await house.teammate('agent', { name: 'Marta Rinaldi' });
    await answer(house, id, { type: 'note', text: 'PSST: she always says that.' });
    await writeMessage(house.platform, marta, id, { type: 'reply', text: 'We send you a new one today.' });
    const during = await get(house, path);
    expect(during.html).not.toContain('We send you a new one today.');
    house.clock.set(house.clock.now().add({ seconds: 20 }));
    await house.runJobs();
    const after = await get(house, path);
    expect(after.html).toContain('We send you a new one today.');
    expect(after.html).toContain('<b>Marta</b>');
    for (const { html } of [during, after]) expect(html).not.toContain('PSST');
  });

  it('shows nothing of a stranger who is in the thread until somebody vouches for them', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    await answer(house, id, { type: 'reply', text: 'Two photos?' });
    const { body } = await house.call('GET', `/tickets/${id}/messages`);
    const { messageId } = body.items.find((each: { type: string }) => each.type === 'reply');
    const stranger = [
      'From: Mallory <mallory@elsewhere.example>',
      'To: support@officinalume.example',
      'Subject: Re: Luna',
      'Message-ID: <m1@elsewhere.example>',
      `In-Reply-To: <${messageId}>`,
      '',
      'Pay the fee at this address first.',
      '',
    ].join('\r\n');
    const taken = await house.call('POST', '/inbound/email', { body: stranger });
    expect(taken.body).toMatchObject({ outcome: 'appended', ticket: { id } });
    expect((await get(house, path)).html).not.toContain('Pay the fee');
    const { body: ticket } = await house.call('GET', `/tickets/${id}`);
    const { contactId } = ticket.participants.find((each: { confirmed: boolean }) => !each.confirmed);
    await house.call('POST', `/tickets/${id}/participants/${contactId}/confirmation`);
    expect((await get(house, path)).html).toContain('Pay the fee');
  });

  it('shows what strangers wrote as words, and our own replies without anything that acts or loads', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house, {
      subject: '<img src=x onerror=alert(1)>',
      text: '<script>alert(2)</script> hi',
    });
    await answer(house, id, {
      type: 'reply',
      html: '<p style="background:url(http://evil.example/a)" onclick="x()">Hello <b>you</b> <img src="http://evil.example/p.png"><iframe src="//evil.example"></iframe><a href="javascript:alert(3)">here</a><form action="http://evil.example"><input name="q"></form></p>',
    });
    const raw = [
      'From: Giulia Ferraro <g.ferraro@postanova.example>',
      'To: support@officinalume.example',
      'Subject: Luna',
      'Message-ID: <h1@postanova.example>',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Look <img src="http://evil.example/t.gif" width=200><script>alert(4)</script><svg onload=alert(5)></p>',
      '',
    ].join('\r\n');
    const second = await house.call('POST', '/inbound/email', { body: raw });
    const { body: other } = await house.call('GET', `/tickets/${second.body.ticket.id}`);
    for (const address of [path, new URL(other.statusUrl).pathname]) {
      const { html } = await get(house, address);
      expect(html).not.toMatch(/<(?:script|iframe|object|embed|base|style)\b/i);
      const tags = html.match(/<[a-z][^>]*>/gi)?.join('') ?? '';
      expect(tags).not.toMatch(/\son\w+=|javascript:|evil\.example|\sstyle=/i);
      // Its own: to write, to have somebody in, to say that it is solved.
      expect(html.match(/<form\b/g)).toHaveLength(3);
    }
    expect((await get(house, path)).html).toContain('&lt;script&gt;alert(2)&lt;/script&gt; hi');
  });

  it('is kept by nobody and tells nobody: no script, no referrer, no cache, no index', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house, { language: 'ro', text: `${QUESTION} `.repeat(3) });
    await answer(house, id, { type: 'reply', text: `${QUESTION} `.repeat(3) });
    await post(house, `${path}/messages`, { text: `${QUESTION} `.repeat(2) });
    await answer(house, id, { type: 'reply', text: `${QUESTION} `.repeat(3) });
    const { html, headers, bytes } = await get(house, path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(html).toContain('<meta name="robots" content="noindex');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    const stylesheet = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const css = await get(house, stylesheet);
    expect(css.headers.get('cache-control')).toContain('immutable');
    // As they are; the stylesheet travels compressed besides.
    expect(bytes + css.bytes).toBeLessThanOrEqual(20 * 1024);
    const travelling = await house.app.request(ORIGIN + stylesheet, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(travelling.headers.get('content-encoding')).toBe('br');
    expect((await travelling.arrayBuffer()).byteLength).toBeLessThan(css.bytes / 2);
    const fonts = [...css.html.matchAll(/url\(([^)]+)\)/g)].map(([, address]) => address ?? '');
    expect(fonts).toHaveLength(4);
    for (const font of fonts) {
      const answered = await house.app.request(ORIGIN + font);
      expect(answered.headers.get('content-type')).toBe('font/woff2');
      expect((await answered.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    }
    expect((await get(house, '/robots.txt')).html).toContain('Disallow: /s/');
  });

  it('pages an old thread, and every message is on one of its pages', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    for (let turn = 0; turn < 60; turn++) {
      house.clock.set(house.clock.now().add({ minutes: 10 }));
      await post(house, `${path}/messages`, { text: `word number ${turn};` });
    }
    const first = await get(house, path);
    const further = /href="([^"]+before=[^"#]+)/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(house, further);
    const all = first.html + second.html;
    for (let turn = 0; turn < 60; turn++) expect(all.split(`word number ${turn};`)).toHaveLength(2);
    expect(id).toBeTruthy();
    expect((await get(house, `${path}?before=bm9uc2Vuc2U`)).status).toBe(404);
  });
});

describe('a link that leads nowhere', () => {
  it('says in the browser’s language that it was renewed, whether it ever was one or not', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    const unknown = await get(house, `/s/${'a'.repeat(32)}`, { 'accept-language': 'de-DE,es-MX;q=0.8,en;q=0.5' });
    expect(unknown.status).toBe(404);
    expect(unknown.html).toContain('<html lang="es">');
    expect(unknown.html).toContain('Este enlace ya no sirve');
    expect(unknown.headers.get('referrer-policy')).toBe('no-referrer');
    const renewed = await house.call('POST', `/tickets/${id}/status-link`);
    expect(renewed.status).toBe(200);
    const old = await get(house, path, { 'accept-language': 'es' });
    expect(old.html).toBe(unknown.html);
    expect((await post(house, `${path}/messages`, { text: 'hello' })).status).toBe(404);
    const { body } = await house.call('GET', `/tickets/${id}`);
    expect((await get(house, new URL(body.statusUrl).pathname)).status).toBe(200);
    for (const odd of ['/s', '/s/', '/s/%00', '/s/..%2f..', `/s/${'a'.repeat(5_000)}`, '/s/a/b/c'])
      expect((await get(house, odd)).html).toContain('This link no longer works');
  });
});

describe('attachments of the page', () => {
  it('come from messages that it shows, and from nowhere else', async () => {
    const house = await openTestHouse();
    const first = await asked(house);
    const second = await asked(house);
    await post(house, `${first.path}/messages`, {
      text: 'photo',
      files: [new File(['<script>alert(1)</script>'], 'page.html', { type: 'text/html' })],
    });
    const { html } = await get(house, first.path);
    const address = /href="(\/s\/[^"]+\/attachments\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect(html).toContain('>page.html</a>');
    const file = await get(house, address);
    expect(file.html).toBe('<script>alert(1)</script>');
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="page\.html"/);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('cache-control')).toBe('no-store');
    const id = address.split('/').at(-1);
    expect((await get(house, `${second.path}/attachments/${id}`)).status).toBe(404);
    expect((await get(house, `${first.path}/attachments/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await get(house, `${first.path}/attachments/nothing`)).status).toBe(404);

    const upload = new FormData();
    upload.set('file', new File(['for the team only'], 'secret.txt'));
    const { body: kept } = await house.call('POST', '/attachments', { body: upload });
    await answer(house, first.id, { type: 'note', text: 'see file', attachments: [kept.id] });
    expect((await get(house, `${first.path}/attachments/${kept.id}`)).status).toBe(404);
  });
});

describe('a merged request', () => {
  it('shows the one it went to with the words of both, and answers there', async () => {
    const house = await openTestHouse();
    const kept = await asked(house, { text: 'the first words', language: 'en' });
    const merged = await asked(house, { text: 'the other words', language: 'en' });
    await house.db.updateTable('tickets').set({ merged_into_id: kept.id }).where('id', '=', merged.id).execute();
    const { html } = await get(house, merged.path);
    expect(html).toContain(`Request ${kept.number},`);
    expect(html).toContain('the first words');
    expect(html).toContain('the other words');
    const sent = await post(house, `${merged.path}/messages`, { text: 'and more' });
    expect(sent.location.startsWith(merged.path)).toBe(true);
    const { body } = await house.call('GET', `/tickets/${kept.id}/messages`);
    expect(body.items.at(-1)).toMatchObject({ text: 'and more' });
  });
});
