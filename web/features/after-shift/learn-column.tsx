import { IconAward, IconFilePencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { AfterShift } from '../../../contract/after-shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import css from './after-shift.module.css';
import { DraftCard, type Way } from './draft-card.tsx';
import { GatheredRow } from './gathered-row.tsx';
import rows from './learn.module.css';

/** What nobody has written down yet: the first is open as a draft, the others are decided in a press. */
export function LearnColumn({ after, left }: { after: AfterShift; left: boolean }) {
  const { t, tx, moments } = useSpeaking();
  const [writing, setWriting] = useState<{ id: string; way: Way }>();
  const { gathered, texts, contributions: own } = after;
  const open = left ? [] : gathered.filter(({ state }) => state === 'open');
  const made = gathered.filter(({ state }) => state !== 'open' && state !== 'left');
  const first =
    open.find(({ id }) => id === writing?.id) ??
    open.find(({ kind }) => kind === 'no-answer' || kind === 'asked-buddy');
  const text = texts.find(({ gatheredId }) => gatheredId === first?.id);
  const others = [...open.filter(({ id }) => id !== first?.id), ...made];
  const madeIds = new Set(made.map(({ madeId }) => madeId));
  const changed = after.changed.filter(({ articleId }) => !madeIds.has(articleId));
  return (
    <section aria-labelledby="learned" data-step>
      <div className={css.head}>
        <h2 id="learned">{t('after-shift.learn.title')}</h2>
        {gathered.length === 0 ? null : (
          <span className={css.faint}>{t('after-shift.learn.gathered', { count: gathered.length })}</span>
        )}
        {open.length === 0 ? null : <span className={css.right}>{t('after-shift.learn.orLeave')}</span>}
      </div>
      {first ? (
        <DraftCard
          key={first.id}
          after={after}
          gathered={first}
          text={text}
          begins={first.id === writing?.id ? writing.way : 'own'}
          chosen={first.id === writing?.id}
        />
      ) : null}
      {others.length + changed.length === 0 ? null : (
        <ul className={css.card}>
          {others.map((each) => (
            <GatheredRow
              key={each.id}
              after={after}
              gathered={each}
              text={texts.find(({ gatheredId }) => gatheredId === each.id)}
              onWrite={(way) => setWriting({ id: each.id, way })}
            />
          ))}
          {changed.map((each) => (
            <li key={each.articleId} className={rows.row}>
              <IconFilePencil size={18} stroke={1.6} aria-hidden />
              <div>
                <b className="sp-truncate">{each.title}</b>
                <span className="sp-truncate">{t('after-shift.learn.changed', { time: moments.time(each.at) })}</span>
              </div>
              <span className={rows.state}>
                {each.published
                  ? t('after-shift.learn.published')
                  : each.with
                    ? t('after-shift.learn.with', { name: firstName(each.with.name) })
                    : t('after-shift.learn.draft')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {first === undefined && others.length + changed.length === 0 ? (
        <p className={css.plain}>
          {left
            ? t('after-shift.learn.leftForNext')
            : after.day.load.answered === 0
              ? t('after-shift.strip.nothing')
              : t('after-shift.learn.nothing')}
        </p>
      ) : null}
      <p className={css.under}>
        <IconAward size={16} stroke={1.6} aria-hidden />
        <span>
          {own.articles + own.savedReplies === 0
            ? t('after-shift.learn.yoursNone')
            : tx('after-shift.learn.yours', {
                articles: own.articles,
                reads: own.reads,
                replies: own.savedReplies,
                answered: own.answered,
                b: (words) => <b key="b">{words}</b>,
              })}
        </span>
      </p>
    </section>
  );
}
