/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { FORM_LIMITS } from '../../contract/contact-form.ts';
import type { FormFile, FormPace } from '../../server/features/contact-form/index.ts';
import {
  checkForm,
  markVisit,
  openPace,
  openReceipt,
  readStamp,
  receiptOf,
  recentWaits,
  sendFilesWith,
  signReceipt,
  stampForm,
} from '../../server/features/contact-form/index.ts';
import { deskBook, expectedReply } from '../../server/features/desks/index.ts';
import { centreAddress, centreOf, noteWrote, searchOf } from '../../server/features/help-centre/index.ts';
import { anonymous } from '../../server/platform/access/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { act } from '../../server/platform/act.ts';
import { isDatabaseAway } from '../../server/platform/db/index.ts';
import { Problem } from '../../server/platform/http/problem.ts';
import type { Env } from '../../server/platform/http/routes.ts';
import { receiveForm } from '../../server/platform/http/uploads.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { errorFacts } from '../../server/platform/log/index.ts';
import { languageFor, mayKnow } from '../centre-entry.ts';
import { PAGE_FILE_MEGABYTES } from '../limits.ts';
import { cameFromElsewhere } from '../origin.ts';
import type { Call } from '../page-answers.ts';
import { browserLanguage, onTo, page } from '../page-answers.ts';
import { ElsewherePage } from '../plain-pages.tsx';
import { FormAwayPage, SentPart, SolvedPart } from './after-pages.tsx';
import { embedScript } from './embed-script.ts';
import { FormPart } from './form-page.tsx';
import type { FormPorts, FormToSend, Opened } from './form-room.tsx';
import { NOT_KEPT, openFormRoom } from './form-room.tsx';
import { findAnswers } from './found-answers.tsx';
import { bytesOf, receiveWhole } from './receiving.ts';
import { expectedNow, waitsInWords } from './waits.ts';
import { whileWritingRoutes } from './while-writing.routes.tsx';

/** What is shown again with a form that was not sent, or with one that is new. */
interface Shown {
  given?: Readonly<Record<string, string>>;
  files?: readonly FormFile[];
  errors?: ReadonlyMap<string, string>;
  notice?: string;
  visit?: string;
  found?: Child;
  seen?: boolean;
}

const RETRY_AFTER_SECONDS = '30';
const STATUS_OF = { files: 413, full: 503, broken: 413, tooMany: 429 } as const;
const SMALL = { files: 0, fileBytes: 0, fields: 10, fieldBytes: 20_000 };

/** The contact form of each help centre, `/help/{centre}/{language}/write`. */
export function formRoutes(platform: Platform, ports: FormPorts, pace: FormPace = openPace()): Hono<Env> {
  const site = new Hono<Env>();
  const { db, clock, log } = platform;
  const ownOrigin = new URL(platform.config.publicUrl).origin;
  const room = openFormRoom(platform, ports);
  const { enter, notHere, addressOf, framed, foundPart } = room;
  whileWritingRoutes(site, platform, ports, pace, room);

  async function formPage(c: Call, opened: Opened, status: ContentfulStatusCode, shown: Shown): Promise<Response> {
    const { centre, language, form, customer } = opened;
    const t = translator(language);
    const part = (
      <FormPart
        t={t}
        language={language}
        action={addressOf(opened)}
        solvedAction={addressOf(opened, '/solved')}
        form={form}
        given={shown.given ?? {}}
        files={shown.files ?? []}
        stamp={await stampForm(platform, centre.deskId, shown.visit)}
        seen={shown.seen ?? false}
        errors={shown.errors ?? new Map()}
        notice={shown.notice ?? null}
        signedIn={customer?.address ?? null}
        expected={expectedNow(centre.desk, language, clock.now())}
        waits={waitsInWords(await recentWaits(platform, centre.deskId), language)}
        found={shown.found ?? null}
      />
    );
    return framed(c, opened, t('form.title'), status, part);
  }

  // For links and frames that do not know the desk's languages: on to the one that is wished for, or the browser's.
  site.get('/help/:centre/write', async (c) => {
    const centre = await centreOf(platform, c.req.param('centre'));
    if (!centre || !(await mayKnow(ports, c, centre))) return notHere(c);
    const wish = centre.languages.find((one) => one === c.req.query('lang')) ?? languageFor(c, centre);
    const query = new URL(c.req.url).searchParams;
    query.delete('lang');
    const rest = `/write${query.size > 0 ? `?${query}` : ''}`;
    return onTo(centreAddress(centre, wish, rest), { ...NOT_KEPT, vary: 'accept-language' });
  });

  site.get('/help/:centre/:language/write', async (c) => {
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const { form } = opened;
    const search = searchOf(c.req.header('referer'));
    const wished = form.types.find((type) => type.id === c.req.query('type'))?.id;
    const given = { ...(search ? { s: search } : {}), ...(wished ? { type: wished } : {}) };
    return formPage(c, opened, 200, { given });
  });

  site.post('/help/:centre/:language/write', async (c) => {
    const given: Record<string, string> = {};
    try {
      return await receive(c, given);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn({ requestId: c.get('requestId'), ...errorFacts(error) }, 'database away');
      await readWordsOnly(c, given);
      const language = browserLanguage(c);
      const { pathname, search } = new URL(c.req.url);
      const away = <FormAwayPage language={language} company="" action={pathname + search} given={given} />;
      return page(c, away, 503, { 'retry-after': RETRY_AFTER_SECONDS });
    }
  });

  async function readWordsOnly(c: Call, given: Record<string, string>): Promise<void> {
    if (c.req.raw.bodyUsed) return;
    try {
      await receiveForm(c.req.raw, platform.storage, { ...SMALL, fields: 400, fieldBytes: 100_000 }, given);
    } catch (error) {
      // Files that there was no place for, or a form that broke off: what was read of the words is all there is.
      if (!(error instanceof Problem)) throw error;
    }
  }

  async function receive(c: Call, given: Record<string, string>): Promise<Response> {
    if (cameFromElsewhere(c.req.raw.headers, ownOrigin)) return elsewhere(c);
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const { centre, language, form, customer } = opened;
    const t = translator(language);
    const peer = ports.addressOf(c.req.raw.headers, c.env);
    const takesFiles = pace.mayFill(peer, bytesOf(c.req.raw));
    const { files, problem } = await receiveWhole(platform, c.req.raw, given, takesFiles);
    if (customer) given.address = customer.address;
    const stamp = await readStamp(platform, centre.deskId, given.stamp ?? '');
    const visit = stamp.kind === 'none' ? undefined : stamp.visit;
    const shown = { given, files, ...(visit === undefined ? {} : { visit }), seen: given.seen === '1' };
    const refused = (status: ContentfulStatusCode, errors: ReadonlyMap<string, string>) =>
      formPage(c, opened, status, { ...shown, errors });
    if (problem) {
      const values = { count: FORM_LIMITS.files, size: PAGE_FILE_MEGABYTES };
      return refused(STATUS_OF[problem], new Map([['', t(`form.error.${problem}`, values)]]));
    }
    const checked = checkForm(form, await deskBook(db), given, files.length > 0);
    if (checked.errors.size > 0) {
      const said = [...checked.errors].map(
        ([name, error]) => [name, t(`form.error.${error}`, { count: FORM_LIMITS.words })] as const,
      );
      return refused(422, new Map(said));
    }
    // A browser may have filled in what only programs see: whoever presses once more is a person.
    if (given.website || stamp.kind !== 'good' || visit === undefined)
      return refused(422, new Map([['', t('form.error.again')]]));
    const isLooked = given.seen !== '1' && pace.mayLook(peer);
    const found = !isLooked ? null : await findAnswers(platform, centre, language, checked.words);
    if (found?.fitsWell) {
      await markVisit(db, { id: visit, deskId: centre.deskId, language, moment: 'shown' }, clock.now());
      const part = foundPart(opened, visit, found, t('form.found.before'));
      return formPage(c, opened, 200, { ...shown, seen: true, notice: t('form.notYet'), found: part });
    }
    if (!pace.maySend(peer, checked.address)) return refused(429, new Map([['', t('form.error.tooMany')]]));
    const { errors: _none, ...said } = checked;
    const toSend: FormToSend = {
      ...said,
      nonce: visit,
      deskId: centre.deskId,
      language,
      name: customer?.name ?? '',
      files: files.map(({ key: _key, ...file }) => file),
    };
    await sendFilesWith(platform, files, ports.nameForm(toSend));
    const { inboundId } = await ports.acceptForm(toSend, peer);
    await noteSent(opened, visit, given.s);
    return onTo(addressOf(opened, `/sent/${await signReceipt(platform, inboundId)}`), NOT_KEPT);
  }

  async function noteSent({ centre, language }: Opened, visit: string, search: string | undefined): Promise<void> {
    await act(platform, anonymous, async (one) => {
      await markVisit(one.trx, { id: visit, deskId: centre.deskId, language, moment: 'sent' }, one.at);
      const searched = search && searchOf(`?s=${search}`);
      if (searched) await noteWrote(one, searched);
    });
  }

  function elsewhere(c: Call): Response {
    return page(c, <ElsewherePage language={browserLanguage(c)} company="" />, 403);
  }

  site.get('/help/:centre/:language/write/solved', async (c) => {
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const t = translator(opened.language);
    const home = centreAddress(opened.centre, opened.language);
    const part = <SolvedPart t={t} home={home} again={addressOf(opened)} />;
    return framed(c, opened, t('form.solved.title'), 200, part);
  });

  site.get('/help/:centre/:language/write/sent/:receipt', async (c) => {
    const opened = await enter(c);
    if (opened instanceof Response) return opened;
    const inboundId = await openReceipt(platform, c.req.param('receipt'));
    const receipt = inboundId === undefined ? undefined : await receiptOf(db, inboundId);
    if (!receipt || (receipt.desk_id !== null && receipt.desk_id !== opened.centre.deskId)) return notHere(c);
    const { language, centre, customer } = opened;
    const t = translator(language);
    const { desk } = centre;
    const due = receipt.due_at;
    const part = (
      <SentPart
        t={t}
        number={receipt.number}
        address={receipt.address ?? ''}
        expected={due === null ? null : expectedReply(due, language, desk.timeZone, clock.now())}
        acknowledged={desk.autoReply && receipt.address !== null}
        requests={customer ? `/my/${language}` : null}
        again={addressOf(opened)}
      />
    );
    return framed(c, opened, t('form.sent.title'), 200, part);
  });

  // The same for everybody who embeds it, so that it can be kept by browsers for a while.
  site.get('/help/:centre/form.js', (c) =>
    c.body(embedScript(), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    }),
  );

  return site;
}
