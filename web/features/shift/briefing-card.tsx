import { IconArrowRight, IconBook, IconFileText, IconNote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Briefing, DayShift } from '../../../contract/shift.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { Button, Clock, LoadingRows, StatusGlyph } from '../../ui/index.ts';
import { briefingOf } from './asking.ts';
import css from './shift.module.css';
import { useShiftTimes } from './times.ts';

/** Lines of what is new; notes of colleagues come first, and some answers are always among them. */
const MOST_NEW = 6;
const FEWEST_CHANGES = 3;

/** What one needs to know before the first letter. */
export function BriefingColumn({ shift }: { shift: DayShift }) {
  const t = useT();
  const times = useShiftTimes(shift.timeZone);
  const { data, isError, refetch } = useQuery(briefingOf(shift.id));
  return (
    <section className={css.column} aria-labelledby="since-last-shift">
      <div className={css.head}>
        <h2 id="since-last-shift">{t(data?.since === null ? 'shift-page.firstShift' : 'shift-page.since')}</h2>
        {data?.since == null ? null : <span>{times.day(data.since)}</span>}
      </div>
      {data === undefined ? (
        isError ? (
          <p className={css.failed}>
            {t('shift-page.briefingAway')}{' '}
            <Button kind="quiet" size={24} onClick={() => void refetch()}>
              {t('shift-page.again')}
            </Button>
          </p>
        ) : (
          <LoadingRows />
        )
      ) : (
        <Card briefing={data} />
      )}
    </section>
  );
}

function Card({ briefing }: { briefing: Briefing }) {
  const { t, moments } = useSpeaking();
  const { changes, notes, asked, stillYours } = briefing;
  const isEmpty = changes.length + notes.length + asked.length + stillYours.length === 0;
  return (
    <div className={css.card}>
      {isEmpty ? <p className={css.nothingNew}>{t('shift-page.nothingNew')}</p> : null}
      {changes.length + notes.length === 0 ? null : (
        <div className={css.block}>
          <h3>{t('shift-page.whatChanged')}</h3>
          <ul>
            {notes.map(({ words, by, at }) => (
              <li key={at} className={css.fact}>
                <IconNote size={16} stroke={1.6} aria-hidden />
                <span>
                  {words}
                  <small>{by === null ? moments.shortDate(at) : `${by}, ${moments.shortDate(at)}`}</small>
                </span>
              </li>
            ))}
            {changes
              .slice(0, Math.max(FEWEST_CHANGES, MOST_NEW - notes.length))
              .map(({ articleId, title, what, isNew }) => (
                <li key={articleId} className={css.fact}>
                  <IconFileText size={16} stroke={1.6} aria-hidden />
                  <span>
                    <Link to="/answers" search={{ article: articleId }}>
                      {title}
                    </Link>
                    {what !== '' ? <small>{what}</small> : isNew ? <i>{t('shift-page.newAnswer')}</i> : null}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      )}
      {asked.length === 0 ? null : (
        <div className={css.block}>
          <h3>{t('shift-page.askedMost')}</h3>
          <ul>
            {asked.map(({ id, times, words, article }) => (
              <li key={id} className={css.asked}>
                <b>{times}</b>
                {article === null ? (
                  <>
                    <span className="sp-truncate" title={words}>
                      {words}
                    </span>
                    <em>{t('shift-page.noArticle')}</em>
                  </>
                ) : (
                  <>
                    <Link to="/answers" search={{ article: article.id }} className="sp-truncate" title={words}>
                      {words}
                    </Link>
                    <IconBook size={15} stroke={1.6} role="img" aria-label={t('shift-page.isWritten')} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {stillYours.length === 0 ? null : (
        <div className={css.block}>
          <h3>{t('shift-page.stillYours')}</h3>
          <ul>
            {stillYours.map(({ id, number, subject, status, dueAt, promisedAt }) => (
              <li key={id} className={css.still}>
                <StatusGlyph status={status} />
                <Link to="/tickets/$number" params={{ number: String(number) }} search={{}} className="sp-truncate">
                  #{number} {subject}
                </Link>
                {(promisedAt ?? dueAt) === null ? null : (
                  <Clock due={promisedAt ?? dueAt ?? ''} promised={promisedAt !== null} />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {asked.some(({ article }) => article === null) ? (
        <Link to="/answers/asked-again" className={css.foot}>
          {t('shift-page.askedAgain')}
          <IconArrowRight size={14} stroke={1.8} aria-hidden />
        </Link>
      ) : null}
    </div>
  );
}
