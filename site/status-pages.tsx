/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '../contract/shapes.ts';
import { LANGUAGES } from '../contract/shapes.ts';
import { inviteTo } from '../server/features/my-requests/index.ts';
import { giveMark, markable } from '../server/features/satisfaction/index.ts';
import type { StatusLink } from '../server/features/tickets/index.ts';
import {
  openStatusAttachment,
  readStatusPage,
  reopenOwnRequest,
  solveOwnRequest,
  writeOnStatusPage,
} from '../server/features/tickets/index.ts';
import type { Platform } from '../server/platform/act.ts';
import { isDatabaseAway } from '../server/platform/db/index.ts';
import { Problem } from '../server/platform/http/problem.ts';
import type { Env } from '../server/platform/http/routes.ts';
import type { Upload } from '../server/platform/http/uploads.ts';
import { receiveForm } from '../server/platform/http/uploads.ts';
import { closestLanguage, translator } from '../server/platform/i18n/index.ts';
import { newSecretWord } from '../server/platform/ids/index.ts';
import { errorFacts } from '../server/platform/log/index.ts';
import { PAGE_FILE_BYTES, PAGE_FILE_MEGABYTES, PAGE_FILES, PAGE_WORDS, SMALL_FORM_BYTES } from './limits.ts';
import { cameFromElsewhere } from './origin.ts';
import type { Call } from './page-answers.ts';
import { onTo, page } from './page-answers.ts';
import type { DoneHere, FailedHere } from './status-page.tsx';
import { isDone, isFailed, StatusPage } from './status-page.tsx';

const FORM = {
  files: PAGE_FILES,
  fileBytes: PAGE_FILE_BYTES,
  fields: 5,
  // Bytes: four for the widest character, and one more character to see that it was too long.
  fieldBytes: (PAGE_WORDS + 1) * 4,
};

/** One way to the page of a request: by the link of a letter, or signed in. Both show and do the same. */
export interface Door {
  /** Of the page; all that is done there lies below it. */
  path: string;
  /** @returns what to answer instead where the reader cannot come in; undefined where there is nothing. */
  linkOf(c: Call): Promise<StatusLink | Response | undefined>;
  pathOf(c: Call, link: StatusLink): string;
  /** Of the page that shows what was just written: another one where a new request began. */
  pathAfter(c: Call, written: { token: string; number: number }): string;
  /** All requests of the reader in a language, where they are signed in. */
  allOf?(c: Call, language: Language): string;
  /** The language that the reader has come in, where the address says it. */
  languageOf?(c: Call): string | undefined;
  /** Said where there is nothing, to who is signed in. */
  notHere?(c: Call): Promise<Response>;
  headers: Record<string, string>;
}

/** What these pages are given of the others. */
export interface OtherPages {
  ownOrigin: string;
  notFound(c: Call): Promise<Response>;
  elsewhere(c: Call): Response;
  away(c: Call, unsent: { words: string; nonce: string; action: string }): Response;
}

/** What could not be sent, to come back with the page. */
interface Unsent {
  words: string;
  nonce: string;
  error: string;
}

/** The page of one request and all that its reader does there, behind one door. */
export function statusPages(site: Hono<Env>, platform: Platform, door: Door, others: OtherPages): void {
  const { log, clock, storage } = platform;
  const { path, headers } = door;
  const notHere = (c: Call): Promise<Response> => (door.notHere ?? others.notFound)(c);

  /** The language of the request, unless the reader chose another one of the desk's (`?lang=`), which then stays. */
  function languagesOf(c: Call, { desk, language }: StatusLink) {
    const languages = LANGUAGES.filter((one) => desk.languages.includes(one));
    const wish = languages.find((one) => one === c.req.query('lang'));
    const come = languages.find((one) => one === door.languageOf?.(c));
    return { languages, wish, language: wish ?? come ?? closestLanguage(language, desk.languages) };
  }

  async function statusPage(c: Call, link: StatusLink, status: ContentfulStatusCode, unsent?: Unsent) {
    const { languages, wish, language } = languagesOf(c, link);
    const own = door.pathOf(c, link);
    const addressOf = (below: string, parameters: Record<string, string> = {}): string => {
      const { lang = wish, ...more } = parameters;
      const query = new URLSearchParams({ ...(lang ? { lang } : {}), ...more });
      return `${own}${below}${query.size > 0 ? `?${query}` : ''}`;
    };
    const before = unsent ? undefined : c.req.query('before');
    const [facts, asked] = await Promise.all([
      readStatusPage(platform, link, { before, addressOf: (id) => `${own}/attachments/${id}` }),
      markable(platform, link.ticket.id),
    ]);
    const done = c.req.query('done');
    const failed = c.req.query('failed');
    const view = {
      link,
      facts,
      languages,
      language,
      now: clock.now(),
      nonce: unsent?.nonce ?? newSecretWord(),
      sent: c.req.query('sent') ?? null,
      done: isDone(done) ? done : null,
      failed: isFailed(failed) ? failed : null,
      asked: asked ?? null,
      all: door.allOf?.(c, language) ?? null,
      before,
      error: unsent?.error ?? null,
      words: unsent?.words ?? '',
      addressOf,
    };
    return page(c, <StatusPage {...view} />, status, headers);
  }

  site.get(path, async (c) => {
    const link = await door.linkOf(c);
    if (link instanceof Response) return link;
    return link ? statusPage(c, link, 200) : notHere(c);
  });

  // Somebody who presses enter in the address line of a page that came back with an error.
  for (const below of ['messages', 'people', 'solution', 'reopening', 'mark'])
    site.get(`${path}/${below}`, (c) => onTo(c.req.path.slice(0, -below.length - 1), headers));

  site.post(`${path}/messages`, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const fields: Record<string, string> = {};
    try {
      const link = await door.linkOf(c);
      if (link instanceof Response) return link;
      if (!link) return await notHere(c);
      return await receive(c, link, fields);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn({ requestId: c.get('requestId'), ...errorFacts(error) }, 'database away');
      await readWordsOnly(c, fields);
      return others.away(c, { words: fields.text ?? '', nonce: nonceOf(fields), action: c.req.path });
    }
  });

  async function receive(c: Call, link: StatusLink, fields: Record<string, string>): Promise<Response> {
    const refused = (status: ContentfulStatusCode, error: string) =>
      statusPage(c, link, status, { words: (fields.text ?? '').slice(0, PAGE_WORDS), nonce: nonceOf(fields), error });
    const { wish, language } = languagesOf(c, link);
    const t = translator(language);
    let upload: Upload;
    try {
      upload = await receiveForm(c.req.raw, storage, FORM, fields);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return refused(error.status, `${formError(t, error, fields)} ${t('site.error.filesAgain')}`);
    }
    const text = fields.text ?? '';
    const filesAgain = upload.files.length > 0 ? ` ${t('site.error.filesAgain')}` : '';
    if (tooLong(text)) return refused(413, t('site.error.tooLong', { count: PAGE_WORDS }) + filesAgain);
    if (text.trim() === '' && upload.files.length === 0) return refused(422, t('site.error.empty'));
    try {
      const written = await writeOnStatusPage(platform, link, { text, files: upload.files, nonce: fields.nonce });
      const query = new URLSearchParams({ ...(wish ? { lang: wish } : {}), sent: written.messageId });
      return onTo(`${door.pathAfter(c, written)}?${query}`, headers);
    } catch (error) {
      if (error instanceof Problem && error.status === 429) return refused(429, t('site.error.tooMany') + filesAgain);
      throw error;
    }
  }

  async function readWordsOnly(c: Call, fields: Record<string, string>): Promise<void> {
    if (c.req.raw.bodyUsed) return;
    try {
      await receiveForm(c.req.raw, storage, { ...FORM, files: 0 }, fields);
    } catch (error) {
      // Files that there was no place for, or a form that broke off: what was read of the words is all there is.
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** A form of one button or a few words: what came of it stands on the page that follows. */
  function verb(
    below: string,
    run: (c: Call, link: StatusLink, fields: Record<string, string>) => Promise<DoneHere | FailedHere>,
  ): void {
    site.post(`${path}/${below}`, bodyLimit({ maxSize: SMALL_FORM_BYTES }), async (c) => {
      if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
      const link = await door.linkOf(c);
      if (link instanceof Response) return link;
      if (!link) return notHere(c);
      const outcome = await run(c, link, await fieldsOf(c));
      const { wish } = languagesOf(c, link);
      const said: Record<string, string> = isFailed(outcome) ? { failed: outcome } : { done: outcome };
      const query = new URLSearchParams({ ...(wish ? { lang: wish } : {}), ...said });
      return onTo(`${door.pathOf(c, link)}?${query}#said`, headers);
    });
  }

  verb('solution', async (_c, link) => {
    await solveOwnRequest(platform, link);
    return 'solved';
  });
  verb('reopening', async (_c, link) => {
    try {
      await reopenOwnRequest(platform, link);
      return 'reopened';
    } catch (error) {
      if (error instanceof Problem && error.status === 409) return 'closed';
      throw error;
    }
  });
  verb('people', async (c, link, fields) => {
    try {
      await inviteTo(platform, link, fields.address ?? '', languagesOf(c, link).language);
      return 'asked';
    } catch (error) {
      if (error instanceof Problem && error.status === 429) return 'people';
      if (error instanceof Problem && error.status === 422) return 'address';
      throw error;
    }
  });
  verb('mark', async (_c, link, fields) => {
    const asked = await markable(platform, link.ticket.id);
    const mark = Number(fields.mark ?? '');
    if (!asked || !Number.isInteger(mark) || mark < 1 || mark > asked.best) return 'mark';
    await giveMark(platform, link.actor, link.ticket.id, { mark, comment: fields.comment ?? '' });
    return 'marked';
  });

  site.get(`${path}/attachments/:id`, async (c) => {
    const link = await door.linkOf(c);
    if (link instanceof Response) return link;
    const found = link && (await openStatusAttachment(platform, link, c.req.param('id')));
    if (!found) return notHere(c);
    return new Response(found.bytes, { headers: { ...found.headers, ...headers } });
  });
}

/** The fields of a small form; what is no form has none. */
export async function fieldsOf(c: Call): Promise<Record<string, string>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return {};
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function nonceOf(fields: Record<string, string>): string {
  return fields.nonce || newSecretWord();
}

function tooLong(text: string): boolean {
  // As browsers count it for maxlength: a line end is one character.
  return text.replaceAll('\r\n', '\n').length > PAGE_WORDS;
}

/** Why a form was refused, in the reader's words. */
function formError(t: ReturnType<typeof translator>, error: Problem, fields: Record<string, string>): string {
  if (tooLong(fields.text ?? '')) return t('site.error.tooLong', { count: PAGE_WORDS });
  if (error.type === 'too-large') return t('site.error.tooLarge', { count: PAGE_FILES, size: PAGE_FILE_MEGABYTES });
  if (error.type === 'storage-full') return t('site.error.full');
  return t('site.error.broken');
}
