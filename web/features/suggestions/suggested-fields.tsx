import { IconCheck, IconTag } from '@tabler/icons-react';
import type { Suggestions } from '../../../contract/suggestions.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Chip, Key } from '../../ui/index.ts';
import css from './suggestions.module.css';

/** A category and tags as the desk's people chose them before; one key takes all, a press one. */
export function SuggestedFields({
  category,
  tags,
  onCategory,
  onTags,
}: {
  category: Suggestions['category'];
  tags: readonly string[];
  onCategory: (category: { id: string; name: string }) => void;
  onTags: (tags: readonly string[]) => void;
}) {
  const t = useT();
  const some = category !== null || tags.length > 0;
  useKeys(
    {
      y: {
        label: t('faq.takeFields'),
        off: !some,
        run: () => {
          if (category !== null) onCategory(category);
          if (tags.length > 0) onTags(tags);
        },
      },
    },
    { group: t('tickets.keys.ticket') },
  );
  if (!some) return null;
  return (
    <p className={css.fields}>
      <span>{t('faq.maybe')}</span>
      {category === null ? null : (
        <Chip
          icon={<IconCheck size={13} stroke={2} aria-hidden />}
          title={t('faq.takeCategory', { name: category.name })}
          onClick={() => onCategory(category)}
        >
          {category.name}
        </Chip>
      )}
      {tags.map((tag) => (
        <Chip
          key={tag}
          icon={<IconTag size={13} stroke={1.8} aria-hidden />}
          title={t('faq.takeTag', { name: tag })}
          onClick={() => onTags([tag])}
        >
          {tag}
        </Chip>
      ))}
      <Key keys="y" />
    </p>
  );
}
