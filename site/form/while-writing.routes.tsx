/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { articleAddress, publishedArticle } from '../../server/features/articles/index.ts';
import type { FormPace } from '../../server/features/contact-form/index.ts';
import { markOpenedVisit, markVisit, readStamp } from '../../server/features/contact-form/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import type { Env } from '../../server/platform/http/routes.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { cameFromElsewhere } from '../origin.ts';
import type { Call } from '../page-answers.ts';
import { onTo } from '../page-answers.ts';
import type { FormPorts, FormRoom, Opened } from './form-room.tsx';
import { NOT_KEPT } from './form-room.tsx';
import { findAnswers } from './found-answers.tsx';
import { bytesOf, receiveWhole } from './receiving.ts';

const VISIT = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const SHORT_BODY = 64 * 1024;

/** What happens while a form is being written: answers that may be it, one that was opened or solved it, a file on its way. */
export function whileWritingRoutes(
  site: Hono<Env>,
  platform: Platform,
  ports: FormPorts,
  pace: FormPace,
  { enter, notHere, addressOf, foundPart }: FormRoom,
): void {
  const { db, clock } = platform;
  const ownOrigin = new URL(platform.config.publicUrl).origin;

  /** A form's small companion: its stamp, and what else it holds. */
  async function small(c: Call): Promise<{ opened: Opened; visit: string; given: URLSearchParams } | Response> {
    if (cameFromElsewhere(c.req.raw.headers, ownOrigin)) return c.text('', 403);
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const given = new URLSearchParams(await shortBody(c.req.raw));
    const stamp = await readStamp(platform, opened.centre.deskId, given.get('stamp') ?? '');
    if (stamp.kind === 'none' || stamp.kind === 'too-old') return c.text('', 422);
    return { opened, visit: stamp.visit, given };
  }

  site.post('/help/:centre/:language/write/answers', async (c) => {
    if (!pace.mayLook(ports.addressOf(c.req.raw.headers, c.env))) return c.text('', 429);
    const asked = await small(c);
    if (asked instanceof Response) return asked;
    const { opened, visit, given } = asked;
    const { centre, language } = opened;
    const t = translator(language);
    const found = await findAnswers(platform, centre, language, given.get('words') ?? '');
    if (found.answers.length === 0) return c.html('', 200, NOT_KEPT);
    await markVisit(db, { id: visit, deskId: centre.deskId, language, moment: 'shown' }, clock.now());
    const part = (
      <div data-said={t('form.found.said', { count: found.answers.length })}>
        {foundPart(opened, visit, found, t('form.found.lead'))}
      </div>
    );
    return c.body(String(part), 200, { 'content-type': 'text/html; charset=utf-8', ...NOT_KEPT });
  });

  // From a frame this leads to a page of its own; the words stay where they are.
  site.get('/help/:centre/:language/write/opened', async (c) => {
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const { centre, language } = opened;
    const slug = c.req.query('answer') ?? '';
    const found = await publishedArticle(db, { deskId: centre.deskId, language, slug, visibility: 'public' });
    if (!found) return notHere(c);
    const visit = c.req.query('visit') ?? '';
    if (VISIT.test(visit)) await markOpenedVisit(db, { id: visit, deskId: centre.deskId }, clock.now());
    return onTo(articleAddress(centre.slug, language, 'movedTo' in found ? found.movedTo : slug), NOT_KEPT);
  });

  site.post('/help/:centre/:language/write/solved', async (c) => {
    if (!pace.mayLook(ports.addressOf(c.req.raw.headers, c.env))) return c.text('', 429);
    const asked = await small(c);
    if (asked instanceof Response) return asked.status === 422 ? onTo(c.req.path.replace(/\/solved$/, '')) : asked;
    const { opened, visit } = asked;
    const { centre, language } = opened;
    await markVisit(db, { id: visit, deskId: centre.deskId, language, moment: 'solved' }, clock.now());
    return onTo(addressOf(opened, '/solved'), NOT_KEPT);
  });

  /** One file before its form is sent: answers with the word that the form names it by. */
  site.post('/help/:centre/:language/write/files', async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, ownOrigin)) return c.text('', 403);
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const peer = ports.addressOf(c.req.raw.headers, c.env);
    if (!pace.mayUpload(peer) || !pace.mayFill(peer, bytesOf(c.req.raw))) return c.text('', 429);
    const given: Record<string, string> = {};
    const { files, problem } = await receiveWhole(platform, c.req.raw, given, true);
    const stamp = await readStamp(platform, opened.centre.deskId, given.stamp ?? '');
    const [file] = files;
    if (problem || !file || stamp.kind === 'none') return c.text('', 422);
    return c.text(file.key, 200, NOT_KEPT);
  });
}

/** A small form as text; '' where it is longer than any of ours. */
async function shortBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY) > SHORT_BODY) return '';
  return request.text();
}
