import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import css from './columns.module.css';

/** Px by which an arrow key moves an edge. */
const keyStep = 16;

/** A width in px that this device keeps under `name`; `usual` until somebody moved the edge. */
export function useKeptWidth(
  name: string,
  usual: number,
  least: number,
  most: number,
): [number, (width: number) => void] {
  const keptUnder = `sportello.width.${name}`;
  const [width, setWidth] = useState(() => {
    try {
      const kept = Number(localStorage.getItem(keptUnder));
      return kept >= least && kept <= most ? kept : usual;
    } catch {
      // Storage can be forbidden; the usual width then holds.
      return usual;
    }
  });
  return [
    width,
    (wished) => {
      const next = Math.round(Math.min(most, Math.max(least, wished)));
      setWidth(next);
      try {
        localStorage.setItem(keptUnder, String(next));
      } catch {
        // Not kept on this device; it holds until the page is closed.
        return;
      }
    },
  ];
}

/**
 * The edge between two columns, to be moved by pointer or by arrow keys; a double press brings the usual width back.
 * `grows` says on which side the column lies whose width it is.
 */
export function ColumnEdge({
  label,
  width,
  usual,
  least,
  most,
  grows,
  onChange,
}: {
  label: string;
  width: number;
  usual: number;
  least: number;
  most: number;
  grows: 'left' | 'right';
  onChange: (width: number) => void;
}) {
  const sign = grows === 'left' ? 1 : -1;
  const drag = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    edge.setPointerCapture(event.pointerId);
    const start = event.clientX;
    const move = (moved: globalThis.PointerEvent) => onChange(width + sign * (moved.clientX - start));
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') onChange(width + sign * keyStep);
    else if (event.key === 'ArrowLeft') onChange(width - sign * keyStep);
    else if (event.key === 'Home') onChange(usual);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the window-splitter pattern
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={css.edge}
      data-grows={grows}
      onPointerDown={drag}
      onDoubleClick={() => onChange(usual)}
      onKeyDown={onKeyDown}
    />
  );
}
