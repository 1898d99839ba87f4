import type { ShiftQueue } from '../../../contract/shift.ts';
import type { Translate } from '../../i18n/index.ts';

type Kept = ShiftQueue['kept'];

/** What is kept from somebody because it is hard, and not only in a language that they do not speak. */
export function keptOnes({ kept }: ShiftQueue): { count: number; ones: Kept } {
  const ones = kept.filter(({ reason }) => reason !== 'language' && reason !== 'not-written');
  return { count: sumOf(ones), ones };
}

function sumOf(kept: Kept): number {
  return kept.reduce((sum, { count }) => sum + count, 0);
}

/** "2 angry, 1 urgent": each reason with how many. */
export function keptInWords(kept: Kept, t: Translate, languageName: (tag: string) => string = String): string {
  return kept
    .map(({ reason, count, language }) =>
      reason === 'language'
        ? t('shift-page.keptFor.language', { count, language: languageName(language ?? '') })
        : t(`shift-page.keptFor.${reason}`, { count }),
    )
    .join(', ');
}
