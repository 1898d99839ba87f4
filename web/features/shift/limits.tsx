import { IconClockPause, IconCoffee, IconHandStop, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Briefing, DayShift } from '../../../contract/shift.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Clock, StatusGlyph, useFocusAfter } from '../../ui/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { briefingOf } from './asking.ts';
import { begin, endBreak, goOn } from './doing.ts';
import css from './limits.module.css';
import { LoadCells } from './load-cells.tsx';
import { useShiftTimes } from './times.ts';

const MOST_OPEN = 4;
const MINUTE = 60_000;

function Pane({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  const part = useFocusAfter<HTMLElement>(title);
  return (
    <section ref={part} tabIndex={-1} className={css.pane} aria-labelledby="limit-title">
      <div className={css.lead}>
        {icon}
        <div>
          <h2 id="limit-title">{title}</h2>
          {children}
        </div>
      </div>
    </section>
  );
}

/** Same pane and same order for both stops: what is true, how far, what is still one's own, the ways on. */
export function StopPane({ shift, kind }: { shift: DayShift; kind: 'soft' | 'hard' }) {
  const { t, moments, locale } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const { data: briefing } = useQuery(briefingOf(shift.id));
  const times = useShiftTimes(shift.timeZone);
  const open = (briefing?.stillYours ?? []).filter(({ status }) => status === 'new' || status === 'open');
  const { load } = shift;
  const [first] = open;
  const byCap = load.stoppedBy === 'cap';
  const month = {
    spent: moments.length(load.minutesThisMonth * MINUTE),
    cap: moments.length(load.capMinutes * MINUTE),
  };
  const part = useFocusAfter<HTMLElement>(kind);
  return (
    <section ref={part} tabIndex={-1} className={css.pane} aria-labelledby="limit-title">
      <div className={css.lead}>
        {kind === 'soft' ? (
          <Logo size={40} ground="var(--sp-surface)" />
        ) : (
          <span className={css.stop}>
            <IconHandStop size={21} stroke={1.7} aria-hidden />
          </span>
        )}
        <div>
          <h2 id="limit-title">
            {kind === 'soft'
              ? t('shift-page.soft.title', { count: load.answered, name: firstName(me.name) })
              : t('shift-page.hard.title')}
          </h2>
          <p>
            {kind === 'soft'
              ? t('shift-page.soft.text', { count: open.length })
              : t('shift-page.hard.text', { by: byCap ? 'cap' : 'answers', count: load.answered, ...month })}
          </p>
        </div>
      </div>
      <LoadCells load={load} />
      <p className={css.under}>
        {kind === 'soft' ? (
          <>
            <span>{t('shift-page.hardOnes', { hard: load.hard, answered: load.answered })}</span>
            <b>{t('shift-page.soft.at', { soft: load.softStop })}</b>
            <span>{t('shift-page.hard.at', { hard: load.hardStop })}</span>
          </>
        ) : (
          <>
            <span>{t('shift-page.hard.planned', { count: load.answered, soft: load.softStop })}</span>
            <span data-end>{t('shift-page.hard.month', month)}</span>
          </>
        )}
      </p>
      <StillOpen open={open} />
      {kind === 'soft' && load.lastBreakAt !== null ? (
        <p className={css.fact}>
          <IconCoffee size={17} stroke={1.6} aria-hidden />
          {t('shift-page.soft.pause', { time: times.time(load.lastBreakAt), count: load.hardSinceBreak })}
        </p>
      ) : null}
      <div className={css.end}>
        <Button kind="filled" onClick={() => void navigate({ to: '/shift/after' })}>
          {t(`shift-page.${kind}.handOver`)}
        </Button>
        {first === undefined ? null : (
          <Button
            kind={kind === 'soft' ? 'plain' : 'quiet'}
            onClick={() =>
              void navigate({ to: '/tickets/$number', params: { number: String(first.number) }, search: {} })
            }
          >
            {t('shift-page.finish', { count: open.length })}
          </Button>
        )}
        {kind === 'soft' ? (
          <Button kind="quiet" onClick={() => void goOn(shift.id)}>
            {t('shift-page.soft.more')}
          </Button>
        ) : (
          <span className={css.lift}>
            <IconKey size={14} stroke={1.8} aria-hidden />
            {t('shift-page.hard.lift', {
              has: load.mayLift.length === 0 ? 'no' : 'yes',
              names: new Intl.ListFormat(locale, { type: 'disjunction' }).format(
                load.mayLift.map(({ name }) => firstName(name)),
              ),
            })}
          </span>
        )}
      </div>
    </section>
  );
}

function StillOpen({ open }: { open: Briefing['stillYours'] }) {
  return (
    <ul className={css.open}>
      {open.slice(0, MOST_OPEN).map(({ id, number, subject, status, dueAt, promisedAt }) => (
        <li key={id}>
          <StatusGlyph status={status} />
          <Link to="/tickets/$number" params={{ number: String(number) }} search={{}} className="sp-truncate">
            {subject}
          </Link>
          {(promisedAt ?? dueAt) === null ? null : (
            <Clock due={promisedAt ?? dueAt ?? ''} promised={promisedAt !== null} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A pause, taken or come by itself after hard ones. */
export function BreakPane({ shift }: { shift: DayShift }) {
  const t = useT();
  const times = useShiftTimes(shift.timeZone);
  const now = shift.load.break;
  if (now === null) return null;
  const byItself = now.why === 'after-hard';
  return (
    <Pane
      icon={
        <span className={css.pause}>
          <IconCoffee size={21} stroke={1.6} aria-hidden />
        </span>
      }
      title={
        byItself
          ? t('shift-page.pause.hardTitle', { time: times.time(now.to ?? now.from) })
          : t('shift-page.pause.title', { time: times.time(now.from) })
      }
    >
      <p>{t(byItself ? 'shift-page.pause.hardText' : 'shift-page.pause.text')}</p>
      <p className={css.ways}>
        <Button kind="filled" onClick={() => void endBreak(shift.id)}>
          {t('shift-page.pause.end')}
        </Button>
      </p>
    </Pane>
  );
}

/** Before the first letter. */
export function BeginPane({ shift, now }: { shift: DayShift; now: number }) {
  const t = useT();
  const times = useShiftTimes(shift.timeZone);
  const isTime = now >= Date.parse(shift.startsAt) - 3 * 60 * MINUTE;
  const values = {
    from: times.time(shift.startsAt),
    to: times.time(shift.endsAt),
    level: shift.level,
    has: shift.buddy ? 'yes' : 'no',
    name: firstName(shift.buddy?.name ?? ''),
  };
  return (
    <Pane icon={<Logo size={40} ground="var(--sp-surface)" />} title={t('shift-page.begin.title', values)}>
      <p>{t('shift-page.begin.text', values)}</p>
      <p className={css.ways}>
        {isTime ? (
          <Button kind="filled" onClick={() => void begin(shift.id)}>
            {t('shift-page.begin.do')}
          </Button>
        ) : (
          t('shift-page.begin.later')
        )}
      </p>
    </Pane>
  );
}

export function OverPane({ shift }: { shift: DayShift }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Pane
      icon={
        <span className={css.pause}>
          <IconClockPause size={21} stroke={1.6} aria-hidden />
        </span>
      }
      title={t('shift-page.over.title')}
    >
      <p>{t('shift-page.over.text', { count: shift.load.answered })}</p>
      <p className={css.ways}>
        <Button onClick={() => void navigate({ to: '/shift/after' })}>{t('shift-page.over.do')}</Button>
      </p>
    </Pane>
  );
}
