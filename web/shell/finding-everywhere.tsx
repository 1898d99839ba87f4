import { IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Contact } from '../../contract/contacts.ts';
import type { FoundTicket, SearchAnswer } from '../../contract/search.ts';
import type { Page } from '../../contract/shapes.ts';

import { api } from '../api/index.ts';
import { useT } from '../i18n/index.ts';
import { Marked } from '../ui/marked.tsx';
import { StatusGlyph } from '../ui/status.tsx';
import { useFinder } from './commands.ts';

/** In the palette stand a few; the search screen has all. */
const mostTickets = 5;
const mostPeople = 3;

/** What the palette finds wherever one is: tickets by their number and words, and a way to all of them; people by name. */
export function useFindingEverywhere(): void {
  const t = useT();
  const navigate = useNavigate();
  useFinder(async (typed, signal) => {
    const { items } = await api.get<SearchAnswer>('/search', {
      query: { q: typed, sort: 'best', typing: '1', limit: mostTickets },
      signal,
    });
    const group = t('shell.palette.tickets');
    return [
      ...items.slice(0, mostTickets).map((found) => ({
        id: `found ticket ${found.ticket.id}`,
        label: `#${found.ticket.number} ${found.ticket.subject}`,
        shown: <FoundWords found={found} />,
        icon: <StatusGlyph status={found.ticket.status} size={15} />,
        group,
        hint: found.ticket.contact.name,
        run: () =>
          void navigate({
            to: '/tickets/$number',
            params: { number: String(found.ticket.number) },
            search: found.message === null ? {} : { message: found.message.id },
          }),
      })),
      {
        id: 'found every',
        label: t('shell.palette.everyHit', { typed }),
        group,
        keys: '/',
        run: () => void navigate({ to: '/search', search: { q: typed } }),
      },
    ];
  });
  useFinder(async (typed, signal) => {
    const { items } = await api.get<Page<Contact>>('/contacts', { query: { q: typed, limit: mostPeople }, signal });
    return items.slice(0, mostPeople).map((contact) => ({
      id: `found contact ${contact.id}`,
      label: contact.name,
      icon: <IconUser size={17} stroke={1.6} />,
      group: t('shell.palette.people'),
      hint: contact.identities[0]?.value ?? '',
      run: () => void navigate({ href: `/contacts/${contact.id}` }),
    }));
  });
}

/** Number and subject; where the words were found in what was said, a few of them. */
function FoundWords({ found }: { found: FoundTicket }) {
  const { ticket, subjectMarks, snippet, marks } = found;
  return (
    <>
      #{ticket.number} <Marked text={ticket.subject} marks={subjectMarks} />
      {subjectMarks.length > 0 || marks.length === 0 ? null : (
        <>
          {' · '}
          <Marked text={snippet} marks={marks} />
        </>
      )}
    </>
  );
}
