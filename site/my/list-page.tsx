/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Status } from '../../contract/tickets.ts';
import { expectedReply } from '../../server/features/desks/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import type { OwnRequest, OwnRequests, Reader } from '../../server/features/my-requests/index.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { markInWords } from '../mark/mark-form.tsx';
import { dateInWords } from '../moments.ts';
import { firstName, initials } from '../names.ts';
import type { Place } from './my-frame.tsx';
import { MyFrame } from './my-frame.tsx';

export interface ListPageView extends Place {
  reader: Reader;
  requests: OwnRequests;
  words: string;
  /** An older part of those that are over. */
  isEarlier: boolean;
  now: Temporal.Instant;
}

/** All requests of a reader: what goes on, with what happens next, and what is over. */
export function ListPage(view: ListPageView) {
  const { language, reader, requests, words, centre } = view;
  const t = translator(language);
  const own = `/my/${language}`;
  const nothing = requests.open.length === 0 && requests.over.length === 0;
  const name = reader.name.includes('@') ? '' : firstName(reader.name);
  return (
    <MyFrame
      {...view}
      title={t('my-requests.title')}
      tools={
        <span class="who">
          <i class="face" aria-hidden="true">
            {initials(reader.name)}
          </i>
          <span>{name}</span>
        </span>
      }
      foot={
        <section class="came-in" aria-label={t('my-requests.account')}>
          <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 6h16v12H4zM4 7l8 6 8-6" />
          </svg>
          <span>
            {reader.provider === null
              ? t('my-requests.cameIn', { address: reader.address })
              : t('my-requests.cameInWith', { name: reader.provider, address: reader.address })}
          </span>
          <form method="post" action={`/my/sign-out?lang=${language}`}>
            <button class="bare" type="submit">
              {t('my-requests.signOut')}
            </button>
          </form>
        </section>
      }
    >
      <div class="list">
        <h1>{t('my-requests.title')}</h1>
        <p class="lead">
          {name === '' ? t('my-requests.helloNobody') : t('my-requests.hello', { name })}{' '}
          {/* What was looked for, and an older part, do not say what is open in all. */}
          {words === '' && !view.isEarlier && waiting(t, requests.open)}
        </p>
        <div class="tools">
          <search>
            <form class="find" method="get" action={own}>
              <input
                type="search"
                name="q"
                value={words}
                maxlength={200}
                aria-label={t('my-requests.search')}
                placeholder={t('my-requests.search')}
              />
              <button type="submit">{t('my-requests.find')}</button>
            </form>
          </search>
          {centre?.languages.includes(language) && (
            <a class="btn p" href={centreAddress(centre, language, '/write')}>
              {t('my-requests.write')}
            </a>
          )}
        </div>
        {nothing && (
          <p class="empty">
            {words === '' ? t('my-requests.none') : t('my-requests.notFound', { words })}{' '}
            {words !== '' && <a href={own}>{t('my-requests.showAll')}</a>}
          </p>
        )}
        {requests.open.length > 0 && (
          <Group t={t} title={t('my-requests.open')} count={requests.open.length} rows={requests.open} view={view} />
        )}
        {requests.over.length > 0 && <Group t={t} title={t('my-requests.over')} rows={requests.over} view={view} />}
        <p class="pages">
          {view.isEarlier && <a href={own}>{t('my-requests.newest')}</a>}
          {requests.more !== null && (
            <a href={`${own}?${new URLSearchParams({ ...(words ? { q: words } : {}), after: requests.more })}`}>
              {t('my-requests.earlier')}
            </a>
          )}
        </p>
      </div>
    </MyFrame>
  );
}

function Group(props: {
  t: Translate;
  title: string;
  count?: number;
  rows: readonly OwnRequest[];
  view: ListPageView;
}) {
  return (
    <section>
      <h2 class="small">
        {props.title} {props.count !== undefined && <small>{props.count}</small>}
      </h2>
      <ul class="requests">
        {props.rows.map((row) => (
          <Row key={row.number} row={row} view={props.view} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, view }: { row: OwnRequest; view: ListPageView }) {
  const { language } = view;
  const t = translator(language);
  const address = `/my/${language}/${row.number}`;
  const over = row.status === 'solved' || row.status === 'closed';
  return (
    <li>
      <span class={`glyph ${row.status}`}>
        <Glyph status={row.status} />
        <span class="vh">{t(`my-requests.status.${row.status}`)}: </span>
      </span>
      <div>
        <h3>
          <a href={address}>{row.subject.trim() || t('my-requests.noSubject')}</a>{' '}
          {row.isNew && <span class="new">{t('my-requests.newReply')}</span>}
        </h3>
        <p>{whatNext(t, row, view)}</p>
        <p class="quiet">{facts(t, row, view)}</p>
      </div>
      <span class="act">
        {row.status === 'waiting' && (
          <a class="btn" href={`${address}#reply`}>
            {t('my-requests.reply')}
          </a>
        )}
        {row.status === 'solved' && (
          <form method="post" action={`${address}/reopening`}>
            <button class="bare" type="submit">
              {t('my-requests.reopen')}
            </button>
          </form>
        )}
        {row.status === 'closed' && <a href={`${address}#reply`}>{t('my-requests.writeAgain')}</a>}
        {!over && row.status !== 'waiting' && <Faces names={row.repliers} />}
      </span>
    </li>
  );
}

function whatNext(t: Translate, row: OwnRequest, { language, now }: ListPageView): Child {
  const said =
    row.status === 'solved'
      ? t('my-requests.says.solved', {
          count: row.replies,
          who: row.repliers.length > 0 ? firstName(row.repliers.at(-1) ?? '') : 'nobody',
        })
      : t(`my-requests.says.${row.status}`);
  const ours = row.status === 'new' || row.status === 'open';
  if (!ours || row.dueAt === null) return said;
  return (
    <>
      {said} {t(row.replies > 0 ? 'my-requests.news' : 'my-requests.answer')}{' '}
      <b>{expectedReply(row.dueAt, language, row.timeZone, now)}</b>.
    </>
  );
}

function facts(t: Translate, row: OwnRequest, { language, now }: ListPageView): string {
  const over = row.status === 'solved' || row.status === 'closed';
  const at = over ? (row.solvedAt ?? row.statusChangedAt) : row.createdAt;
  const date = dateInWords(at, language, row.timeZone, now);
  // Decides the Italian article.
  const day = String(at.toZonedDateTimeISO(row.timeZone).day);
  const parts = [
    t(over ? 'my-requests.overSince' : 'my-requests.since', { number: String(row.number), date, day }),
    ...(row.of === null ? [] : [t('my-requests.of', { name: row.of })]),
  ];
  if (row.status === 'waiting') {
    const days = now
      .toZonedDateTimeISO(row.timeZone)
      .toPlainDate()
      .since(row.statusChangedAt.toZonedDateTimeISO(row.timeZone).toPlainDate()).days;
    parts.push(t('my-requests.waitsSince', { days: Math.max(0, days) }));
  } else if (!over && row.repliers.length > 0) {
    const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(row.repliers.map(firstName));
    parts.push(t('my-requests.with', { names }));
  }
  if (row.mark) parts.push(markInWords(t, row.mark));
  return parts.join(' ');
}

function waiting(t: Translate, open: readonly OwnRequest[]): string {
  const theirs = open.filter((row) => row.status === 'waiting' && row.of === null).length;
  const ours = open.filter((row) => (row.status === 'new' || row.status === 'open') && row.of === null).length;
  if (ours === 0) return theirs === 0 ? t('my-requests.nothingOpen') : t('my-requests.waits.theirs', { theirs });
  return theirs === 0 ? t('my-requests.waits.ours', { ours }) : t('my-requests.waits.both', { ours, theirs });
}

function Faces({ names }: { names: readonly string[] }) {
  return (
    <span class="faces" aria-hidden="true">
      {names.slice(-2).map((name) => (
        <i key={name} class="face">
          {initials(name)}
        </i>
      ))}
    </span>
  );
}

/** Each status has its own shape, in colour and without. */
function Glyph({ status }: { status: Status }) {
  return (
    <svg width="18" height="18" viewBox="0 0 14 14" aria-hidden="true">
      {status === 'solved' ? (
        <>
          <circle class="full" cx="7" cy="7" r="6.2" />
          <path class="cut" d="M4.4 7.2l1.8 1.8 3.4-3.7" />
        </>
      ) : (
        <circle cx="7" cy="7" r="5.4" stroke-dasharray={status === 'new' ? '2.6 1.6' : undefined} />
      )}
      {status === 'open' && <path class="full" d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" />}
      {status === 'waiting' && <path d="M5.5 5v4M8.5 5v4" />}
      {status === 'on_hold' && <path d="M4.6 7h4.8" />}
      {status === 'closed' && <path d="M4.6 7.1l1.7 1.7 3.1-3.4" />}
    </svg>
  );
}
