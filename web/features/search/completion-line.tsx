import type { Completions } from '../../../contract/search.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Key } from '../../ui/index.ts';
import css from './completion-line.module.css';
import { valueWords } from './value-words.ts';

/** Named while nothing is to complete. */
const alsoNamed = ['from', 'to', 'desk', 'status', 'tag', 'before', 'after', 'has', 'is', 'lang'];
/** So many values stand in the line; one goes on to the others by typing. */
export const mostShown = 8;

/** Under the box and not over the results: what the operator at the caret could be, with counts. */
export function CompletionLine({
  completions,
  chosen,
  phone,
  onTake,
}: {
  completions: Completions | undefined;
  chosen: number;
  phone: boolean;
  onTake: (insert: string) => void;
}) {
  const { t, locale } = useSpeaking();
  const items = completions?.items.slice(0, mostShown) ?? [];
  if (items.length === 0) {
    // The line keeps its place, so that no result moves while one types.
    return phone ? null : (
      <p className={css.line}>
        <span className={css.also}>
          {t('search-page.also')}{' '}
          {alsoNamed.map((operator) => (
            <code key={operator}>{operator}: </code>
          ))}
        </span>
      </p>
    );
  }
  return (
    <div className={css.line}>
      {completions?.operator == null || phone ? null : <code className={css.operator}>{completions.operator}:</code>}
      <ul className={css.values} aria-label={t('search-page.completions')}>
        {items.map((item, place) => (
          <li key={item.insert}>
            <button
              type="button"
              // Tab within the box takes the first; the line itself is not on the way through the screen.
              tabIndex={-1}
              className={css.value}
              data-chosen={place === chosen || undefined}
              title={item.detail ?? item.insert}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onTake(item.insert)}
            >
              <span className="sp-truncate">
                {completions?.operator == null
                  ? `${item.value}:`
                  : valueWords(completions.operator, item.value, t, locale)}
              </span>
              {item.count === null ? null : <span className={`${css.count} sp-figures`}>{item.count}</span>}
            </button>
          </li>
        ))}
      </ul>
      {phone ? null : (
        <span className={css.keys}>
          <Key keys="tab" /> {t('search-page.take')} <Key keys="right" /> {t('search-page.next')}
        </span>
      )}
    </div>
  );
}
