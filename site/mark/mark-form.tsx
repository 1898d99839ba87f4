/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Mark } from '../../contract/satisfaction.ts';
import { SATISFACTION_LIMITS } from '../../contract/satisfaction.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';

/**
 * The marks as arches, a comment, and the button that names the mark. Without a script: which words the button shows follows
 * the chosen mark by the stylesheet.
 */
export function MarkForm(props: {
  t: Translate;
  best: 2 | 5;
  /** Pressed in the letter; it counts when it is sent from here. */
  chosen: number | null;
  action: string;
  comment: string;
  error?: string | null;
  /** Beside the button. */
  beside?: Child;
}) {
  const { t, best, chosen } = props;
  const marks = best === 5 ? [1, 2, 3, 4, 5] : [2, 1];
  return (
    <form class="mark" method="post" action={props.action}>
      {props.error && (
        <p class="error" role="alert">
          <span>{props.error}</span>
        </p>
      )}
      <fieldset>
        <legend class="vh">{t('mark.legend')}</legend>
        <div class={best === 5 ? 'arches' : 'arches two'}>
          {marks.map((mark) => (
            <label key={mark}>
              <input type="radio" name="mark" value={String(mark)} required checked={mark === chosen} />
              <span>{markName(t, mark, best)}</span>
            </label>
          ))}
        </div>
        {best === 5 && (
          <p class="ends">
            <span>{t('mark.worst')}</span>
            <span>{t('mark.best')}</span>
          </p>
        )}
      </fieldset>
      <label class="comment">
        {t('mark.comment')} <small>{t('mark.optional')}</small>
        <textarea name="comment" rows={4} maxlength={SATISFACTION_LIMITS.comment}>
          {props.comment}
        </textarea>
      </label>
      <p class="actions">
        <button class="p" type="submit">
          <span class="m0">{t('mark.send')}</span>
          {marks.map((mark) => (
            <span key={mark} class={`m${mark}`}>
              {t('mark.sendMark', { mark: markName(t, mark, best) })}
            </span>
          ))}
        </button>
        {props.beside}
      </p>
    </form>
  );
}

/** "4", or the word of a thumb. */
export function markName(t: Translate, mark: number, best: 2 | 5): string {
  if (best === 5) return String(mark);
  return t(mark === 2 ? 'mark.thumb.up' : 'mark.thumb.down');
}

/** "You gave 4 of 5." */
export function markInWords(t: Translate, { mark, best }: Pick<Mark, 'mark' | 'best'>): string {
  if (best === 5) return t('mark.youGave', { mark: String(mark), best: String(best) });
  return t('mark.youSaid', { mark: markName(t, mark, best) });
}
