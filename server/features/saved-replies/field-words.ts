import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { TicketFacts } from '../tickets/index.ts';

/** Keys of the desk's own fields, as `{{ field.serial_number }}` names them. */
export async function fieldNames(_platform: Platform, _deskId: string): Promise<string[]> {
  return [];
}

/** Their values in words. */
export async function fieldWords(
  _platform: Platform,
  _deskId: string,
  _values: TicketFacts['fields'],
  _language: Language,
): Promise<Record<string, string | null>> {
  return {};
}
