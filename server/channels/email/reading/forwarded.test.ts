import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastTime } from '../../../testing/least-time.ts';
import { forwardedIn, isForwardSubject, subjectPassedOn } from './forwarded.ts';

const GMAIL = `See below, can you take this?

---------- Forwarded message ---------
From: *Giulia Ferraro* <g.ferraro@postanova.example>
Date: Fri, Nov 20, 2026 at 10:00 AM
Subject: Luna 2 does not charge
To: Marta Bianchi <marta@officinalume.example>
Cc: <bruno@altrove.example>,
  <carla@altrove.example>

Good morning,
it does not charge.

Giulia`;

describe('a letter that is passed on in the text', () => {
  it('is told from the words above it (Gmail)', () => {
    expect(forwardedIn('Fwd: Luna 2 does not charge', GMAIL)).toMatchObject({
      from: { name: 'Giulia Ferraro', address: 'g.ferraro@postanova.example' },
      subject: 'Luna 2 does not charge',
      date: undefined,
      text: 'Good morning,\nit does not charge.\n\nGiulia',
      above: 'See below, can you take this?',
    });
  });

  const written: [program: string, subject: string, text: string][] = [
    [
      'Gmail, Italian',
      'Fwd: Lampada',
      `Ciao\n\n---------- Messaggio inoltrato ---------\nDa: Ugo <u@x.example>\nDate: ven 20 nov 2026 alle ore 10:00\nSubject: Lampada\nTo: <m@y.example>\n\nNon va.`,
    ],
    [
      'Apple Mail',
      'Fwd: Lampada',
      `Ciao\n\n> Inizio messaggio inoltrato:\n> \n> Da: Ugo <u@x.example>\n> Oggetto: Lampada\n> Data: 20 novembre 2026 alle ore 10:00:00 CET\n> A: Marta <m@y.example>\n> \n> Non va.`,
    ],
    [
      'Outlook, Italian',
      'I: Lampada',
      `Ciao\n\n________________________________\nDa: Ugo <u@x.example>\nInviato: venerdì 20 novembre 2026 10:00\nA: Marta\nOggetto: Lampada\n\nNon va.`,
    ],
    [
      'Outlook, German',
      'WG: Lampada',
      `Ciao\n\nVon: Ugo [mailto:u@x.example]\nGesendet: Freitag, 20. November 2026 10:00\nAn: Marta\nBetreff: Lampada\n\nNon va.`,
    ],
    [
      'Outlook, French',
      'TR: Lampada',
      `Ciao\n\nDe : Ugo <u@x.example>\nEnvoyé : vendredi 20 novembre 2026 10:00\nÀ : Marta\nObjet : Lampada\n\nNon va.`,
    ],
    [
      'Outlook, Spanish',
      'RV: Lampada',
      `Ciao\n\nDe: Ugo <u@x.example>\nEnviado: viernes, 20 de noviembre de 2026 10:00\nPara: Marta\nAsunto: Lampada\n\nNon va.`,
    ],
    [
      'Outlook, Romanian',
      'FW: Lampada',
      `Ciao\n\nDe la: Ugo <u@x.example>\nTrimis: vineri, 20 noiembrie 2026 10:00\nCătre: Marta\nSubiect: Lampada\n\nNon va.`,
    ],
    [
      'Thunderbird',
      'Fwd: Lampada',
      `Ciao\n\n-------- Forwarded Message --------\nSubject: \tLampada\nDate: \tFri, 20 Nov 2026 10:00:00 +0100\nFrom: \tUgo <u@x.example>\nTo: \tMarta <m@y.example>\n\nNon va.`,
    ],
    [
      'without a prefix',
      'Lampada',
      `Ciao\n\n-------- Forwarded Message --------\nSubject: Lampada\nFrom: Ugo <u@x.example>\n\nNon va.`,
    ],
  ];
  it.each(written)('%s', (_program, subject, text) => {
    expect(forwardedIn(subject, text)).toMatchObject({
      from: { name: 'Ugo', address: 'u@x.example' },
      subject: 'Lampada',
      text: 'Non va.',
      above: 'Ciao',
    });
  });

  it('keeps the date where it is certain', () => {
    const text = `-------- Forwarded Message --------\nSubject: L\nDate: Fri, 20 Nov 2026 10:00:00 +0100\nFrom: u@x.example\n\nNon va.`;
    expect(forwardedIn('Fwd: L', text)?.date?.toString()).toBe('2026-11-20T09:00:00Z');
  });

  it('is none in an answer, whose program copies the same headers', () => {
    const answer = `Fine.\n\nFrom: Ugo <u@x.example>\nSent: Friday, November 20, 2026 10:00 AM\nTo: Marta\nSubject: Lampada\n\nNon va.`;
    expect(forwardedIn('Re: Lampada', answer)).toBeUndefined();
    expect(forwardedIn('RE: Fwd: Lampada', answer)).toBeUndefined();
    const old = answer.replace('Fine.', 'Fine.\n\n-----Original Message-----');
    expect(forwardedIn('RE: Lampada', old)).toBeUndefined();
  });

  it('is none without a writer who has an address', () => {
    expect(forwardedIn('Fwd: L', 'From: Ugo\nDate: today\nSubject: L\n\nNon va.')).toBeUndefined();
    expect(forwardedIn('Fwd: L', 'Just words.')).toBeUndefined();
  });
});

it('subjects lose their marks, however many', () => {
  expect(subjectPassedOn('Fwd: FW: I: Lampada')).toBe('Lampada');
  expect(subjectPassedOn('Fwd:')).toBe('Fwd:');
  expect(isForwardSubject('Info: Lampada')).toBe(false);
});

it('whatever the text, it takes no time and throws nothing', async () => {
  const line = fc.constantFrom(
    'From: a@b.example',
    'Date: x',
    'Subject: ',
    '> ',
    '',
    '*'.repeat(300),
    'From: '.repeat(90),
    '<'.repeat(400),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.string(), (lines, subject) => {
      forwardedIn(`Fwd: ${subject}`, lines.join('\n'));
    }),
  );
  const took = await leastTime(500, () => {
    forwardedIn('Fwd: x', `From: <${'<a@b.c'.repeat(50_000)}\n`.repeat(40));
  });
  expect(took).toBeLessThan(500);
});
