import type { WeeklyHours } from '../../../contract/desks.ts';
import type { Language } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { takeAddress } from './addresses.ts';
import { deskCreated } from './desks.events.ts';
import { insertDesk, nextDeskPosition } from './desks.queries.ts';

/** What else is made in the transaction that opens a desk; the composition fills it. */
type AfterOpening = (one: Act, deskId: string) => Promise<void>;
let afterOpening: AfterOpening = async () => undefined;

export function onDeskCreated(listener: AfterOpening): void {
  afterOpening = listener;
}

export interface NewDesk {
  name: string;
  audience: 'public' | 'internal';
  /** The first is spoken to strangers whose language nobody here writes. */
  languages: readonly Language[];
  timeZone: string;
  /** At least one; the first is the one that the desk writes from. */
  addresses: readonly string[];
  /** The name beside the address; the desk's own when left out. */
  fromName?: string;
  hours?: WeeklyHours;
  replyTargetMinutes?: number;
  quietDays?: number;
  helpUrl?: string | null;
  autoReply?: boolean;
}

const OFFICE_HOURS: WeeklyHours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));
const USUAL_TARGET_MINUTES = 240;
const USUAL_QUIET_DAYS = 7;

/**
 * Opens a desk, last in the company's order.
 * @throws Problem 403; 409 when an address belongs to a desk already.
 */
export async function createDesk(one: Act, desk: NewDesk): Promise<{ id: string }> {
  requirePermission(one.actor, 'desk.create');
  const id = newId();
  const at = one.at.toString();
  await insertDesk(one.trx, {
    id,
    name: desk.name,
    audience: desk.audience,
    languages: [...desk.languages],
    time_zone: desk.timeZone,
    hours: desk.hours ?? OFFICE_HOURS,
    reply_target_minutes: desk.replyTargetMinutes ?? USUAL_TARGET_MINUTES,
    quiet_days: desk.quietDays ?? USUAL_QUIET_DAYS,
    from_name: desk.fromName ?? desk.name,
    help_url: desk.helpUrl ?? null,
    auto_reply: desk.autoReply ?? true,
    position: await nextDeskPosition(one.trx),
    created_at: at,
    updated_at: at,
  });
  for (const address of desk.addresses) await takeAddress(one, id, address);
  one.record(deskCreated, { deskId: id }, { deskId: id });
  await afterOpening(one, id);
  return { id };
}
