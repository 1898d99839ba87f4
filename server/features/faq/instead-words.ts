import type { TakenKind } from '../../../contract/faq.ts';
import type { Language } from '../../../contract/shapes.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { Person } from './finding.ts';

type Replaced = Extract<
  TakenKind,
  'mail' | 'phone' | 'iban' | 'card' | 'address' | 'order' | 'serial' | 'invoice' | 'tracking'
>;

interface InsteadWords {
  thing(kind: Replaced): string;
  /** A person spoken of, by the side they are on. */
  person(side: Person['side']): string;
  sameDay(): string;
  workingDays(count: number): string;
  weeks(count: number): string;
}

/** What stands in an answer for everybody where a thing of one person stood, in the language of the reply. */
export function insteadWords(language: Language): InsteadWords {
  const t = translator(language);
  return {
    thing: (kind) => t(`taking-out.thing.${kind}`),
    person: (side) => t(`taking-out.person.${side}`),
    sameDay: () => t('taking-out.sameDay'),
    workingDays: (count) => t('taking-out.workingDays', { count }),
    weeks: (count) => t('taking-out.weeks', { count }),
  };
}
