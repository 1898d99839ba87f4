import { IconShieldHalf } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DayShift, QueueItem, ShiftQueue } from '../../../contract/shift.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import {
  Button,
  ChannelIcon,
  Clock,
  Key,
  LanguageMark,
  StatusGlyph,
  toast,
  useFocusAfter,
  useNow,
} from '../../ui/index.ts';
import { leaveTicket, offerAgain, takeBreak, takeTicket } from './doing.ts';
import { FitReasons } from './fit-reasons.tsx';
import { keptInWords, keptOnes } from './kept-words.ts';
import { NothingFits } from './nothing-fits.tsx';
import css from './queue.module.css';

/** Reasons of a ticket that is not the chosen one. */
const MOST_REASONS = 3;
/** Tickets in sight at first: more would be a list again, and not the next one. */
const IN_SIGHT = 5;

/** What one may take next, each with why it is for them; the chosen one with the customer's words. */
export function QueueColumn({
  shift,
  queue,
  onLook,
  onChoose,
}: {
  shift: DayShift;
  queue: ShiftQueue;
  /** Opens what is kept. */
  onLook: () => void;
  /** Told which ticket is before one's eyes. */
  onChoose: (item: QueueItem | undefined) => void;
}) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [all, setAll] = useState(false);
  const items = all ? queue.items : queue.items.slice(0, IN_SIGHT);
  const place = Math.max(
    0,
    items.findIndex(({ ticketId }) => ticketId === chosenId),
  );
  const chosen = items[place];
  const choose = (index: number) => {
    const item = items[Math.min(items.length - 1, Math.max(0, index))];
    setChosenId(item?.ticketId);
    onChoose(item);
  };
  const open = (item: QueueItem) =>
    void navigate({ to: '/tickets/$number', params: { number: String(item.number) }, search: {} });
  const take = async (item: QueueItem) => {
    setBusy(true);
    const taken = await takeTicket(item, me.id);
    setBusy(false);
    if (taken) open(item);
  };
  const watch = (number: number) =>
    void navigate({ to: '/tickets/$number', params: { number: String(number) }, search: {} });
  const nothing = chosen === undefined;
  useKeys(
    {
      j: { label: t('shift-page.key.next'), off: nothing, run: () => choose(place + 1) },
      k: { label: t('shift-page.key.before'), off: nothing, run: () => choose(place - 1) },
      t: { label: t('shift-page.key.take'), off: nothing || busy, run: () => chosen && void take(chosen) },
      x: { label: t('shift-page.key.leave'), off: nothing, run: () => chosen && void leave(chosen) },
      enter: { label: t('shift-page.key.open'), off: nothing, run: () => chosen && open(chosen) },
    },
    { group: t('shell.place.shift') },
  );
  // One key does it: whoever pressed it by mistake finds the ticket again.
  const leave = async (item: QueueItem) => {
    if (await leaveTicket(shift.id, item.ticketId))
      toast({
        title: t('shift-page.leftIt'),
        text: item.subject,
        undo: () => void offerAgain(shift.id, item.ticketId),
      });
  };
  const kept = keptOnes(queue);
  const looks = shift.standIn ?? shift.buddy;
  const rows = (from: number, to: number) =>
    to <= from ? null : (
      <ul className={css.rows}>
        {items.slice(from, to).map((item, index) => (
          <Row key={item.ticketId} item={item} onChoose={() => choose(from + index)} />
        ))}
      </ul>
    );
  return (
    <section className={css.column} aria-labelledby="queue-for-you">
      <div className={css.head}>
        <h2 id="queue-for-you">{t('shift-page.queue')}</h2>
        <span>{t('shift-page.fit', { fits: queue.fits, waiting: queue.waiting })}</span>
        {items.length < 2 ? null : (
          <span className={css.move}>
            <Key keys="j" />
            <Key keys="k" />
            {t('shift-page.move')}
          </span>
        )}
      </div>
      {chosen === undefined ? (
        <NothingFits shift={shift} queue={queue} onLook={onLook} onWatch={watch} />
      ) : (
        <>
          {rows(0, place)}
          <Chosen item={chosen} busy={busy} onTake={() => void take(chosen)} onLeave={() => void leave(chosen)} />
          {rows(place + 1, items.length)}
        </>
      )}
      {items.length === queue.items.length ? null : (
        <Button kind="quiet" size={28} className={css.more} onClick={() => setAll(true)}>
          {t('shift-page.more', { count: queue.items.length - items.length })}
        </Button>
      )}
      {kept.count === 0 || chosen === undefined ? null : (
        <p className={css.kept}>
          <IconShieldHalf size={16} stroke={1.6} aria-hidden />
          <span>
            {t('shift-page.kept', { count: kept.count, list: keptInWords(kept.ones, t) })}{' '}
            <button type="button" className={css.link} onClick={onLook}>
              {t('shift-page.look', { has: looks ? 'yes' : 'no', name: firstName(looks?.name ?? '') })}
            </button>
          </span>
        </p>
      )}
      {queue.onlyWritten && chosen !== undefined ? (
        <p className={css.kept}>
          <IconShieldHalf size={16} stroke={1.6} aria-hidden />
          <span>{t('shift-page.onlyWritten')}</span>
        </p>
      ) : null}
      {chosen === undefined ? null : (
        <Button kind="quiet" size={28} className={css.more} onClick={() => void takeBreak(shift.id)}>
          {t('shift-page.takeBreak')}
        </Button>
      )}
    </section>
  );
}

function Chosen({
  item,
  busy,
  onTake,
  onLeave,
}: {
  item: QueueItem;
  busy: boolean;
  onTake: () => void;
  onLeave: () => void;
}) {
  const t = useT();
  const like = item.reasons.find(({ kind }) => kind === 'like');
  const card = useFocusAfter<HTMLElement>(item.ticketId);
  return (
    <article ref={card} tabIndex={-1} className={css.chosen} aria-label={item.subject}>
      <p className={css.from}>
        <From item={item} />
        <Due item={item} />
      </p>
      <h3>
        <Link to="/tickets/$number" params={{ number: String(item.number) }} search={{}}>
          {item.subject}
        </Link>
      </h3>
      <p className={css.words}>{t('shift-page.quoted', { words: item.words })}</p>
      <FitReasons reasons={item.reasons.filter(({ kind }) => kind !== 'like')} />
      <p className={css.doings}>
        <Button kind="filled" keys="t" busy={busy} onClick={onTake}>
          {t('shift-page.take')}
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          {t('shift-page.notForMe')}
        </Button>
        {like?.kind === 'like' ? <span>{t('shift-page.why.like', { count: like.count })}</span> : null}
      </p>
    </article>
  );
}

function Row({ item, onChoose }: { item: QueueItem; onChoose: () => void }) {
  return (
    <li>
      <button type="button" className={css.row} onClick={onChoose}>
        <StatusGlyph status={item.status} />
        <span className={css.what}>
          <b className="sp-truncate">{item.subject}</b>
          <span className={css.from}>
            <From item={item} bare />
          </span>
          <FitReasons reasons={item.reasons} most={MOST_REASONS} />
        </span>
        <Due item={item} short />
      </button>
    </li>
  );
}

function From({ item, bare = false }: { item: QueueItem; bare?: boolean }) {
  const { name, organization } = item.contact;
  return (
    <>
      {bare ? null : <StatusGlyph status={item.status} />}
      <ChannelIcon channel={item.channel} />
      {item.language === null ? null : <LanguageMark language={item.language} />}
      <span className="sp-truncate">{organization === null ? name : `${name}, ${organization}`}</span>
    </>
  );
}

/** Until when it is owed: a time while there is time, the clock once there is little. */
function Due({ item, short = false }: { item: QueueItem; short?: boolean }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  if (item.dueAt === null) return null;
  const soon = Date.parse(item.dueAt) - now < 3_600_000;
  return (
    <span className={css.due}>
      {soon ? (
        <Clock due={item.dueAt} />
      ) : (
        <time dateTime={item.dueAt} title={moments.full(item.dueAt)}>
          {short ? moments.ahead(item.dueAt, now) : t('shift-page.replyBy', { time: moments.ahead(item.dueAt, now) })}
        </time>
      )}
    </span>
  );
}
