import type { Language } from '../../contract/shapes.ts';
import { changeHelpCentre } from '../features/help-centre/changing.ts';
import type { Platform } from '../platform/act.ts';
import { centreWords, gapWords, whyNot } from './content/help-centre.ts';
import { addArticleVotes, addReadsOfMonth, addSearches } from './dressing-help.queries.ts';
import type { Sample } from './founding.ts';
import { personIn } from './founding.ts';

/** The customers' help centre in the company's own words, and a month of its readers. After the articles. */
export async function dressHelpCentre(platform: Platform, sample: Sample, now: Temporal.Instant): Promise<void> {
  const deskId = sample.deskIds.get('customer') ?? '';
  await changeHelpCentre(platform, personIn(sample, 'marta-rinaldi'), deskId, { texts: centreWords });
  await addReadsOfMonth(platform.db, deskId, now);
  for (const [language, words] of Object.entries(whyNot) as [Language, string][])
    await addArticleVotes(platform.db, { deskId, language, words, now });
  for (const gap of gapWords) await addSearches(platform.db, { deskId, ...gap, now });
}
