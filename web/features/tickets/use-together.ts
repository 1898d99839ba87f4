import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import type { Handover, Snooze, TogetherLink } from '../../../contract/together.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { type Command, useCommands, useKeys } from '../../shell/index.ts';
import { presentMoment } from '../../ui/index.ts';
import { follow } from './following.ts';
import { snooze, tomorrowMorning, wake } from './snoozing.ts';
import { togetherOf } from './together.ts';

/** What stands open over the ticket. */
type OpenedTogether = 'handOver' | 'snooze' | 'link';

/** Working on one ticket together, as its header and notices need it. */
export interface OnTicketTogether {
  snooze: Snooze | null;
  /** The brief that stands: until the next reply. */
  brief: Handover | undefined;
  following: boolean;
  links: readonly TogetherLink[];
  may: { handOver: boolean; snooze: boolean; link: boolean };
  opened: OpenedTogether | undefined;
  open: (what: OpenedTogether | undefined) => void;
  /** `until` in milliseconds. */
  snoozeUntil: (until: number, keep: boolean) => void;
  wake: () => void;
  follow: () => void;
}

/** Its keys and commands too. `onSetAside`: it was put off, so on to the next. */
export function useTogether(ticket: TicketDetail, onSetAside: () => void): OnTicketTogether {
  const { t, timeZone } = useSpeaking();
  const me = useMe();
  const { data } = useQuery(togetherOf(ticket.id));
  const [opened, open] = useState<OpenedTogether>();
  // Until it is known: a key that does nothing yet would leave the letters after it to other keys.
  const { change } = ticket.can;
  const may = data?.can ?? { handOver: change, snooze: change, link: change };
  const following = data?.following ?? false;
  const [latestHandover] = data?.handovers ?? [];

  const snoozeUntil = (until: number, keep: boolean) => {
    void snooze(ticket, until, keep);
    onSetAside();
  };
  const untilTomorrow = () => snoozeUntil(tomorrowMorning(presentMoment(), timeZone), false);
  const wakeThis = () => void wake(ticket, { quiet: false });
  const followThis = () => void follow(ticket, me, !following);
  const sayFollow = t(following ? 'together.keys.unfollow' : 'together.keys.follow');

  useKeys(
    {
      h: { label: t('together.keys.handOver'), off: !may.handOver, opensField: true, run: () => open('handOver') },
      s: { label: t('together.keys.snooze'), off: !may.snooze, run: untilTomorrow },
      'shift+s': { label: t('together.keys.snoozeUntil'), off: !may.snooze, run: () => open('snooze') },
      f: { label: sayFollow, off: data === undefined, run: followThis },
      l: { label: t('together.keys.link'), off: !may.link, opensField: true, run: () => open('link') },
    },
    { group: t('tickets.keys.ticket') },
  );
  const commands: Command[] = [
    ...(may.handOver
      ? [{ id: 'hand over', label: t('together.keys.handOver'), keys: 'h', run: () => open('handOver') }]
      : []),
    ...(may.snooze
      ? [
          { id: 'snooze', label: t('together.keys.snooze'), keys: 's', run: untilTomorrow },
          { id: 'snooze until', label: t('together.keys.snoozeUntil'), keys: 'shift+s', run: () => open('snooze') },
        ]
      : []),
    ...(may.snooze && data?.snooze ? [{ id: 'wake', label: t('together.keys.wake'), run: wakeThis }] : []),
    ...(data === undefined ? [] : [{ id: 'follow', label: sayFollow, keys: 'f', run: followThis }]),
    ...(may.link ? [{ id: 'link', label: t('together.keys.link'), keys: 'l', run: () => open('link') }] : []),
  ].map((command) => ({
    ...command,
    id: `ticket ${command.id}`,
    group: t('tickets.commands.onThis', { number: ticket.number }),
  }));
  useCommands(commands, 'open');

  return {
    snooze: data?.snooze ?? null,
    brief: latestHandover?.endedAt === null ? latestHandover : undefined,
    following,
    links: data?.links ?? [],
    may,
    opened,
    open,
    snoozeUntil,
    wake: wakeThis,
    follow: followThis,
  };
}
