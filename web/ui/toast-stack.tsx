import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useT } from '../i18n/index.ts';
import { Button, IconButton } from './button.tsx';
import css from './toast-stack.module.css';
import { closeToast, currentToasts, endToast, onToasts, prolongToast, type Toast } from './toasts.ts';

/** The one place where toasts show: bottom left beside the rail, above the tab bar on phones. */
export function ToastStack() {
  const t = useT();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <section className={css.stack} aria-label={t('shell.toast.region')}>
      {toasts.map((shown) => (
        <ToastCard key={shown.id} shown={shown} />
      ))}
    </section>
  );
}

function ToastCard({ shown }: { shown: Toast }) {
  const t = useT();
  const [held, setHeld] = useState(false);
  const heldSince = useRef(0);
  const [secondsLeft, setSecondsLeft] = useState(() => Math.ceil((shown.endsAt - Date.now()) / 1000));
  const { id, endsAt, lasts } = shown;

  useEffect(() => {
    if (lasts === 0 || held) return;
    const timer = setTimeout(() => endToast(id), Math.max(0, endsAt - Date.now()));
    return () => clearTimeout(timer);
  }, [id, endsAt, lasts, held]);

  const counts = typeof shown.text === 'function';
  useEffect(() => {
    if (!counts || held) return;
    const count = () => setSecondsLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [counts, endsAt, held]);

  // What waits to be done on time (a mail's leaving) is not held up by a resting pointer.
  const holdable = lasts !== 0 && shown.onTimeOver === undefined;
  const hold = () => {
    if (!holdable || held) return;
    heldSince.current = Date.now();
    setHeld(true);
  };
  const release = () => {
    if (!held) return;
    setHeld(false);
    prolongToast(id, Date.now() - heldSince.current);
  };
  const failed = shown.tone === 'failed';
  const text = typeof shown.text === 'function' ? shown.text(secondsLeft) : shown.text;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it longer; all it offers are its buttons
    <div
      className={`${css.toast} sp-float`}
      data-tone={shown.tone ?? 'done'}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      {failed ? (
        <IconAlertTriangle className={css.failed} size={18} stroke={1.7} aria-hidden />
      ) : (
        <IconCircleCheck className={css.done} size={18} stroke={1.7} aria-hidden />
      )}
      <p className={css.words} role={failed ? 'alert' : 'status'}>
        <b>{shown.title}</b>
        {text === undefined ? null : (
          <>
            {' '}
            <span className={css.text}>{text}</span>
          </>
        )}
      </p>
      {shown.undo ? (
        <Button
          size={24}
          keys="z"
          onClick={() => {
            closeToast(id);
            shown.undo?.();
          }}
        >
          {t('shell.toast.undo')}
        </Button>
      ) : null}
      {shown.action ? (
        <Button
          size={24}
          onClick={() => {
            closeToast(id);
            shown.action?.run();
          }}
        >
          {shown.action.label}
        </Button>
      ) : null}
      {failed ? (
        <IconButton
          label={t('shell.toast.close')}
          size={24}
          icon={<IconX size={14} stroke={2} aria-hidden />}
          onClick={() => closeToast(id)}
        />
      ) : null}
    </div>
  );
}
