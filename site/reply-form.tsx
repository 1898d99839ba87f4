/** @jsxImportSource hono/jsx */
import type { Translate } from '../server/platform/i18n/index.ts';
import { PAGE_FILE_MEGABYTES, PAGE_FILES, PAGE_WORDS } from './limits.ts';

/** Where the customer answers. Docked at the foot of a phone; without script, so the browser itself names the chosen files. */
export function ReplyForm(props: {
  t: Translate;
  action: string;
  nonce: string;
  label: string;
  /** What was written before, when it could not be sent. */
  words?: string;
  error?: string | null;
  send?: string;
}) {
  const { t, error } = props;
  return (
    <form class="reply" method="post" action={props.action} enctype="multipart/form-data" id="reply">
      {error && (
        <p class="error" role="alert" id="reply-error">
          <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 8v5M12 16v.1" />
          </svg>
          <span>{error}</span>
        </p>
      )}
      <input type="hidden" name="nonce" value={props.nonce} />
      <div class="line">
        <textarea
          name="text"
          rows={1}
          maxlength={PAGE_WORDS}
          aria-label={props.label}
          placeholder={props.label}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'reply-error' : undefined}
          autofocus={Boolean(error)}
        >
          {props.words ?? ''}
        </textarea>
        <button type="submit">
          <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 19V5M6 11l6-6 6 6" />
          </svg>
          <span>{props.send ?? t('site.reply.send')}</span>
        </button>
      </div>
      <label class="add">
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3L18 10a3 3 0 0 0-6-6l-6.5 6.5a4.5 4.5 0 0 0 9 9L21 13" />
        </svg>
        <strong>{t('site.reply.files')}</strong>
        <input type="file" name="files" multiple aria-describedby="limits" />
        <small id="limits">{t('site.reply.limits', { count: PAGE_FILES, size: PAGE_FILE_MEGABYTES })}</small>
      </label>
    </form>
  );
}
