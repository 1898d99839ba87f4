import { describe, expect, test } from 'vitest';
import { leastTime } from '../../../testing/least-time.ts';
import { isAbsenceText } from './absence-words.ts';
import { parseMail } from './reading.ts';

/** What a mail by Anna is taken for. */
async function kindOf(headers: Record<string, string>, text = 'Grazie.') {
  const all = {
    From: 'Anna <anna@mulino.test>',
    To: 'help@sportello.test',
    'Message-ID': '<x@mulino.test>',
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const type = 'Content-Type: text/plain; charset=utf-8';
  return (await parseMail(Buffer.from(`${[...head, type].join('\r\n')}\r\n\r\n${text}\r\n`))).automatic;
}
const ANSWER = { 'In-Reply-To': '<a@sportello.test>' };

describe('absence notes', () => {
  test.each([
    ['Automatic reply: Orario', 'auto_reply'],
    ['Out of Office: Orario', 'absence'],
    ['Out of Office Re: Orario', 'person'],
    ['Risposta automatica: Orario', 'auto_reply'],
    ['Fuori ufficio: Orario', 'absence'],
    ['Respuesta automática: Horario', 'auto_reply'],
    ['Fuera de la oficina: Horario', 'absence'],
    ['Răspuns automat: Orar', 'auto_reply'],
    ['Absent din birou: Orar', 'absence'],
    ['Automatische Antwort: Termin', 'auto_reply'],
    ['Abwesenheitsnotiz: Termin', 'absence'],
    ['Réponse automatique : Horaire', 'auto_reply'],
    ['Absence du bureau : Horaire', 'absence'],
    ['Resposta automática: Horário', 'auto_reply'],
    ['Automatisch antwoord: Rooster', 'auto_reply'],
    ['Afwezig: Rooster', 'absence'],
    ['Automatyczna odpowiedź: Godziny', 'auto_reply'],
    ['Автоматический ответ: Расписание', 'auto_reply'],
    ['Autosvar: Tider', 'auto_reply'],
    ['Frånvaro: Tider', 'absence'],
    ['Otomatik Yanıt: Saatler', 'auto_reply'],
    ['自動応答: 時間', 'auto_reply'],
    ['不在通知: 時間', 'absence'],
    ['自动答复: 时间', 'auto_reply'],
    ['Re: Automatic reply: Orario', 'person'],
    ['Assente il tecnico, che faccio?', 'person'],
    ['Absent parts in my parcel', 'person'],
    ['Out of office chairs?', 'person'],
  ])('%s → %s', async (subject, kind) => {
    expect((await kindOf({ ...ANSWER, Subject: subject })).kind ?? 'person').toBe(kind);
    // Without an answer in it, words in a subject are a person's question.
    expect((await kindOf({ Subject: subject })).kind).toBeUndefined();
  });

  test.each([
    ['en', 'Thank you for your message. I am currently out of the office until 3 March with limited access to e-mail.'],
    ['en', "I'm on annual leave until Monday. For urgent matters please contact Bruno (bruno@mulino.test)."],
    ['it', 'Grazie per il Suo messaggio. Sono assente fino al 3 marzo. Per urgenze scrivere a bruno@mulino.test.'],
    ['es', 'Estoy fuera de la oficina hasta el 3 de marzo. En caso de urgencia, escriba a bruno@mulino.test.'],
    ['ro', 'Vă mulțumesc pentru mesaj. În prezent nu sunt la birou, revin luni. În caz de urgență: bruno@mulino.test.'],
    ['ro', 'Sunt în concediu până luni. Pentru urgențe, vă rog să scrieți la bruno@mulino.test.'],
    ['de', 'Vielen Dank für Ihre Nachricht. Ich bin bis zum 3. März nicht im Büro. In dringenden Fällen: Bruno.'],
    ['fr', "Je suis actuellement absente jusqu'au 3 mars. En cas d'urgence, contactez Bruno."],
    ['pt', 'Obrigado pela sua mensagem. Estou ausente até 3 de março.'],
    ['nl', 'Ik ben momenteel afwezig. Voor dringende zaken kunt u Bruno bellen.'],
    ['pl', 'Dziękuję za wiadomość. Jestem obecnie na urlopie do 3 marca.'],
    ['ru', 'Спасибо за ваше письмо. Я сейчас отсутствую до 3 марта.'],
    ['sv', 'Tack för ditt mejl. Jag är på semester till den 3 mars.'],
    ['tr', 'Mesajınız için teşekkürler. Şu anda ofis dışındayım.'],
    ['ja', 'メールをいただきありがとうございます。ただいま不在にしております。'],
    ['zh', '感谢您的来信。我目前不在办公室,3月3日回来后回复。'],
  ])('by its words alone (%s): %s', async (_language, text) => {
    expect(await kindOf({ ...ANSWER, Subject: 'Re: Orario' }, text)).toMatchObject({
      kind: 'absence',
      isAutoReply: true,
    });
    // Whoever writes first has something to say.
    expect((await kindOf({ Subject: 'Orario' }, text)).kind).toBeUndefined();
  });

  test.each([
    "I'll be out of office next week, can you deliver on Friday?",
    'I will be out of office until Monday. Please send the parcel to my colleague.',
    "I'm out of the office today, so leave the parcel with the porter.",
    'Thank you for your message. The lamp works again!',
    'Sono in ferie fino a lunedì, il pacco lasciatelo al vicino.',
    'Sarò fuori ufficio domani. In caso di urgenza chiamatemi al cellulare: quando arriva il tecnico?',
    'Estoy de vacaciones y la lámpara no funciona.',
    'Sunt în concediu și nu pot încărca lampa, ce fac?',
    'Ich bin im Urlaub und brauche die Lampe erst im März.',
    'Our out of office assistant does not start. It says: automatic reply failed.',
    `I am currently out of the office, in urgent need of help. ${'It is a long story. '.repeat(60)}`,
  ])('a person says it in passing: %s', async (text) => {
    expect(await kindOf({ ...ANSWER, Subject: 'Re: Orario' }, text)).toMatchObject({
      isAutoReply: false,
      mayAutoReply: true,
    });
  });

  test('are told from other automatic answers by what they say', async () => {
    const headers = { ...ANSWER, 'Auto-Submitted': 'auto-replied', Subject: 'Re: Orario' };
    expect((await kindOf(headers, 'Sono assente fino a lunedì.')).kind).toBe('absence');
    expect((await kindOf(headers, 'We have your request and will answer soon.')).kind).toBe('auto_reply');
  });

  test('are looked for in any text within a moment', async () => {
    for (const piece of ['i am ', 'ich bin bis ', 'reply ', 'sono ', 'a'.repeat(50), '我', 'thank you for ']) {
      const took = await leastTime(50, () => {
        isAbsenceText(piece.repeat(10_000));
        isAbsenceText(piece.repeat(40).slice(0, 890));
      });
      expect(took).toBeLessThan(50);
    }
  });
});

describe('marks of programs', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'X-Autoreply': 'yes' }, 'auto_reply'],
    [{ 'X-Autorespond': 'Orario' }, 'auto_reply'],
    [{ Precedence: 'auto_reply' }, 'auto_reply'],
    [{ 'X-Autogenerated': 'Reply' }, 'program'],
    [{ 'X-FC-MachineGenerated': 'true' }, 'program'],
    [{ 'X-Loop': 'help@elsewhere.test' }, 'program'],
    [{ Precedence: 'junk' }, 'program'],
    [{ 'Return-Path': '<>' }, 'program'],
    [{ 'Auto-Submitted': 'auto-generated' }, 'program'],
    [{ 'Auto-Submitted': 'auto-generated', 'In-Reply-To': '<a@sportello.test>' }, 'auto_reply'],
    [{ 'List-Id': '<news.mulino.test>' }, 'list'],
    [{ 'X-Boxbe-Challenge': '1' }, 'challenge'],
    [{ Subject: 'Re: Orario (verifying sender)', Precedence: 'bulk' }, 'challenge'],
    [{ 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply', Subject: 'Automatic reply: Orario' }, 'auto_reply'],
  ])('%j → %s', async (headers, kind) => {
    expect(await kindOf(headers)).toMatchObject({ kind, mayAutoReply: false });
  });

  test('the list that a mail came through is named', async () => {
    expect((await kindOf({ 'List-Id': 'Aiuto <help.sportello.test>' })).listAddress).toBe('help@sportello.test');
    expect((await kindOf({ 'List-Post': '<mailto:Lista@mulino.test?x=y>' })).listAddress).toBe('lista@mulino.test');
  });
});

describe('reports about reading', () => {
  const report = async (reportType: string, type: string, fields: string, extra = '') =>
    (
      await parseMail(
        Buffer.from(
          `From: anna@mulino.test\r\nTo: help@sportello.test\r\nSubject: Letto: Orario\r\nContent-Type: multipart/report; report-type=${reportType}; boundary=m\r\n\r\n--m\r\n\r\nLetto.\r\n--m\r\nContent-Type: ${type}\r\n\r\n${fields}\r\n${extra}--m--\r\n`,
        ),
      )
    ).automatic;

  test('a receipt says which letter was read', async () => {
    const read = await report(
      'disposition-notification',
      'message/disposition-notification',
      'Final-Recipient: rfc822;anna@mulino.test\r\nOriginal-Message-ID: <reply-1@sportello.test>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n',
    );
    expect(read).toMatchObject({
      kind: 'read_receipt',
      isAutoReply: true,
      about: { messageId: 'reply-1@sportello.test' },
    });
  });

  test('a complaint says which letter was called spam', async () => {
    const complaint = await report(
      'feedback-report',
      'message/feedback-report',
      'Feedback-Type: abuse\r\nUser-Agent: SomeGenerator/1.0\r\nVersion: 1\r\n',
      '--m\r\nContent-Type: message/rfc822\r\n\r\nFrom: help@sportello.test\r\nMessage-ID: <reply-1@sportello.test>\r\nSubject: Re: Orario\r\n\r\nx\r\n',
    );
    expect(complaint).toMatchObject({
      kind: 'feedback_report',
      mayAutoReply: false,
      about: { messageId: 'reply-1@sportello.test' },
    });
  });
});
