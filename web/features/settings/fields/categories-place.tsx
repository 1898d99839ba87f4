import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Category } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { api, cache, may, optimistically, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, confirm, EmptyState, Key, toast } from '../../../ui/index.ts';
import { Waiting } from '../load-states.tsx';
import { Part, PlaceFrame } from '../place-frame.tsx';
import { useSaving } from '../saving.ts';
import css from './categories-place.module.css';
import { type Direction, inOrder, movedTo, stepTo, withBelow } from './category-moves.ts';
import { CategoryRow } from './category-row.tsx';
import { categoriesOf } from './fields-asking.ts';
import { MergeCategory } from './merge-category.tsx';
import { type Merge, MergeProgress } from './merge-progress.tsx';
import { NewName } from './new-name.tsx';

/** What requests of a desk are about: its tree, changed by hand or by keys. */
export function CategoriesPlace({ deskId, deskName }: { deskId: string; deskName: string }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const asked = categoriesOf(deskId);
  const categories = useQuery(asked);
  const list = useRef<HTMLUListElement>(null);
  /** Below whom a new one is being named; null: at the top. */
  const [addingTo, setAddingTo] = useState<string | null | undefined>();
  const [merging, setMerging] = useState<Category>();
  const [merge, setMerge] = useState<Merge>();
  const mayMake = may(me, 'category.create', deskId);

  const all = categories.data ?? [];
  const tree = inOrder(all).filter(({ archived }) => !archived);
  const away = all.filter(({ archived }) => archived);
  const unused = tree.filter(({ openTickets }) => openTickets === 0).length;
  const again = () => cache.invalidateQueries({ queryKey: ['category'] });

  const focus = (id: string) =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-category="${CSS.escape(id)}"]`)?.focus(),
    );
  const step = (category: Category, direction: Direction) => {
    const spot = stepTo(tree, category.id, direction);
    if (!spot) return;
    void saving.save(() =>
      optimistically<Category[], Category>(
        asked.queryKey,
        (before) => movedTo(before, category.id, spot),
        () => api.patch<Category>(`/categories/${category.id}`, { body: spot }),
      ),
    );
    focus(category.id);
  };
  const rename = (category: Category, name: string) =>
    saving.saveOrThrow(async () => {
      await api.patch(`/categories/${category.id}`, { body: { name } });
      await again();
    });
  const add = (parentId: string | null, name: string) =>
    saving.saveOrThrow(async () => {
      await api.post(`/desks/${deskId}/categories`, { body: { name, parentId } });
      await again();
    });
  const bringBack = (category: Category) =>
    void saving.save(() => api.delete(`/categories/${category.id}/archival`)).then(again);
  const putAway = async (category: Category) => {
    const below = withBelow(tree, category.id).length - 1;
    if (
      below > 0 &&
      !(await confirm({
        title: t('field-settings.categories.awayTitle', { name: category.name, below }),
        text: t('field-settings.categories.awayText'),
        yes: t('field-settings.putAway'),
        no: t('field-settings.leave'),
      }))
    )
      return;
    if (await saving.save(() => api.post(`/categories/${category.id}/archival`))) {
      toast({
        title: t('field-settings.isAway', { name: category.name }),
        undo: () => bringBack(category),
      });
    }
    await again();
  };

  return (
    <PlaceFrame
      title={t('settings.place.categories')}
      lead={
        categories.data === undefined || tree.length === 0
          ? t('field-settings.categories.leadPlain', { desk: deskName })
          : tx('field-settings.categories.lead', {
              count: tree.length,
              unused,
              b: (words) => <b key="b">{words}</b>,
            })
      }
      saving={saving}
      action={
        mayMake && addingTo === undefined ? (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setAddingTo(null)}>
            {t('field-settings.categories.new')}
          </Button>
        ) : null
      }
    >
      {merge === undefined ? null : <MergeProgress key={merge.path} {...merge} onPutAway={() => setMerge(undefined)} />}
      {addingTo !== undefined ? (
        <NewName
          label={
            addingTo === null
              ? t('field-settings.categories.name')
              : t('field-settings.categories.nameBelow', { parent: tree.find(({ id }) => id === addingTo)?.name ?? '' })
          }
          yes={t('field-settings.categories.make')}
          maxLength={LIMITS.name}
          onMake={(name) => add(addingTo, name)}
          onDone={() => setAddingTo(undefined)}
        />
      ) : null}
      <Waiting query={categories} rows={8}>
        {tree.length > 0 ? (
          <>
            <ul className={css.tree} ref={list} aria-label={t('settings.place.categories')}>
              {tree.map((category) => (
                <CategoryRow
                  key={category.id}
                  category={category}
                  steps={(['up', 'down', 'in', 'out'] as const).filter(
                    (direction) => stepTo(tree, category.id, direction) !== undefined,
                  )}
                  onStep={(direction) => step(category, direction)}
                  onRename={(name) => rename(category, name)}
                  onAdd={mayMake ? () => setAddingTo(category.id) : undefined}
                  onMerge={tree.length > 1 ? () => setMerging(category) : undefined}
                  onPutAway={() => void putAway(category)}
                />
              ))}
            </ul>
            <p className={css.keys}>
              {tx('field-settings.categories.keys', {
                upDown: <Key key="upDown" keys="alt+up" />,
                inOut: <Key key="inOut" keys="alt+right" />,
              })}
            </p>
          </>
        ) : addingTo === undefined ? (
          <EmptyState level={2} title={t('field-settings.categories.empty')}>
            {t('field-settings.categories.emptyText')}
          </EmptyState>
        ) : null}
        {away.length > 0 ? (
          <Part title={t('field-settings.awayPart')} hint={t('field-settings.categories.awayHint')}>
            <ul className={css.away}>
              {away.map((category) => (
                <li key={category.id}>
                  <span className="sp-truncate" title={category.path.join(' › ')}>
                    {category.path.join(' › ')}
                  </span>
                  {category.can.change ? (
                    <Button size={24} onClick={() => bringBack(category)}>
                      {t('field-settings.bringBack')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
      </Waiting>
      {merging === undefined ? null : (
        <MergeCategory
          category={merging}
          tree={tree}
          onMerge={async (into) => {
            setMerging(undefined);
            if (await saving.save(() => api.post(`/categories/${merging.id}/merge`, { body: { into: into.id } }))) {
              toast({ title: t('field-settings.categories.merged', { name: merging.name, into: into.name }) });
              setMerge({ path: `/categories/${merging.id}/remainder`, from: merging.name, to: into.name });
            }
            await again();
          }}
          onClose={() => setMerging(undefined)}
        />
      )}
    </PlaceFrame>
  );
}
