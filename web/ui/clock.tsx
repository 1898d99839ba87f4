import { IconCalendarCheck, IconClock } from '@tabler/icons-react';
import { useSpeaking } from '../i18n/index.ts';
import { Chip } from './chip.tsx';
import css from './clock.module.css';
import { readClock } from './clock-reading.ts';
import { useNow } from './now.ts';

interface ClockProps {
  /** ISO 8601 instant that something is due. */
  due: string;
  /** The present moment in milliseconds; by default the screens' own. */
  now?: number;
  /** Promised to the customer, and not only aimed at by the desk. */
  promised?: boolean;
}

/** How long until something is due, as in a row of the list. */
export function Clock({ due, now, promised = false }: ClockProps) {
  const { t, moments } = useSpeaking();
  const present = useNow();
  const { mood, words } = readClock(due, now ?? present, moments, t, { promised, short: true });
  return (
    <time
      className={css.clock}
      data-mood={mood}
      dateTime={due}
      title={t('shell.clock.due', { moment: moments.full(due) })}
    >
      <Mark mood={mood} promised={promised} size={14} />
      {words}
    </time>
  );
}

/** The same in a chip, with the words around it: "Reply due in 38 min". */
export function ClockChip({ due, now, promised = false }: ClockProps) {
  const { t, moments } = useSpeaking();
  const present = useNow();
  const { mood, words } = readClock(due, now ?? present, moments, t, { promised });
  const said =
    mood === 'late'
      ? t('shell.clock.replyLate', { words })
      : t('shell.clock.replyDue', { mood, promised: String(promised), words });
  return (
    <Chip
      tone={mood === 'late' || mood === 'soon' ? 'attention' : mood === 'promised' ? 'ours' : 'plain'}
      icon={<Mark mood={mood} promised={promised} size={13} always />}
      title={moments.full(due)}
    >
      <time dateTime={due}>{said}</time>
    </Chip>
  );
}

function Mark({
  mood,
  promised,
  size,
  always = false,
}: {
  mood: string;
  promised: boolean;
  size: number;
  always?: boolean;
}) {
  if (mood === 'late') return <span className={css.broken} aria-hidden="true" />;
  if (promised) return <IconCalendarCheck size={size} stroke={1.8} aria-hidden />;
  return mood === 'soon' || always ? <IconClock size={size} stroke={1.8} aria-hidden /> : null;
}
