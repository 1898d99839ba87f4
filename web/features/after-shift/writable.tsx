import { memo } from 'react';
import { ShownAnswer } from '../faq/index.ts';
import css from './draft-card.module.css';

/** Words that one may change where they stand. Drawn once: from then on they are the writer's, and the server cleans what comes. */
export const Writable = memo(function Writable({
  html,
  label,
  ref_,
  first = false,
}: {
  html: string;
  label: string;
  ref_: React.RefObject<HTMLDivElement | null>;
  /** What there is to do first in its card. */
  first?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea holds no paragraphs and lists
    <div
      ref={ref_}
      className={css.draftWords}
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      dir="auto"
      data-todo={first || undefined}
      contentEditable
      suppressContentEditableWarning
    >
      <ShownAnswer html={html} />
    </div>
  );
});
