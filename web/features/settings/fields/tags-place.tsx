import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Tag } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { ApiError, api, cache, may, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, confirm, EmptyState, toast } from '../../../ui/index.ts';
import { Waiting } from '../load-states.tsx';
import { PlaceFrame } from '../place-frame.tsx';
import { useSaving } from '../saving.ts';
import teammates from '../teammates-place.module.css';
import { tagsLike } from './fields-asking.ts';
import { type Merge, MergeProgress } from './merge-progress.tsx';
import { NewName } from './new-name.tsx';
import css from './tags-place.module.css';

/** Counts end here on the server. */
const counted = 1_000;

function mergeOf(from: string, to: string): Merge {
  return { path: `/tags/${encodeURIComponent(from)}/remainder`, from, to };
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase() === b.normalize('NFC').toLocaleLowerCase();
}

/** Every tag in use, how often, and its name: changing that changes it everywhere; onto another, the two become one. */
export function TagsPlace() {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const tags = useInfiniteQuery(tagsLike(wanted));
  const [opened, setOpened] = useState<string>();
  const [merge, setMerge] = useState<Merge>();
  const mayRename = may(me, 'tag.rename');
  const shown = tags.data?.pages.flatMap(({ items }) => items) ?? [];
  const once = shown.filter(({ count }) => count === 1).length;
  const again = () =>
    Promise.all(['tag', 'tickets', 'ticket', 'views'].map((word) => cache.invalidateQueries({ queryKey: [word] })));

  /** The name that stands for these letters already; a tag that is not on this page is asked for. */
  const standing = async (to: string): Promise<Tag | undefined> => {
    const { items } = await api.get<{ items: Tag[] }>('/tags', { query: { q: to, limit: 50 } });
    return items.find(({ name }) => same(name, to));
  };
  const rename = async (tag: Tag, to: string) => {
    const other = same(to, tag.name) ? undefined : await standing(to);
    if (
      other !== undefined &&
      !(await confirm({
        title: t('field-settings.tags.mergeTitle', { tag: tag.name, into: other.name }),
        text: t('field-settings.tags.mergeText', { count: tag.count, tag: tag.name, into: other.name }),
        yes: t('field-settings.tags.mergeYes'),
        no: t('field-settings.tags.mergeNo'),
        danger: true,
      }))
    )
      return;
    const into = other?.name ?? to;
    await saving.saveOrThrow(() => api.post(`/tags/${encodeURIComponent(tag.name)}/rename`, { body: { to: into } }));
    setMerge(mergeOf(tag.name, into));
    toast(
      other === undefined
        ? {
            title: t('field-settings.tags.renamed', { tag: tag.name, to: into }),
            text: t('field-settings.tags.follows'),
            undo: () => void undo(into, tag.name),
          }
        : {
            title: t('field-settings.tags.merged', { tag: tag.name, into }),
            text: t('field-settings.tags.follows'),
          },
    );
    await again();
  };
  const undo = async (from: string, to: string) => {
    await saving.save(() => api.post(`/tags/${encodeURIComponent(from)}/rename`, { body: { to } }));
    setMerge(mergeOf(from, to));
    await again();
  };

  return (
    <PlaceFrame
      title={t('settings.place.tags')}
      lead={
        shown.length === 0 || wanted !== '' || tags.hasNextPage
          ? t('field-settings.tags.leadPlain')
          : tx('field-settings.tags.lead', { count: shown.length, once, b: (words) => <b key="b">{words}</b> })
      }
      saving={saving}
    >
      {merge === undefined ? null : <MergeProgress key={merge.path} {...merge} onPutAway={() => setMerge(undefined)} />}
      <label className={teammates.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <input
          type="search"
          value={typed}
          maxLength={LIMITS.tagLength}
          aria-label={t('field-settings.tags.find')}
          placeholder={t('field-settings.tags.find')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <Waiting query={tags} rows={8}>
        {shown.length > 0 ? (
          <ul className={css.tags}>
            {shown.map((tag) => (
              <TagRow
                key={tag.name}
                tag={tag}
                open={opened === tag.name}
                mayRename={mayRename}
                onOpen={(open) => setOpened(open ? tag.name : undefined)}
                onRename={(to) => rename(tag, to)}
              />
            ))}
          </ul>
        ) : (
          <EmptyState
            level={2}
            title={wanted === '' ? t('field-settings.tags.empty') : t('field-settings.tags.none', { typed: wanted })}
          >
            {wanted === '' ? t('field-settings.tags.emptyText') : undefined}
          </EmptyState>
        )}
        {tags.hasNextPage ? (
          <Button
            size={28}
            className={css.more ?? ''}
            busy={tags.isFetchingNextPage}
            onClick={() => void tags.fetchNextPage()}
          >
            {t('field-settings.tags.more')}
          </Button>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

function TagRow({
  tag,
  open,
  mayRename,
  onOpen,
  onRename,
}: {
  tag: Tag;
  open: boolean;
  mayRename: boolean;
  onOpen: (open: boolean) => void;
  onRename: (to: string) => Promise<void>;
}) {
  const { t, number } = useSpeaking();
  if (open) {
    return (
      <li className={css.row}>
        <NewName
          bare
          label={t('field-settings.tags.rename', { tag: tag.name })}
          yes={t('field-settings.rename')}
          value={tag.name}
          maxLength={LIMITS.tagLength}
          onMake={async (to) => {
            try {
              await onRename(to);
            } catch (error) {
              // Another one renamed it first: the list that comes shows what it is called now.
              if (!(error instanceof ApiError) || error.status !== 404) throw error;
              await cache.invalidateQueries({ queryKey: ['tag'] });
            }
          }}
          onDone={() => onOpen(false)}
        />
      </li>
    );
  }
  const count = tag.count > counted ? `${number(counted)}+` : number(tag.count);
  return (
    <li className={css.row}>
      <span className={css.tag} title={tag.name}>
        <span className="sp-truncate">{tag.name}</span>
      </span>
      <span className={`${css.count} sp-figures`}>
        {t('field-settings.tags.uses', { count: tag.count, said: count })}
      </span>
      {mayRename ? (
        <Button
          size={24}
          kind="quiet"
          aria-label={t('field-settings.tags.rename', { tag: tag.name })}
          onClick={() => onOpen(true)}
        >
          {t('field-settings.rename')}
        </Button>
      ) : null}
    </li>
  );
}
