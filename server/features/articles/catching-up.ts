import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';

type CatchUp = (platform: Platform, text: { articleId: string; language: Language }) => Promise<void>;

let catchUp: CatchUp = async () => undefined;

/** Whoever lets several people write one text at once writes down what stands on their screens. Filled by the composition. */
export function onBeforePublishing(listener: CatchUp): void {
  catchUp = listener;
}

/** Before what is written is published, compared or given out: all of it. */
export async function catchUpWithWriters(
  platform: Platform,
  text: { articleId: string; language: Language },
): Promise<void> {
  await catchUp(platform, text);
}
