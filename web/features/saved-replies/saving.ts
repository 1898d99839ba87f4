import { refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';

/** Why something was not done, in one sentence: the refusal, or that the server was away. */
export function reasonOf(error: unknown): string {
  return refusalOf(error) ?? sayNow().t('saved-replies-page.away');
}
