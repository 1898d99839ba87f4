import { IconAdjustmentsHorizontal, IconBookmark, IconBookmarkFilled } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useId, useRef } from 'react';
import type { SearchSort } from '../../../contract/search.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, Dialog, Key } from '../../ui/index.ts';
import { filterToAddress } from '../views/index.ts';
import { asFilter } from './as-filter.ts';
import { search } from './asking.ts';
import { CompletionLine } from './completion-line.tsx';
import { FacetsColumn } from './facets-column.tsx';
import { Found } from './found.tsx';
import { keepSearch, noteSearch, useSearches } from './kept-searches.ts';
import { toggled } from './query-words.ts';
import { addressOf } from './result-list.tsx';
import { SearchField } from './search-field.tsx';
import css from './search-page.module.css';
import { placeOf, type Stop, stopsOf } from './stops.ts';
import { useCompletions } from './use-completions.ts';
import { useQuestion } from './use-question.ts';

const ReadingPane = lazy(() => import('./reading-pane.tsx'));

/** The whole archive: one box, what it finds by ticket and passage, and the chosen passage in its thread. */
export default function SearchPage() {
  const { t } = useSpeaking();
  const navigate = useNavigate();
  const me = useMe();
  const panels = usePanels();
  const asked = useSearch({ strict: false });
  const sort: SearchSort = asked.sort === 'best' ? 'best' : 'newest';
  const phone = panels.breakpoint === 'phone';
  const facetsBeside = panels.breakpoint === 'wide' || panels.breakpoint === 'medium';
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const question = useQuestion(field);
  const { typed, q, typing } = question;
  useTitle(q === '' ? t('shell.place.search') : t('search-page.titleOf', { q }));

  const answer = useInfiniteQuery({ ...search({ q, sort, typing }), enabled: q !== '' });
  const pages = q === '' ? [] : (answer.data?.pages ?? []);
  const first = pages[0];
  const items = pages.flatMap((page) => page.items);
  const stops = stopsOf(items);
  const at = Math.max(
    0,
    stops.findIndex((one) => placeOf(one) === asked.message),
  );
  const stop = stops[at];
  const siblings = stop === undefined ? [] : stops.filter(({ found }) => found.ticket.id === stop.found.ticket.id);
  // What a list can ask too is shown as one, where it can be kept as a view.
  const filter = first === undefined || answer.isPlaceholderData ? undefined : asFilter(first.understood, me);
  const asList = filter === undefined ? undefined : filterToAddress(filter);
  const showAsList = () =>
    asList !== undefined && void navigate({ to: '/inbox/$view', params: { view: 'all' }, search: { filter: asList } });
  const completing = useCompletions(question, field);
  const { kept } = useSearches(me.id);
  const isKept = kept.includes(q.trim());

  const choose = (next: Stop | undefined, focus: boolean) => {
    if (next === undefined || next.key === stop?.key) return;
    void navigate({
      to: '/search',
      replace: true,
      search: {
        ...question.asSearch(),
        message: placeOf(next),
      },
    });
    const row = document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(next.key)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (focus) row?.focus({ preventScroll: true });
  };
  const walk = (step: 1 | -1, focus: boolean) => {
    // The first step comes to the first result; the next go on from there.
    const fresh =
      asked.message === undefined && focus && document.activeElement?.closest(`#${CSS.escape(listId)}`) === null;
    const next = stops[Math.min(stops.length - 1, Math.max(0, fresh ? 0 : at + step))];
    if (next !== undefined && next.key === stop?.key && focus)
      document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(next.key)}"]`)?.focus();
    choose(next, focus);
    if (at >= stops.length - 4 && answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
  };
  const open = (one: Stop | undefined, inNewTab = false) => {
    if (one === undefined) return;
    noteSearch(me.id, q);
    if (inNewTab) {
      window.open(addressOf(one), '_blank', 'noopener');
      return;
    }
    void navigate({
      to: '/tickets/$number',
      params: { number: String(one.found.ticket.number) },
      search: one.messageId === undefined ? {} : { message: one.messageId },
    });
  };
  const setSort = (next: SearchSort) =>
    void navigate({ to: '/search', replace: true, search: { ...question.asSearch(), sort: next } });
  const keep = () => q.trim() !== '' && keepSearch(me.id, q, !isKept);
  const step = (by: 1 | -1) => {
    const now = siblings.findIndex(({ key }) => key === stop?.key);
    choose(siblings[(now + by + siblings.length) % siblings.length], false);
  };

  useKeys(
    {
      '/': {
        label: t('search-page.keys.field'),
        run: () => {
          field.current?.focus();
          field.current?.select();
        },
      },
      j: { label: t('search-page.keys.down'), run: () => walk(1, true) },
      k: { label: t('search-page.keys.up'), run: () => walk(-1, true) },
      down: () => walk(1, true),
      up: () => walk(-1, true),
      enter: { label: t('search-page.openTicket'), off: stop === undefined, run: () => open(stop) },
      'mod+enter': {
        label: t('search-page.keys.newTab'),
        whileWriting: true,
        off: stop === undefined,
        run: () => open(stop, true),
      },
      'mod+s': { label: t('search-page.keep'), off: q === '', run: keep },
      esc: { label: t('search-page.keys.back'), run: () => window.history.back() },
    },
    { group: t('shell.place.search') },
  );
  useCommands([
    {
      id: 'search keep',
      label: t(isKept ? 'search-page.keepNoMore' : 'search-page.keep'),
      group: t('shell.place.search'),
      keys: 'mod+s',
      icon: <IconBookmark size={17} stroke={1.6} aria-hidden />,
      run: keep,
    },
    ...(asList === undefined
      ? []
      : [{ id: 'search as list', label: t('search-page.asList'), group: t('shell.place.search'), run: showAsList }]),
    {
      id: 'search sort',
      label: t(sort === 'newest' ? 'search-page.sortBest' : 'search-page.sortNewest'),
      group: t('shell.place.search'),
      run: () => setSort(sort === 'newest' ? 'best' : 'newest'),
    },
  ]);

  const facets = (
    <FacetsColumn
      facets={first?.facets ?? undefined}
      q={typed}
      onToggle={(adds) => question.ask(toggled(typed, adds))}
      onSearch={(words) => {
        question.ask(words);
        panels.setViewsOpen(false);
      }}
    />
  );
  const total = first?.total;
  const facts =
    total === undefined || q === ''
      ? ''
      : t(total.more ? 'search-page.countMore' : 'search-page.count', { count: total.tickets, ms: first?.ms ?? 0 });

  return (
    <div className={css.page} data-facets={facetsBeside || undefined}>
      {facetsBeside ? <nav className={css.facets}>{facets}</nav> : null}
      <div className={css.rest}>
        {facetsBeside ? null : <h1 className="sp-hidden">{t('shell.place.search')}</h1>}
        <div className={css.head}>
          <SearchField
            ref={field}
            value={typed}
            rest={completing.rest}
            facts={facts}
            controls={items.length > 0 ? listId : undefined}
            onChange={question.type}
            onCaret={question.moveCaret}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (completing.onKey(event)) return;
              if (event.key === 'ArrowDown') walk(1, false);
              else if (event.key === 'ArrowUp') walk(-1, false);
              else if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) open(stop);
              else if (event.key === 'Escape') {
                // One layer at a time: out of the box first.
                const row =
                  document.querySelector<HTMLElement>('[data-stop][data-chosen]') ??
                  document.querySelector<HTMLElement>('[data-stop]');
                if (row === null) field.current?.blur();
                else row.focus();
              } else return;
              event.preventDefault();
            }}
          />
          {phone ? null : (
            <Button
              size={36}
              keys="mod+s"
              disabled={q.trim() === ''}
              aria-pressed={isKept}
              icon={
                isKept ? (
                  <IconBookmarkFilled size={15} aria-hidden />
                ) : (
                  <IconBookmark size={15} stroke={1.8} aria-hidden />
                )
              }
              onClick={keep}
            >
              {t(isKept ? 'search-page.isKept' : 'search-page.keepShort')}
            </Button>
          )}
        </div>
        <CompletionLine
          completions={completing.shown}
          chosen={completing.chosen}
          phone={phone}
          onTake={completing.take}
        />
        <div className={css.columns}>
          <Columns
            panels={panels}
            listWidth={464}
            phoneShows="list"
            list={
              <>
                {q === '' ? null : (
                  <div className={css.bar}>
                    <button
                      type="button"
                      className={css.sort}
                      title={t(sort === 'newest' ? 'search-page.sortBest' : 'search-page.sortNewest')}
                      onClick={() => setSort(sort === 'newest' ? 'best' : 'newest')}
                    >
                      {phone && facts !== '' ? `${total?.tickets ?? 0}${total?.more ? '+' : ''} · ` : ''}
                      {t(sort === 'newest' ? 'search-page.newestFirst' : 'search-page.bestFirst')}
                    </button>
                    {asList === undefined ? null : (
                      <button type="button" className={css.narrow} onClick={showAsList}>
                        {t('search-page.asList')}
                      </button>
                    )}
                    {facetsBeside ? (
                      <span className={css.hints}>
                        <Key keys="j" /> <Key keys="k" /> {t('shell.palette.move')} <Key keys="enter" />{' '}
                        {t('search-page.opens')}
                      </span>
                    ) : (
                      <button type="button" className={css.narrow} onClick={() => panels.setViewsOpen(true)}>
                        <IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />
                        {t('search-page.narrow')}
                      </button>
                    )}
                  </div>
                )}
                <Found
                  id={listId}
                  q={q}
                  answer={answer}
                  chosen={stop?.key}
                  onAsk={question.ask}
                  onChoose={(one) => (phone ? open(one) : choose(one, false))}
                  onOpen={open}
                />
              </>
            }
          >
            {stop === undefined || phone ? null : (
              <Suspense>
                <ReadingPane
                  stop={stop}
                  place={siblings.findIndex(({ key }) => key === stop.key) + 1}
                  of={siblings.length}
                  onStep={step}
                  onOpen={() => open(stop)}
                />
              </Suspense>
            )}
          </Columns>
        </div>
      </div>
      {!facetsBeside && panels.viewsOpen ? (
        <Dialog
          label={t('search-page.narrow')}
          from={phone ? 'below' : 'left'}
          onClose={() => panels.setViewsOpen(false)}
        >
          <nav className={css.over}>{facets}</nav>
        </Dialog>
      ) : null}
    </div>
  );
}
