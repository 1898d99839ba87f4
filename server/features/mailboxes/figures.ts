import type { Db } from '../../platform/db/index.ts';
import { countTroubles } from './health.queries.ts';

/** How many mailboxes fail to receive or to send, and how many permissions cannot be refreshed, for /metrics. */
export async function mailboxFigures(
  db: Db,
): Promise<Record<'mailboxes_failing_in' | 'mailboxes_failing_out' | 'mail_permissions_failing', number>> {
  const { failingIn, failingOut, permissions } = await countTroubles(db);
  return {
    mailboxes_failing_in: failingIn,
    mailboxes_failing_out: failingOut,
    mail_permissions_failing: permissions,
  };
}
