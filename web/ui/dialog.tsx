import { useFocusTrap } from '@mantine/hooks';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import css from './dialog.module.css';
import { focusedForReal } from './letters-ahead.ts';

/**
 * Something over the screen that wants an answer or a look: focus goes in, stays in, and returns where it was; Escape
 * and a press beside it close it. `from` says where it comes from: a small window, a panel at an edge, or a sheet from
 * below (90% high) on phones. Mantine's menus and selects inside it open above it.
 */
export function Dialog({
  label,
  onClose,
  children,
  from = 'centre',
  width,
}: {
  /** Its accessible name. */
  label: string;
  onClose: () => void;
  children: ReactNode;
  from?: 'centre' | 'left' | 'right' | 'below';
  width?: number;
}) {
  const trap = useFocusTrap(true);
  const came = useRef<Element | null>(null);

  useLayoutEffect(() => {
    came.current = focusedForReal();
    const before = document.body.style.overflow;
    document.body.style.overflow = 'hidden';
    return () => {
      document.body.style.overflow = before;
      if (came.current instanceof HTMLElement && came.current.isConnected) came.current.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // One layer at a time: a menu that is open inside takes the first Escape.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  return createPortal(
    <div className={css.layer} data-from={from}>
      <div className={css.scrim} aria-hidden="true" onClick={onClose} />
      <div
        ref={trap}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
        className={css.window}
        style={width === undefined ? undefined : { width: `min(${width}px, calc(100vw - 32px))` }}
      >
        {children}
      </div>
    </div>,
    document.body,
  );
}
