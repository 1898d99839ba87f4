import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Absence, Rota } from '../../../contract/rota.ts';
import { useMe } from '../../api/index.ts';
import { useMoments, useT } from '../../i18n/index.ts';
import { Button, confirm, Dialog, SelectField, TextField, useFocusAfter, useNow } from '../../ui/index.ts';
import { absenceCalendar, absencesOf, peopleOf } from './asking.ts';
import { type DayWords, useDayWords } from './day-words.ts';
import { dayIn } from './days.ts';
import css from './dialogs.module.css';
import { endAbsenceCalendar, enterAbsence, followAbsenceCalendar, planMonths, removeAbsence } from './doing.ts';
import { useKeptFocus } from './kept-focus.ts';

/** When one is away: entered here, or read from one's own calendar. What one does there is nobody's business and is not kept. */
export function AbsencesDialog({ rota, onClose }: { rota: Rota; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const words = useDayWords();
  const today = dayIn(me.timeZone, useNow());
  const [of, setOf] = useState(me.id);
  const mine = of === me.id;
  // Who plans may be told by word of mouth.
  const people = useQuery({ ...peopleOf(rota.id), enabled: rota.can.move });
  const others = (people.data ?? [])
    .flatMap(({ teammate }) => (teammate.id === me.id ? [] : [teammate]))
    .sort((a, b) => a.name.localeCompare(b.name));
  const absences = useQuery(absencesOf(of));
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [hours, setHours] = useState<{ from: string; to: string }>();
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const ahead = (absences.data ?? []).filter((absence) => absence.to >= today);
  // What was pressed can be pressed no more once it is entered, and is gone once it is removed.
  const form = useFocusAfter<HTMLFormElement>(
    absences.data && `${from === '' ? '' : 'writing'} ${ahead.map(({ id }) => id).join(' ')}`,
    true,
  );
  const title = t('rota-page.absent.title', { who: rota.can.move ? 'all' : 'me' });
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    const done = await enterAbsence({
      from,
      to: to === '' ? from : to,
      ...(hours === undefined || hours.from === '' ? {} : { fromTime: hours.from }),
      ...(hours === undefined || hours.to === '' ? {} : { toTime: hours.to }),
      ...(mine ? {} : { teammateId: of }),
    });
    if (done) {
      setFrom('');
      setTo('');
      setHours(undefined);
    }
  };
  const planAround = async ({ from: day }: Absence) => {
    const sure =
      rota.openPlanId === null ||
      (await confirm({
        title: t('rota-page.absent.mendTitle'),
        text: t('rota-page.absent.mendText'),
        yes: t('rota-page.absent.mend'),
        no: t('rota-page.absent.mendNo'),
      }));
    if (!sure) return;
    setBusy(true);
    // All that is published from then on: the more days there are, the fewer people move.
    const made = await planMonths(rota.id, { from: day, to: rota.publishedUntil ?? day }, { keep: true });
    setBusy(false);
    if (made) void navigate({ to: '/rota/plan', search: { rota: rota.id, plan: made.id } });
  };
  return (
    <Dialog label={title} onClose={onClose} width={560}>
      <div className={css.dialog}>
        <h2>{title}</h2>
        {others.length === 0 ? null : (
          <SelectField
            label={t('rota-page.absent.whose')}
            value={of}
            data={[
              { value: me.id, label: t('rota-page.absent.mine') },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => setOf(value)}
          />
        )}
        <form
          ref={form}
          tabIndex={-1}
          className={css.period}
          aria-label={title}
          onSubmit={(event) => void enter(event)}
        >
          <TextField
            type="date"
            label={t('rota-page.absent.from')}
            value={from}
            min={today}
            required
            onChange={({ currentTarget: { value } }) => setFrom(value)}
          />
          <TextField
            type="date"
            label={t('rota-page.absent.to')}
            value={to}
            min={from || today}
            onChange={({ currentTarget: { value } }) => setTo(value)}
          />
          {hours === undefined ? null : (
            <>
              <TextField
                type="time"
                label={t('rota-page.absent.fromTime')}
                value={hours.from}
                onChange={({ currentTarget: { value } }) => setHours({ ...hours, from: value })}
              />
              <TextField
                type="time"
                label={t('rota-page.absent.toTime')}
                value={hours.to}
                onChange={({ currentTarget: { value } }) => setHours({ ...hours, to: value })}
              />
            </>
          )}
          <p className={css.enter}>
            <Button
              kind="quiet"
              aria-expanded={hours !== undefined}
              onClick={() => setHours(hours === undefined ? { from: '', to: '' } : undefined)}
            >
              {t(hours === undefined ? 'rota-page.absent.partOfDay' : 'rota-page.absent.wholeDays')}
            </Button>
            <Button type="submit" kind="filled" disabled={from === ''}>
              {t('rota-page.absent.enter')}
            </Button>
          </p>
        </form>
        {absences.data !== undefined && ahead.length === 0 ? (
          <p className={css.hint}>{t('rota-page.absent.none', { mine: mine ? 'yes' : 'no' })}</p>
        ) : (
          <ul className={css.absences}>
            {ahead.map((absence) => (
              <li key={absence.id}>
                <div>
                  <b>{whenSaid(absence, words, t)}</b>
                  {absence.shifts.length > 0 ? (
                    <p className={css.hint}>
                      {t(mine ? 'rota-page.absent.shifts' : 'rota-page.absent.theirShifts', {
                        days: daysOf(absence.shifts, words),
                      })}
                    </p>
                  ) : null}
                  {absence.beside.length > 0 ? (
                    <p className={css.hint}>
                      {t('rota-page.absent.beside', { mine: mine ? 'yes' : 'no', days: daysOf(absence.beside, words) })}
                    </p>
                  ) : null}
                  {absence.shifts.length + absence.beside.length === 0 ? (
                    <p className={css.hint}>{t(`rota-page.absent.source.${absence.source}`)}</p>
                  ) : null}
                </div>
                {touches(absence, rota, today) ? (
                  <Button size={28} busy={busy} onClick={() => void planAround(absence)}>
                    {t('rota-page.absent.mend')}
                  </Button>
                ) : null}
                {absence.can.remove ? (
                  <Button size={28} kind="quiet" onClick={() => void removeAbsence(absence.id)}>
                    {t('rota-page.absent.remove')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {mine ? <OwnCalendar /> : null}
        <p className={css.buttons}>
          <Button onClick={onClose}>{t('rota-page.close')}</Button>
        </p>
      </div>
    </Dialog>
  );
}

/** Days with two people beside one are named once. */
function daysOf(shifts: Absence['shifts'], words: DayWords): string {
  return words.list([...new Set(shifts.map(({ on }) => on))].map((on) => words.short(on)));
}

/** Whether planning again would help: a published shift of this rota lies in it, of a day that is not over. */
function touches({ shifts, beside }: Absence, rota: Rota, today: string): boolean {
  return rota.can.plan && [...shifts, ...beside].some(({ rotaId, on }) => rotaId === rota.id && on > today);
}

/** "Fri 4 Dec, 14:00 to 18:00", "from Mon 7 Dec to Wed 9 Dec", with the times that an absence has. */
function whenSaid({ from, to, fromTime, toTime }: Absence, words: DayWords, t: ReturnType<typeof useT>): string {
  if (from === to) {
    if (fromTime === null && toTime === null) return words.long(from);
    const times =
      fromTime === null
        ? t('rota-page.absent.until', { time: toTime ?? '' })
        : toTime === null
          ? t('rota-page.absent.since', { time: fromTime })
          : t('rota-page.hours', { from: fromTime, to: toTime });
    return `${words.long(from)}, ${times}`;
  }
  const at = (day: string, time: string | null) => (time === null ? words.short(day) : `${words.short(day)} ${time}`);
  return t('rota-page.absent.range', { from: at(from, fromTime), to: at(to, toTime) });
}

/** The address of one's own calendar, from which days away are read; when it is down, its last good copy counts. */
function OwnCalendar() {
  const t = useT();
  const moments = useMoments();
  const now = useNow();
  const calendar = useQuery(absenceCalendar);
  const [url, setUrl] = useState('');
  const { data } = calendar;
  const kept = useKeptFocus(String(data?.host));
  if (data === undefined) return null;
  const follow = async (event: FormEvent) => {
    event.preventDefault();
    if (await followAbsenceCalendar(url.trim())) setUrl('');
  };
  return (
    <section {...kept} className={css.feed} aria-label={t('rota-page.absent.calendar')}>
      <h3>{t('rota-page.absent.calendar')}</h3>
      {data.host === null ? <p className={css.hint}>{t('rota-page.absent.addressHint')}</p> : null}
      {data.host === null ? (
        <form className={css.days} onSubmit={(event) => void follow(event)}>
          <TextField
            type="url"
            label={t('rota-page.absent.address')}
            value={url}
            required
            onChange={({ currentTarget: { value } }) => setUrl(value)}
          />
          <Button type="submit" disabled={url.trim() === ''}>
            {t('rota-page.absent.follow')}
          </Button>
        </form>
      ) : (
        <>
          <p>
            {t('rota-page.absent.followed', { host: data.host, count: data.absences })}{' '}
            {data.trouble === null
              ? data.goodAt === null
                ? t('rota-page.absent.notYet')
                : t('rota-page.absent.readAt', { when: moments.ago(data.goodAt, now) })
              : ''}
          </p>
          {data.trouble === null ? null : (
            <p className={css.trouble}>
              {t(`rota-page.absent.trouble.${data.trouble}`)}{' '}
              {data.goodAt === null ? '' : t('rota-page.absent.copy', { when: moments.ago(data.goodAt, now) })}
            </p>
          )}
          <p>
            <Button size={28} kind="quiet" onClick={() => void endAbsenceCalendar()}>
              {t('rota-page.absent.unfollow')}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
