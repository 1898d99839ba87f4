import { useT } from '../i18n/index.ts';
import css from './marks.module.css';

export type Priority = 'low' | 'normal' | 'high' | 'urgent';
const bars: Record<Exclude<Priority, 'urgent'>, number> = { low: 1, normal: 2, high: 3 };
const steps = [
  { x: 1, y: 9, height: 4 },
  { x: 5.4, y: 6, height: 7 },
  { x: 9.8, y: 3, height: 10 },
];

/** Three rising bars; urgent is a terracotta square. Says its name unless the word stands beside it (`decorative`). */
export function PriorityGlyph({
  priority,
  size = 14,
  decorative = false,
}: {
  priority: Priority;
  size?: number;
  decorative?: boolean;
}) {
  const t = useT();
  const name = t(`shell.priority.${priority}`);
  const told = decorative ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': name, title: name };
  const filled = priority === 'urgent' ? 0 : bars[priority];
  return (
    <span className={css.priority} {...told}>
      <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
        {priority === 'urgent' ? (
          <>
            <rect x="0.8" y="0.8" width="12.4" height="12.4" rx="3.2" fill="var(--sp-attn)" />
            <path d="M7 3.7v3.8M7 10.2v.1" stroke="var(--sp-raised)" strokeWidth="1.8" strokeLinecap="round" />
          </>
        ) : (
          steps.map((step, place) => (
            <rect
              key={step.x}
              x={step.x}
              y={step.y}
              width="3"
              height={step.height}
              rx="1"
              fill={place < filled ? 'var(--sp-ink-2)' : 'var(--sp-line-strong)'}
            />
          ))
        )}
      </svg>
    </span>
  );
}
