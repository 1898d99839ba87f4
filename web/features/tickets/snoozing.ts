import type { Together } from '../../../contract/together.ts';
import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { presentMoment, toast } from '../../ui/index.ts';
import { momentChoices } from './moment-choices.ts';
import { doTogether, knownTogether } from './together.ts';

interface Named {
  id: string;
  number: number;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A time at which a ticket could come back, with the catalogue's word for it. */
interface SnoozeChoice {
  name: 'inTwoHours' | ReturnType<typeof momentChoices>[number]['name'];
  /** Milliseconds. */
  at: number;
}

/** Times that one would choose from here, soonest first, by the person's own clock; mornings begin at nine. */
export function snoozeChoices(now: number, timeZone: string): SnoozeChoice[] {
  const soon = { name: 'inTwoHours' as const, at: Math.floor(now / MINUTE) * MINUTE + 2 * HOUR };
  return [soon, ...momentChoices(now, timeZone, true)].sort((a, b) => a.at - b.at);
}

/** Nine tomorrow morning where the person is, in milliseconds. */
export function tomorrowMorning(now: number, timeZone: string): number {
  const tomorrow = momentChoices(now, timeZone, true).find(({ name }) => name === 'tomorrow');
  // Without a choice for tomorrow the calendar itself would be broken; a day from now is the nearest to it.
  return tomorrow?.at ?? now + 24 * HOUR;
}

/** Sets a ticket aside until then and offers the way back: to where it was, an earlier date or none. */
export async function snooze(ticket: Named, until: number, keep: boolean): Promise<boolean> {
  const { t, moments } = sayNow();
  const before = knownTogether(ticket.id)?.snooze ?? null;
  const at = new Date(until).toISOString();
  const done = put(ticket, at, keep);
  const told = toast({
    title: t('together.snooze.done', {
      number: ticket.number,
      when: moments.ahead(until, new Date(presentMoment())),
    }),
    undo: () =>
      void done.then(
        (): Promise<boolean> =>
          before === null ? wake(ticket, { quiet: true }) : put(ticket, before.until, before.keep),
      ),
  });
  if (await done) return true;
  told.close();
  return false;
}

function put(ticket: Named, until: string, keep: boolean): Promise<boolean> {
  const { t } = sayNow();
  return doTogether(
    ticket.id,
    (shown) => ({ ...shown, snooze: { until, keep, by: shown.snooze?.by ?? null, at: until } }),
    () => api.put<Together>(`/tickets/${ticket.id}/snooze`, { body: { until, keep } }),
    t('together.snooze.failed'),
  );
}

/** Back now. Gives whether it is. */
export async function wake(ticket: Named, { quiet }: { quiet: boolean }): Promise<boolean> {
  const { t } = sayNow();
  const before = knownTogether(ticket.id)?.snooze ?? null;
  const done = await doTogether(
    ticket.id,
    (shown) => ({ ...shown, snooze: null }),
    () => api.delete<Together>(`/tickets/${ticket.id}/snooze`),
    t('together.snooze.notWoken'),
  );
  if (!done || quiet) return done;
  toast({
    title: t('together.snooze.woken', { number: ticket.number }),
    ...(before === null ? {} : { undo: () => void put(ticket, before.until, before.keep) }),
  });
  return true;
}
