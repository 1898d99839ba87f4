import { IconAlertTriangle, IconBolt, IconClock, IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SavedReply } from '../../../contract/saved-replies.ts';
import { api, cache } from '../../api/index.ts';
import { sayNow, useSpeaking } from '../../i18n/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows, toast } from '../../ui/index.ts';
import { type ReplyState, replyFigures, replyList } from './asking.ts';
import { hasUnkept } from './drafts.ts';
import { replyStates } from './offered.ts';
import css from './reply-list.module.css';
import { reasonOf } from './saving.ts';

/** While one types, the list is asked for after a pause of so many milliseconds. */
const pause = 180;

export function useListedReplies(state: ReplyState, q: string): readonly SavedReply[] {
  const { data } = useInfiniteQuery(replyList(state, q));
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** Replies by folder, those that are stale with a way to put them away. */
export function ReplyList({
  state,
  q,
  chosen,
  onState,
  onSearch,
  onOpen,
  onNew,
}: {
  state: ReplyState;
  q: string;
  chosen: string | undefined;
  onState: (state: ReplyState) => void;
  onSearch: (q: string) => void;
  onOpen: (id: string) => void;
  onNew: () => void;
}) {
  const { t } = useSpeaking();
  const list = useInfiniteQuery(replyList(state, q));
  const { data: figures } = useQuery(replyFigures);
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => onSearch(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed, q, onSearch]);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const folders = new Map<string, SavedReply[]>();
  // Hits stand best first; folders would tear them apart.
  for (const row of rows) {
    const folder = q === '' ? row.folder : '';
    folders.set(folder, [...(folders.get(folder) ?? []), row]);
  }
  const counts: Record<ReplyState, number | undefined> = {
    used: figures ? figures.items.length - figures.stale : undefined,
    stale: figures?.stale,
    macros: figures?.macros,
    put_away: figures?.putAway,
  };
  return (
    <>
      <div className={css.head}>
        <fieldset className={css.states}>
          <legend className="sp-hidden">{t('saved-replies-page.which')}</legend>
          {replyStates
            .filter((one) => one !== 'put_away' || (counts.put_away ?? 0) > 0 || state === one)
            .map((one) => (
              <button
                key={one}
                type="button"
                className={css.state}
                aria-pressed={state === one}
                onClick={() => onState(one)}
              >
                {t(`saved-replies-page.state.${one}`)}
                {counts[one] === undefined ? null : <span className="sp-figures"> {counts[one]}</span>}
              </button>
            ))}
        </fieldset>
        <Button size={28} icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={onNew}>
          {t('saved-replies-page.newShort')}
        </Button>
      </div>
      <div className={css.find}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <input
          aria-label={t('saved-replies-page.find')}
          placeholder={t('saved-replies-page.find')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div className={css.list}>
        {list.isPending ? (
          <LoadingRows rows={6} />
        ) : list.error && rows.length === 0 ? (
          <ErrorState
            title={t('saved-replies-page.notListed')}
            action={
              <Button kind="filled" size={28} onClick={() => void list.refetch()}>
                {t('saved-replies-page.again')}
              </Button>
            }
          >
            {reasonOf(list.error)}
          </ErrorState>
        ) : rows.length === 0 ? (
          <EmptyState
            title={q === '' ? t(`saved-replies-page.empty.${state}`) : t('saved-replies-page.emptyFound', { q })}
          >
            {q === '' && state === 'used' ? t('saved-replies-page.emptyText') : undefined}
          </EmptyState>
        ) : (
          [...folders].map(([folder, members]) => (
            <section key={folder} aria-label={folder === '' ? t('saved-replies-page.noFolder') : folder}>
              {folders.size === 1 && folder === '' ? null : (
                <div className={css.folder}>
                  <h2>{folder === '' ? t('saved-replies-page.noFolder') : folder.replaceAll('/', ' › ')}</h2>
                </div>
              )}
              {members.map((row, place) => (
                <Row
                  key={row.id}
                  row={row}
                  current={row.id === chosen}
                  // One stop for the Tab key; J and K go on from there.
                  inTabOrder={
                    row.id === chosen || (place === 0 && folder === [...folders.keys()][0] && chosen === undefined)
                  }
                  onOpen={() => onOpen(row.id)}
                />
              ))}
            </section>
          ))
        )}
        {list.hasNextPage ? (
          <div className={css.more}>
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('saved-replies-page.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

function Row({
  row,
  current,
  inTabOrder,
  onOpen,
}: {
  row: SavedReply;
  current: boolean;
  inTabOrder: boolean;
  onOpen: () => void;
}) {
  const { t, moments } = useSpeaking();
  const away = row.putAwayAt !== null;
  const facts = [
    hasUnkept(row.id) ? t('saved-replies-page.notKept') : undefined,
    row.isMacro ? t('saved-replies-page.macro') : undefined,
    row.languages.map((one) => one.toUpperCase()).join(', ') || undefined,
    row.uses > 0 && row.changedUses > 0
      ? t('saved-replies-page.changedIn', { changed: row.changedUses, uses: row.uses })
      : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <div className={css.row} data-current={current || undefined}>
      <button
        type="button"
        className={css.open}
        data-reply={row.id}
        aria-current={current ? 'true' : undefined}
        tabIndex={inTabOrder ? 0 : -1}
        onClick={onOpen}
      >
        <span className={`${css.name} sp-truncate`} title={row.name}>
          {row.name}
        </span>
        <span className={`${css.uses} sp-figures`} title={t('saved-replies-page.usesIn', { uses: row.uses })}>
          {row.stale || away ? null : row.uses}
        </span>
        <span className={`${css.facts} sp-truncate`}>
          {row.stale && !away ? (
            <>
              <IconClock size={13} stroke={1.8} aria-hidden />
              {row.lastUsedAt === null
                ? t('saved-replies-page.neverUsed')
                : t('saved-replies-page.lastUsed', { date: moments.date(row.lastUsedAt) })}
            </>
          ) : (
            <>
              {row.isMacro ? <IconBolt size={13} stroke={1.8} aria-hidden /> : null}
              {row.languages.length === 0 && !row.isMacro ? (
                <IconAlertTriangle size={13} stroke={1.8} aria-hidden />
              ) : null}
              {facts.join(' · ') || t('saved-replies-page.noWords')}
            </>
          )}
        </span>
      </button>
      {row.stale && !away && row.can.change ? (
        <Button size={28} onClick={() => void putAway(row.id, true)}>
          {t('saved-replies-page.putAway')}
        </Button>
      ) : null}
    </div>
  );
}

/** Offers it to nobody any more, or again. */
export async function putAway(id: string, away: boolean): Promise<boolean> {
  const { t } = sayNow();
  try {
    await api.patch(`/saved-replies/${id}`, { body: { putAway: away } });
    toast({
      title: t(away ? 'saved-replies-page.isPutAway' : 'saved-replies-page.isBack'),
      undo: () => void putAway(id, !away),
    });
    return true;
  } catch (error) {
    toast({ tone: 'failed', title: t('saved-replies-page.notSaved'), text: reasonOf(error) });
    return false;
  } finally {
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['saved-replies'] }),
      cache.invalidateQueries({ queryKey: ['saved-reply', id] }),
    ]);
  }
}
