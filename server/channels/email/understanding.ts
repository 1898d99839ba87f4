import type {
  AutomaticFacts,
  Channel,
  ForwardedLetter,
  Intake,
  IntakeAttachment,
} from '../../features/tickets/index.ts';
import { splitAddress, Unreadable } from '../../features/tickets/index.ts';
import { detectLanguage } from '../../platform/language/index.ts';
import type { Storage, StoredBlob } from '../../platform/storage/index.ts';
import type { Forwarded } from './reading/forwarded.ts';
import { forwardedIn, isForwardSubject } from './reading/forwarded.ts';
import type { ParsedAttachment, ParsedMail } from './reading/parsed-mail.ts';
import { MailUnreadable } from './reading/parsed-mail.ts';
import { LARGE_MAIL_BYTES, parseLargeMail } from './reading/reading.ts';
import { readMail } from './reading/reading-thread.ts';

/** Bytes of an attached mail that is read as the letter that is passed on. */
const LARGEST_PASSED_ON = 1024 * 1024;

/** A stored mail (RFC 5322) in the words of the core, its attachments in the storage. */
export const understandMail: Channel['parse'] = async (raw, envelope, storage) => {
  try {
    const intake = await toIntake(await read(raw, storage), storage);
    return envelope.late ? { ...intake, noAutoReply: intake.noAutoReply ?? 'it came long ago' } : intake;
  } catch (error) {
    if (error instanceof MailUnreadable) throw new Unreadable(error.message);
    throw error;
  }
};

async function read(raw: StoredBlob, storage: Storage): Promise<ParsedMail> {
  if (raw.size <= LARGE_MAIL_BYTES) return readMail(await storage.read(raw.sha256));
  return parseLargeMail(await storage.open(raw.sha256), (body) => storage.put(body));
}

async function toIntake(mail: ParsedMail, storage: Storage): Promise<Intake> {
  const attachments: IntakeAttachment[] = [];
  for (const attachment of mail.attachments) attachments.push(await stored(attachment, storage));
  const { automatic, bounce } = mail;
  return {
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: mail.references,
    from: mail.from,
    replyTo: mail.replyTo[0] ?? null,
    to: mail.to,
    cc: mail.cc,
    deliveredTo: mail.deliveredTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? null,
    visibleText: mail.visibleText,
    visibleHtml: mail.visibleHtml ?? null,
    language: detectLanguage(mail.visibleText || mail.subject) ?? null,
    attachments,
    isAutoReply: automatic.isAutoReply,
    isBounce: automatic.isBounce,
    noAutoReply: automatic.mayAutoReply ? null : (automatic.reason ?? 'automatic sender'),
    bounce: bounce
      ? {
          permanent: bounce.action === 'failed',
          reason: `${bounce.status} ${bounce.diagnostic}`.trim(),
          recipient: bounce.finalRecipient,
          originalMessageId: bounce.originalMessageId ?? null,
          originalToken: bounce.originalToken ? splitAddress(bounce.originalToken).detail : null,
          originalSubject: bounce.originalSubject ?? null,
          originalAddresses: bounce.originalAddresses,
          recipients: bounce.recipients.map(({ action, diagnostic, ...recipient }) => ({
            ...recipient,
            action: action === 'failed' ? ('failed' as const) : ('delayed' as const),
            words: diagnostic,
          })),
        }
      : null,
    automatic: automaticFacts(mail),
    spamSigns: mail.spamSigns,
    forwarded: await forwardedOf(mail, attachments, storage),
    contentHash: mail.contentHash,
    ...readingOf(mail),
    source: { ...mail.facts, ...(mail.date ? { date: mail.date.toString() } : {}) },
  };
}

function readingOf({ leftOut, seal, calendar }: ParsedMail): Pick<Intake, 'reading'> {
  const reading = { ...(leftOut.length > 0 && { leftOut }), ...(seal && { seal }), ...(calendar && { calendar }) };
  return Object.keys(reading).length > 0 ? { reading } : {};
}

function automaticFacts({ automatic }: ParsedMail): AutomaticFacts | null {
  if (automatic.kind === undefined) return null;
  const { about = {}, listAddress = null } = automatic;
  return {
    kind: automatic.kind,
    reason: automatic.reason ?? '',
    about: {
      messageId: about.messageId ?? null,
      token: about.token === undefined ? null : splitAddress(about.token).detail,
    },
    listAddress,
  };
}

/** The letter that this one passes on: in its text, or as the one mail that is attached. */
async function forwardedOf(
  mail: ParsedMail,
  attachments: readonly IntakeAttachment[],
  storage: Storage,
): Promise<ForwardedLetter | null> {
  if (mail.automatic.isAutoReply || mail.bounce) return null;
  const inText = forwardedIn(mail.subject, mail.text);
  if (inText) return toForwarded(inText);
  const [letter, second] = attachments.filter(({ contentType }) => contentType === 'message/rfc822');
  if (!letter || second || letter.size > LARGEST_PASSED_ON || !isForwardSubject(mail.subject)) return null;
  try {
    const within = await readMail(await storage.read(letter.sha256));
    if (within.from === null) return null;
    const { from, subject, date, messageId, text } = within;
    return toForwarded({ from, subject, date, messageId, text, above: mail.visibleText });
  } catch (error) {
    // What cannot be read stays an attachment of a letter like any other.
    if (error instanceof MailUnreadable) return null;
    throw error;
  }
}

function toForwarded({ from, date, messageId, ...letter }: Forwarded): ForwardedLetter {
  return {
    ...letter,
    from: { name: from.name, address: from.address.toLowerCase() },
    date: date ?? null,
    messageId: messageId ?? null,
  };
}

async function stored(attachment: ParsedAttachment, storage: Storage): Promise<IntakeAttachment> {
  const { name, contentType, inline, contentId } = attachment;
  const blob = attachment.content
    ? await storage.put(attachment.content)
    : { sha256: attachment.sha256, size: attachment.size };
  return { name, contentType, inline, contentId: contentId ?? null, ...blob };
}
