import type { DevLetter, DevMails, MailKind } from '../../../contract/dev.ts';
import { MAIL_KINDS } from '../../../contract/dev.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { htmlToText, textToHtml } from '../../platform/html/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook, renderAutoReply, sampleFacts, wrapReply } from '../desks/index.ts';
import { accountMailWords, testMailWords } from '../outbox/index.ts';

/**
 * Every mail that the product can send, in every language, filled with a request that nobody made and in one desk's words
 * (the first desk's, when none is named). Empty while there is no desk.
 * @throws Problem 404.
 */
export async function everyMail(platform: Platform, deskId: string | undefined): Promise<DevMails> {
  const book = await deskBook(platform.db);
  const desk = deskId === undefined ? book.first() : book.desk(deskId);
  if (deskId !== undefined && !desk) throw notFound('desk');
  return {
    desks: book.all().map(({ id, name }) => ({ id, name })),
    deskId: desk?.id ?? null,
    letters: desk
      ? MAIL_KINDS.flatMap((kind) => LANGUAGES.map((language) => letterOf(platform, desk, kind, language)))
      : [],
  };
}

interface Words {
  subject: string;
  html: string;
  text: string;
}

function letterOf(platform: Platform, desk: DeskEntry, kind: MailKind, language: Language): DevLetter {
  const { subject, html, text } = wordsOf(platform, desk, kind, language);
  return { kind, language, subject, html, characters: [...text].length };
}

function wordsOf({ clock, config, log }: Platform, desk: DeskEntry, kind: MailKind, language: Language): Words {
  const t = translator(language);
  // A desk speaks the languages it chose; here all are looked at.
  const speaking: DeskEntry = { ...desk, languages: [...LANGUAGES] };
  const facts = sampleFacts(speaking, language, clock.now());
  const address = desk.addresses[0] ?? config.supportAddress;
  switch (kind) {
    case 'auto-reply':
      return renderAutoReply(speaking, language, facts, log);
    case 'reply': {
      const html = textToHtml(t('mail.sample.reply'));
      const subject = `Re: ${facts.ticket.subject}`;
      return { subject, ...wrapReply(speaking, language, facts, { html, text: htmlToText(html) }, log) };
    }
    case 'reset':
    case 'invitation':
      return accountMailWords({
        kind,
        language,
        to: address,
        name: t('mail.sample.agent'),
        url: `${config.publicUrl}/${kind}/sample`,
        companyName: desk.companyName || desk.fromName,
      });
    case 'test':
      return testMailWords(desk, address, language);
  }
}
