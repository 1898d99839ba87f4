import type { NewInbound } from '../../features/tickets/index.ts';
import { acceptInbound } from '../../features/tickets/index.ts';
import type { Platform } from '../../platform/act.ts';

/**
 * Commits originals that arrive at the same time in one transaction: while one commit is under way the others gather, and the
 * next takes them all. Under load that is one sync of the database's log for many mails; alone, a mail waits for nobody.
 */
export function gatheringAcceptor(platform: Platform): (inbound: NewInbound) => Promise<string> {
  let waiting: { inbound: NewInbound; resolve(id: string): void; reject(error: unknown): void }[] = [];
  let committing = false;

  async function commitAll(): Promise<void> {
    committing = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const ids = await acceptInbound(
          platform,
          group.map((each) => each.inbound),
        );
        for (const [index, each] of group.entries()) each.resolve(ids[index] ?? '');
      } catch (error) {
        for (const each of group) each.reject(error);
      }
    }
    committing = false;
  }

  return (inbound) =>
    new Promise((resolve, reject) => {
      waiting.push({ inbound, resolve, reject });
      if (!committing) void commitAll();
    });
}
