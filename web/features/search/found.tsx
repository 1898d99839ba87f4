import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SearchAnswer } from '../../../contract/search.ts';
import { refusalOf } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows, useSlow } from '../../ui/index.ts';
import css from './found.module.css';
import { firstOperators } from './operators.ts';
import { without } from './query-words.ts';
import { ResultList } from './result-list.tsx';
import type { Stop } from './stops.ts';

/** Steps that are offered when nothing was found. */
const mostSteps = 3;

/** Everything the list of results can be: not asked yet, on its way, failed, nothing, corrected, or there. */
export function Found({
  id,
  q,
  answer,
  chosen,
  onAsk,
  onChoose,
  onOpen,
}: {
  id: string;
  q: string;
  answer: UseInfiniteQueryResult<{ pages: SearchAnswer[] }>;
  chosen: string | undefined;
  onAsk: (q: string) => void;
  onChoose: (stop: Stop) => void;
  onOpen: (stop: Stop, inNewTab: boolean) => void;
}) {
  const { t } = useSpeaking();
  const pages = answer.data?.pages ?? [];
  const first = pages[0];
  const items = pages.flatMap((page) => page.items);
  // Old results stay while new ones come; after a moment a line says that they are old.
  const late = useSlow(answer.isPlaceholderData);
  if (q === '') return <NotAsked onAsk={onAsk} />;
  if (first === undefined) {
    return answer.error ? (
      <ErrorState
        title={t('search-page.failed')}
        action={
          <Button kind="filled" size={28} busy={answer.isFetching} onClick={() => void answer.refetch()}>
            {t('search-page.tryNow')}
          </Button>
        }
      >
        {refusalOf(answer.error) ?? t('search-page.away')}
      </ErrorState>
    ) : (
      <LoadingRows rows={6} />
    );
  }
  const unknown = first.understood.filter((part) => part.unknown);
  return (
    <div className={css.scroll} data-late={late || undefined} aria-busy={answer.isPlaceholderData}>
      <h2 className="sp-hidden">{t('search-page.results')}</h2>
      <p className="sp-hidden" role="status">
        {t('search-page.said', { count: first.total.tickets })}
      </p>
      {first.corrected === null ? null : (
        <p className={css.corrected}>
          {first.corrected.words.map(({ typed, meant }) => (
            <span key={typed}>{t('search-page.corrected', { typed, meant })}</span>
          ))}
        </p>
      )}
      {items.length === 0 ? (
        <NothingFound q={q} first={first} onAsk={onAsk} />
      ) : (
        <>
          {unknown.map((part) => (
            <p key={part.at[0]} className={css.corrected}>
              {t('search-page.unknown', { operator: part.operator ?? '', value: part.value })}
            </p>
          ))}
          <ResultList id={id} items={items} chosen={chosen} onChoose={onChoose} onOpen={onOpen} />
          {answer.hasNextPage ? (
            <More busy={answer.isFetchingNextPage} onMore={() => void answer.fetchNextPage()} />
          ) : null}
        </>
      )}
    </div>
  );
}

/** The next page comes when one nears the end, and by a press. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const { t } = useSpeaking();
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    const place = end.current;
    if (place === null || busy) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && more.current(), { rootMargin: '200px' });
    watch.observe(place);
    return () => watch.disconnect();
  }, [busy]);
  return (
    <div ref={end} className={css.more}>
      <Button busy={busy} onClick={onMore}>
        {t('search-page.more')}
      </Button>
    </div>
  );
}

/** What is true, and one step that may help: the question without one of its conditions. */
function NothingFound({ q, first, onAsk }: { q: string; first: SearchAnswer; onAsk: (q: string) => void }) {
  const { t } = useSpeaking();
  const words = first.understood
    .filter(({ kind, not }) => (kind === 'word' || kind === 'phrase') && !not)
    .map(({ value }) => value)
    .join(' ');
  const unknown = first.understood.find((part) => part.unknown);
  const steps = first.understood
    .filter(({ kind }) => kind === 'operator')
    .toSorted((a, b) => Number(b.unknown) - Number(a.unknown))
    .slice(0, mostSteps);
  return (
    <EmptyState
      title={
        unknown
          ? t('search-page.unknown', { operator: unknown.operator ?? '', value: unknown.value })
          : words === ''
            ? t('search-page.nothingFits')
            : t('search-page.nothingSays', { words })
      }
      action={
        steps.length === 0
          ? undefined
          : steps.map((part) => (
              <Button key={part.at[0]} size={28} onClick={() => onAsk(without(q, part.at))}>
                {t('search-page.without', { part: q.slice(...part.at) })}
              </Button>
            ))
      }
    >
      {t(steps.length === 0 ? 'search-page.fewerWords' : 'search-page.fewerConditions')}
    </EmptyState>
  );
}

/** Before the first word: what the box understands. */
function NotAsked({ onAsk }: { onAsk: (q: string) => void }) {
  const { t } = useSpeaking();
  return (
    <div className={css.start}>
      <h2>{t('search-page.start')}</h2>
      <p>{t('search-page.startText')}</p>
      <dl>
        {firstOperators.map(({ operator, example }) => (
          <div key={operator}>
            <dt>
              <button type="button" className={css.example} onClick={() => onAsk(example)}>
                {example}
              </button>
            </dt>
            <dd>{t(`search-page.operator.${operator}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <code>-{t('search-page.wordExample')}</code>
          </dt>
          <dd>{t('search-page.operator.not')}</dd>
        </div>
        <div>
          <dt>
            <code>“{t('search-page.phraseExample')}”</code>
          </dt>
          <dd>{t('search-page.operator.phrase')}</dd>
        </div>
      </dl>
    </div>
  );
}
