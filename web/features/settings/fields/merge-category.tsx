import { useState } from 'react';
import type { Category } from '../../../../contract/fields.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, Dialog, SelectField } from '../../../ui/index.ts';
import { withBelow } from './category-moves.ts';
import css from './merge-category.module.css';

/** Into which other category this one goes, and what that does. It cannot be told apart afterwards, so it asks. */
export function MergeCategory({
  category,
  tree,
  onMerge,
  onClose,
}: {
  category: Category;
  tree: readonly Category[];
  onMerge: (into: Category) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useSpeaking();
  const own = new Set(withBelow(tree, category.id).map(({ id }) => id));
  const others = tree.filter(({ id }) => !own.has(id));
  const [intoId, setIntoId] = useState('');
  const into = others.find(({ id }) => id === intoId);
  const title = t('field-settings.categories.mergeTitle', { name: category.name });
  return (
    <Dialog label={title} width={420} onClose={onClose}>
      <div className={css.body}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.text}>{t('field-settings.categories.mergeText')}</p>
        <SelectField
          label={t('field-settings.categories.mergeInto')}
          value={intoId}
          data-autofocus
          onChange={(event) => setIntoId(event.currentTarget.value)}
          data={[
            { value: '', label: t('field-settings.choose') },
            ...others.map(({ id, path }) => ({ value: id, label: path.join(' › ') })),
          ]}
        />
        <div className={css.actions}>
          <Button kind="danger" disabled={into === undefined} onClick={() => into && void onMerge(into)}>
            {into === undefined
              ? t('field-settings.categories.mergeYes')
              : t('field-settings.categories.mergeYesInto', { into: into.name })}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('field-settings.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
