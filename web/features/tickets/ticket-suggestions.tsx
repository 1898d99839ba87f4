import { Suspense } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { SuggestedAnswers } from '../suggestions/index.ts';
import { changeField, latest } from './changing.ts';
import { insertWords } from './inserting-words.ts';

/** What fits this ticket, and where it goes. */
export function TicketSuggestions({ ticket }: { ticket: TicketDetail }) {
  return (
    <Suspense>
      <SuggestedAnswers
        ticket={ticket}
        onInsert={(html, savedReplyId) => insertWords(ticket.id, html, savedReplyId)}
        onCategory={({ id, name }) =>
          void changeField(latest(ticket), { field: 'category', value: { id, name, path: [name] } })
        }
        onTags={(tags) => void changeField(latest(ticket), { field: 'tags', value: [...latest(ticket).tags, ...tags] })}
      />
    </Suspense>
  );
}
