import {
  IconBeach,
  IconCalendarCheck,
  IconClockPause,
  IconEyeCheck,
  IconFlag,
  IconMailCheck,
  IconMailOff,
  IconRobot,
  IconShieldQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { AutomaticKind } from '../../../contract/automatic.ts';
import type { Message } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';

const ICONS: Record<AutomaticKind, typeof IconRobot> = {
  absence: IconBeach,
  auto_reply: IconRobot,
  read_receipt: IconEyeCheck,
  calendar_answer: IconCalendarCheck,
  challenge: IconShieldQuestion,
  delivery_report: IconMailOff,
  delay_report: IconClockPause,
  success_report: IconMailCheck,
  feedback_report: IconFlag,
  own: IconRobot,
  list: IconUsersGroup,
  program: IconRobot,
};

/** What a message is that nobody typed; null for a letter. Those from before this was told apart say that they are automatic. */
export function automaticKind(message: Message): AutomaticKind | null {
  return message.automatic ?? (message.isBounce ? 'delivery_report' : message.isAutoReply ? 'auto_reply' : null);
}

/** Whether it changed nothing and asks nothing: it stands in the thread as one quiet line. */
export function isAside(message: Message): boolean {
  return message.type === 'incoming' && message.isAutoReply;
}

/** The mark and the words of what a program wrote. */
export function AutomaticMark({ kind }: { kind: AutomaticKind }) {
  const t = useT();
  const Icon = ICONS[kind];
  return (
    <>
      <Icon size={14} stroke={1.8} aria-hidden />
      {t(`automatic.kind.${kind}`)}
    </>
  );
}
