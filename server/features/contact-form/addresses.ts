import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { centreAddress, centreOfDesk } from '../help-centre/index.ts';

/** Where a desk's form is, in full; null where no customer can open it. */
export async function formAddress(
  platform: Platform,
  desk: DeskEntry,
  locale: string,
): Promise<{ page: string; script: string } | null> {
  const centre = desk.audience === 'public' ? await centreOfDesk(platform, desk.id) : undefined;
  if (!centre) return null;
  const language: Language = closestLanguage(locale, centre.languages);
  return {
    page: centre.origin + centreAddress(centre, language, '/write'),
    script: `${centre.origin}/help/${centre.slug}/form.js`,
  };
}
