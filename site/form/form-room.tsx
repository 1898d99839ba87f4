/** @jsxImportSource hono/jsx */
import { getCookie } from 'hono/cookie';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { checkForm, FormFile, OfferedForm } from '../../server/features/contact-form/index.ts';
import { offeredForm } from '../../server/features/contact-form/index.ts';
import { deskBook } from '../../server/features/desks/index.ts';
import { centreAddress, nameOf } from '../../server/features/help-centre/index.ts';
import { readerOf } from '../../server/features/my-requests/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Entered, EntryPorts } from '../centre-entry.ts';
import { enterCentre, signInFor } from '../centre-entry.ts';
import { MY_COOKIE } from '../my/session-cookie.ts';
import type { Call } from '../page-answers.ts';
import { browserLanguage, page } from '../page-answers.ts';
import { PublicFrame } from '../page-frame.tsx';
import { pagePolicy } from '../page-policy.ts';
import { NoAnswersPage } from '../plain-pages.tsx';
import { EmbedFrame } from './embed-frame.tsx';
import { FormScript } from './form-page.tsx';
import type { findAnswers } from './found-answers.tsx';
import { FoundAnswersPart } from './found-answers.tsx';

/** A form that was checked. */
export interface FormToSend {
  nonce: string;
  deskId: string;
  language: Entered['language'];
  requestTypeId: string | null;
  words: string;
  address: string;
  name: string;
  fields: ReturnType<typeof checkForm>['fields'];
  files: Omit<FormFile, 'key'>[];
}

/** What the form's pages need of what they may not import. */
export interface FormPorts extends EntryPorts {
  /** Where a request came from, behind proxies that are trusted. */
  addressOf(headers: Headers, bindings: unknown): string | undefined;
  /** By what name its original is known. */
  nameForm(form: FormToSend): string;
  /** Takes it in. When this returns it is stored for good. */
  acceptForm(form: FormToSend, peer: string | undefined): Promise<{ inboundId: string }>;
}

export interface Opened extends Entered {
  form: OfferedForm;
  /** In a frame of another site, which is this one, where it may. */
  frame: { parent: string | null } | null;
  customer: { name: string; address: string } | undefined;
}

export const NOT_KEPT = { 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' };

/**
 * Whoever goes back to the form after it was sent gets the page that they had: its words sent again are the same request, and
 * the same thanks. A page made anew would be another one.
 */
const COMES_BACK = { 'cache-control': 'private, no-cache' };

export type FormRoom = ReturnType<typeof openFormRoom>;

/** Where the form's pages are: who may come to which of them, their addresses, and the frame that they stand in. */
export function openFormRoom(platform: Platform, ports: EntryPorts) {
  const { db } = platform;

  async function enter(c: Call): Promise<Opened | Response> {
    const entered = await enterCentre(platform, ports, c);
    if (entered instanceof Response) return entered;
    const form = entered && (await offeredForm(db, entered.centre.deskId, entered.language));
    if (!entered || !form?.offered) return notHere(c);
    const parent = c.req.query('from') ?? '';
    const frame = c.req.query('embed') === '1' ? { parent: form.sites.includes(parent) ? parent : null } : null;
    // What is in a frame of another site knows nobody: it would act for them there.
    const customer = frame ? undefined : await customerOf(c);
    return { ...entered, form, frame, customer };
  }

  async function customerOf(c: Call): Promise<Opened['customer']> {
    const reader = await readerOf(platform, getCookie(c, MY_COOKIE));
    return reader && { name: reader.name === reader.address ? '' : reader.name, address: reader.address };
  }

  async function notHere(c: Call): Promise<Response> {
    const { companyName } = await deskBook(db);
    const node = <NoAnswersPage language={browserLanguage(c)} company={companyName} signIn={signInFor(c)} />;
    return page(c, node, 404);
  }

  /** The address of one of the form's pages, in the frame where this one is. */
  function addressOf({ centre, language, frame }: Opened, rest = '', one = language): string {
    const query = new URLSearchParams(
      frame ? { embed: '1', ...(frame.parent === null ? {} : { from: frame.parent }) } : {},
    );
    return `${centreAddress(centre, one, `/write${rest}`)}${query.size > 0 ? `?${query}` : ''}`;
  }

  function framed(c: Call, opened: Opened, title: string, status: ContentfulStatusCode, part: Child): Response {
    const { centre, language, frame, form } = opened;
    const headers = {
      ...NOT_KEPT,
      ...(isFresh(c, opened) ? COMES_BACK : {}),
      'content-security-policy': pagePolicy(centre, {
        script: true,
        frameAncestors: frame && form.sites.length > 0 ? form.sites.join(' ') : "'none'",
      }),
    };
    if (frame)
      return page(
        c,
        <EmbedFrame centre={centre} language={language} title={title}>
          {part}
          <FormScript parent={frame.parent} />
        </EmbedFrame>,
        status,
        headers,
      );
    return page(
      c,
      <PublicFrame
        centre={centre}
        language={language}
        title={title}
        place="write"
        sheet="form"
        addressOf={(one) => addressOf(opened, '', one)}
        head={
          <meta
            name="description"
            content={translator(language)('form.description', { name: nameOf(centre, language) })}
          />
        }
      >
        {part}
        <FormScript parent={null} />
      </PublicFrame>,
      status,
      headers,
    );
  }

  /** A form that nobody has written in, and that says nothing of who reads it. */
  function isFresh(c: Call, { customer, frame }: Opened): boolean {
    return c.req.method === 'GET' && c.req.path.endsWith('/write') && !customer && !frame;
  }

  function foundPart(opened: Opened, visit: string, found: Awaited<ReturnType<typeof findAnswers>>, lead: string) {
    const { centre, language } = opened;
    return (
      <FoundAnswersPart
        t={translator(language)}
        found={found}
        lead={lead}
        openedAt={(answer) =>
          `${centreAddress(centre, language, '/write/opened')}?${new URLSearchParams({ visit, answer: answer.slug })}`
        }
      />
    );
  }

  return { enter, notHere, addressOf, framed, foundPart };
}
