import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { EventReader } from '../../platform/events/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { readingJob } from './reading.ts';

/** Letters come in bursts: they are read together. */
const GATHER_MS = 2_000;

/**
 * Has new tickets read soon after they came, and not only with the next minute. What is missed here, since this process was
 * away, that minute catches. @returns what ends it.
 */
export function readQuestionsSoon(platform: Platform, reader: EventReader): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let queueing: Promise<void> = Promise.resolve();
  const queue = async (): Promise<void> => {
    timer = undefined;
    try {
      await act(platform, system('questions'), async (one) => one.queue(readingJob, {}, { key: readingJob.name }));
    } catch (error) {
      platform.log.warn(errorFacts(error), 'new tickets are read with the next minute');
    }
  };
  const stopListening = reader.listen((events) => {
    if (timer !== undefined || !events.some(({ name }) => name === 'ticket.created')) return;
    timer = setTimeout(() => {
      queueing = queue();
    }, GATHER_MS);
  });
  return async () => {
    stopListening();
    clearTimeout(timer);
    await queueing;
  };
}
