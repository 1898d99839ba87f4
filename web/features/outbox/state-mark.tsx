import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarTime,
  IconClockPause,
  IconEye,
  IconMailForward,
  IconMailOff,
  IconMailX,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Outgoing, OutgoingState } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import type { ChipTone } from '../../ui/chip.tsx';
import { Chip } from '../../ui/index.ts';
import { canBeUndone, type View } from './outbox-groups.ts';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;
const icons: Record<OutgoingState, Icon> = {
  queued: IconSend,
  scheduled: IconCalendarTime,
  held: IconEye,
  sending: IconSend,
  sent: IconMailForward,
  delayed: IconRefresh,
  failed: IconAlertTriangle,
  bounced: IconMailX,
  kept: IconClockPause,
  cancelled: IconMailOff,
};
const tones: Partial<Record<OutgoingState, ChipTone>> = {
  delayed: 'waiting',
  kept: 'waiting',
  held: 'waiting',
  failed: 'attention',
  bounced: 'attention',
  queued: 'ours',
  sending: 'ours',
  scheduled: 'ours',
};

export const viewIcons: Record<View, Icon> = {
  waiting: IconSend,
  undo: IconArrowBackUp,
  delayed: IconRefresh,
  failed: IconAlertTriangle,
  bounced: IconMailX,
  kept: IconClockPause,
  sent: IconMailForward,
  cancelled: IconMailOff,
};

/** Which sign a mail bears in a list. */
export function stateIcon(mail: Outgoing, now: number): Icon {
  return canBeUndone(mail, now) ? IconArrowBackUp : icons[mail.state];
}

/** Sign and word of a state. */
export function StateChip({ mail, now }: { mail: Outgoing; now: number }) {
  const t = useT();
  const Sign = stateIcon(mail, now);
  return (
    <Chip tone={tones[mail.state] ?? 'plain'} icon={<Sign size={14} stroke={2} />}>
      {canBeUndone(mail, now) ? t('outbox-page.state.undo') : t(`outbox-page.state.${mail.state}`)}
    </Chip>
  );
}
