import { useNavigate, useRouter } from '@tanstack/react-router';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { api, may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useCommands } from '../../shell/index.ts';
import { toast } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import { isSending } from './sending-message.ts';

interface Making {
  article: (() => void) | undefined;
  savedReply: (() => void) | undefined;
}

/** What can be made of a message, without what is about one person; each opens what was made. */
export function useMaking(ticket: TicketDetail, message: Message | undefined): Making {
  const t = useT();
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const make = async (what: 'article' | 'saved-reply', open: (id: string) => void) => {
    try {
      const { id } = await api.post<{ id: string }>(`/messages/${message?.id}/${what}`, {
        body: what === 'article' ? {} : undefined,
      });
      open(id);
    } catch (error) {
      toast({ tone: 'failed', title: t('faq.notMade'), text: whyNot(error) });
    }
  };
  if (message === undefined || isSending(message.id)) return { article: undefined, savedReply: undefined };
  return {
    article: may(me, 'article.write', ticket.desk.id)
      ? () => void make('article', (id) => void router.navigate({ href: `/answers?article=${id}` }))
      : undefined,
    savedReply: ticket.can.reply
      ? () => void make('saved-reply', (id) => void navigate({ to: '/saved-replies', search: { reply: id } }))
      : undefined,
  };
}

/** The same in the palette, of the newest reply, or of what came where there is none yet. */
export function useMakingCommands(ticket: TicketDetail, messages: readonly Message[]): void {
  const t = useT();
  const newest =
    messages.findLast(({ type }) => type === 'reply') ?? messages.findLast(({ type }) => type === 'incoming');
  const { article, savedReply } = useMaking(ticket, newest);
  const group = t('tickets.commands.onThis', { number: ticket.number });
  useCommands(
    [
      ...(article ? [{ id: 'ticket make article', label: t('faq.makeArticle'), group, run: article }] : []),
      ...(savedReply
        ? [{ id: 'ticket make saved reply', label: t('faq.makeSavedReply'), group, run: savedReply }]
        : []),
    ],
    'open',
  );
}
