import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { DeskEntry } from './desk-book.ts';
import type { LetterFacts } from './letter-facts.ts';
import { renderAutoReply, wrapReply } from './letters.ts';

const now = Temporal.Instant.from('2026-11-19T10:20:00Z');
const desk: DeskEntry = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: 'Customer desk',
  audience: 'public',
  languages: ['it', 'en', 'es', 'ro'],
  timeZone: 'Europe/Rome',
  hours: [],
  replyTargetMinutes: 240,
  quietDays: 7,
  fromName: 'Officina Lume',
  helpUrl: 'https://help.example/',
  autoReply: true,
  quotedHistory: 'folded' as const,
  teammatesForward: true,
  addresses: ['supporto@officinalume.example'],
  templates: [],
  companyName: 'Officina Lume',
  position: 1,
};
const facts: LetterFacts = {
  contactName: 'Giulia Ferraro',
  ticket: { number: 4127, subject: 'Luna 2 non si carica', status: 'new', url: 'https://help.example/r/abc' },
  dueAt: now.add({ hours: 5 }),
  now,
};

function own(kind: 'auto_reply' | 'header' | 'footer', body: string, subject = '', updated = now) {
  return { desk_id: desk.id, kind, language: 'it', subject, body, updated_at: updated, updated_by: null };
}

describe('the first answer', () => {
  test('in Italian', () => {
    const mail = renderAutoReply(desk, 'it', facts);
    expect(mail.subject).toBe('Re: Luna 2 non si carica');
    expect(mail.bodyText).toContain('Buongiorno Giulia, abbiamo ricevuto la sua richiesta su Luna 2 non si carica.');
    expect(mail.bodyText).toContain('oggi entro le 16:20');
    expect(mail.text).toMatch(/^Officina Lume\n\nAbbiamo la sua richiesta\n/);
    expect(mail.text).toContain('\n-- \nBasta rispondere a questa mail.');
    expect(mail.html).toContain('<html lang="it">');
    expect(mail.html).toMatch(
      /<a class="sp-button" href="https:\/\/help\.example\/r\/abc"[^>]*>Vedi la richiesta<\/a>/,
    );
  });

  test.each(LANGUAGES)('says the same in text and HTML, in %s', (language) => {
    const mail = renderAutoReply(desk, language, facts);
    const words = (text: string) => text.replace(/<style>.*?<\/style>|<title>.*?<\/title>|<[^>]*>/gs, ' ');
    for (const word of words(mail.html).split(/\s+/).filter(Boolean)) expect(mail.text).toContain(word);
  });

  test('speaks the desk’s first language to whom nobody here understands', () => {
    expect(renderAutoReply(desk, 'de', facts).bodyText).toContain('Buongiorno');
    expect(renderAutoReply({ ...desk, languages: ['es'] }, null, facts).bodyText).toContain('Hola');
  });

  test.each([
    [null, 'Hello, your request'],
    ['', 'Hello, your request'],
    ['hannah@example.org', 'Hello, your request'],
    ['Hannah Whitlock', 'Hello Hannah, your request'],
    ['Whitlock, Hannah', 'Hello Hannah, your request'],
    ['Hannah', 'Hello Hannah, your request'],
  ])('greets %s', (contactName, greeting) => {
    expect(renderAutoReply(desk, 'en', { ...facts, contactName }).bodyText).toContain(greeting);
  });

  test('one "Re:", and words for a mail without subject', () => {
    const about = (subject: string) =>
      renderAutoReply(desk, 'en', { ...facts, ticket: { ...facts.ticket, subject } }).subject;
    expect(about('RE: re: Lamp')).toBe('Re: Lamp');
    expect(about('  ')).toBe('Re: your request');
  });

  test('takes the customer’s time zone where it is known', () => {
    expect(renderAutoReply(desk, 'en', { ...facts, timeZone: 'Europe/Bucharest' }).bodyText).toContain(
      'today by 17:20',
    );
  });
});

describe('a desk’s own templates', () => {
  test('stand in place of ours, in their language only', () => {
    const changed = {
      ...desk,
      templates: [own('auto_reply', '<p>Ciao {{ contact.last_name }}</p>', '{{ ticket.number }}')],
    };
    expect(renderAutoReply(changed, 'it', facts)).toMatchObject({ subject: '4127', bodyText: 'Ciao Ferraro' });
    expect(renderAutoReply(changed, 'en', facts).bodyText).toContain('Hello Giulia');
  });

  test('are read anew when they change', () => {
    const before = { ...desk, templates: [own('auto_reply', '<p>before</p>')] };
    const after = { ...desk, templates: [own('auto_reply', '<p>after</p>', '', now.add({ seconds: 1 }))] };
    expect(renderAutoReply(before, 'it', facts).bodyText).toBe('before');
    expect(renderAutoReply(after, 'it', facts).bodyText).toBe('after');
  });

  test('ours stand in for one that cannot be read', () => {
    const broken = { ...desk, templates: [own('auto_reply', '<p>{% oops %}</p>', '', now.add({ seconds: 2 }))] };
    expect(renderAutoReply(broken, 'it', facts).bodyText).toContain('Buongiorno Giulia');
  });
});

test('a reply stands between header and footer, and its own words are not touched', () => {
  const body = '<p>Buongiorno,</p>\n<p>la <em>Luna 2</em> torna domani. {{ ticket.url }}</p>';
  const mail = wrapReply(
    desk,
    'it',
    { ...facts, agentName: 'Marta Rinaldi' },
    { html: body, text: 'Buongiorno,\n\nla Luna 2 torna domani.' },
  );
  expect(mail.text).toBe(
    'Officina Lume\n\nBuongiorno,\n\nla Luna 2 torna domani.\n\n-- \nMarta Rinaldi, Officina Lume\n\n' +
      'Basta rispondere a questa mail. Vedi la richiesta #4127 (https://help.example/r/abc)\n',
  );
  expect(mail.html).toContain('la <em>Luna 2</em> torna domani. {{ ticket.url }}</p>');
  expect(mail.html).toContain('Marta Rinaldi, Officina Lume');
});

test('costs under a millisecond', () => {
  for (let warm = 0; warm < 200; warm++) renderAutoReply(desk, 'it', facts);
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    renderAutoReply(desk, 'it', facts);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  // The median: what a busy machine does to single runs is not the template's doing.
  expect(times[150]).toBeLessThan(1);
});
