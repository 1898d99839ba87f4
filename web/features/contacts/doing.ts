import { cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';

/** Why something was not done, in one sentence: the refusal, or that the server was away. */
export function reasonOf(error: unknown): string {
  return refusalOf(error) ?? sayNow().t('contacts.away');
}

/** Everything that shows people is read anew. */
export async function renew(): Promise<void> {
  await Promise.all(
    ['contact', 'contacts', 'organization', 'organizations', 'tickets', 'ticket', 'senders'].map((first) =>
      cache.invalidateQueries({ queryKey: [first] }),
    ),
  );
}

/** Does it, and says why when it could not be done. @returns what came back, undefined when it failed. */
export async function doIt<Answer>(send: () => Promise<Answer>): Promise<{ answer: Answer } | undefined> {
  try {
    return { answer: await send() };
  } catch (error) {
    toast({ tone: 'failed', title: sayNow().t('contacts.notDone'), text: reasonOf(error) });
    return undefined;
  } finally {
    await renew();
  }
}
