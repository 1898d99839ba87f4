import type { OutgoingLetter } from '../features/outbox/letter.ts';
import { newId } from '../platform/ids/index.ts';

/** A short answer about a lamp, with an id of its own. */
export function sampleLetter(change: Partial<OutgoingLetter> = {}): OutgoingLetter {
  return {
    from: { name: 'Marta', address: 'support@officinalume.example' },
    to: [{ name: 'Giulia Ferraro', address: 'g.ferraro@postanova.example' }],
    cc: [],
    subject: 'Re: Luna 2',
    text: 'Torna domani.',
    html: '<p>Torna domani.</p>',
    attachments: [],
    messageId: `${newId()}@officinalume.example`,
    references: [],
    language: 'it',
    ...change,
  };
}
