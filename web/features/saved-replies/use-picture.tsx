import { useQuery } from '@tanstack/react-query';
import { useSpeaking } from '../../i18n/index.ts';
import { replyFigures } from './asking.ts';
import { busiest } from './drafts.ts';
import { staleAfterDays } from './offered.ts';
import css from './use-picture.module.css';

/** More bars than these fit no picture; the rest are hardly used. */
const mostBars = 86;
/** Height of the picture, in px. */
const height = 72;

/** The answer in words, and beside it one bar a reply: the busiest green, the stale a stone dash. */
export function UsePicture({ phone }: { phone: boolean }) {
  const { t, tx } = useSpeaking();
  const { data } = useQuery(replyFigures);
  const bars = data?.items.slice(0, mostBars) ?? [];
  const top = Math.max(1, bars[0]?.uses ?? 1);
  const few = busiest(data?.items.map(({ uses }) => uses) ?? []);
  const b = (parts: React.ReactNode[]) => <b key="b">{parts}</b>;
  return (
    <header className={css.head}>
      <div className={css.words}>
        <h1>{t('shell.place.savedReplies')}</h1>
        <p>
          {data === undefined
            ? null
            : data.items.length === 0
              ? t('saved-replies-page.lead.empty')
              : data.uses === 0
                ? tx('saved-replies-page.lead.unused', { count: data.items.length, b })
                : tx('saved-replies-page.lead', {
                    few: few.count,
                    all: data.items.length,
                    stale: data.stale,
                    days: staleAfterDays,
                    b,
                  })}
        </p>
      </div>
      {phone || data === undefined || data.uses === 0 ? null : (
        <div className={css.picture}>
          <div className={css.bars} role="img" aria-label={t('saved-replies-page.picture')}>
            {bars.map((bar, place) => (
              <span
                key={bar.id}
                className={css.bar}
                data-busy={place < few.count || undefined}
                data-stale={bar.stale || undefined}
                title={t('saved-replies-page.bar', { name: bar.name, uses: bar.uses })}
              >
                <i style={{ height: bar.stale ? 2 : Math.max(3, (bar.uses / top) * height) }} />
              </span>
            ))}
          </div>
          <p className={`${css.legend} sp-figures`}>
            <b>{t('saved-replies-page.busy', { count: few.count, uses: few.uses, all: data.uses })}</b>
            <span>{t('saved-replies-page.staleCount', { count: data.stale })}</span>
          </p>
        </div>
      )}
    </header>
  );
}
