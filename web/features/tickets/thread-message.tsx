import { Menu } from '@mantine/core';
import {
  IconArrowsSplit2,
  IconBook,
  IconDots,
  IconDownload,
  IconMessageBolt,
  IconSend,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { api, may, useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import {
  Button,
  ChannelIcon,
  CustomerMessage,
  FoldedMessage,
  IconButton,
  NoteMessage,
  OurReply,
  type Person,
} from '../../ui/index.ts';
import { HeldReply } from '../reviews/index.ts';
import { AutomaticMark, automaticKind, isAside } from './automatic-mark.tsx';
import { doOnTicket } from './changing.ts';
import { useMaking } from './making-of-messages.ts';
import { MessageBody } from './message-body.tsx';
import { MessageFindings } from './message-findings.tsx';
import { OutgoingPlanned, OutgoingTrouble, useOutgoingWords } from './outgoing-state.tsx';
import { takeBack } from './taking-back.ts';
import css from './thread.module.css';
import { TrustMarks } from './trust-marks.tsx';

/** Who wrote a message, for the face: the one contact or teammate, or whoever the address names. */
export function writerOf(message: Message): Person {
  return {
    id: message.author.id ?? (message.from.address || message.from.name),
    name: message.from.name || message.from.address,
  };
}

export function ThreadMessage({
  ticket,
  message,
  folded,
  onOpen,
  onSplit,
}: {
  ticket: TicketDetail;
  message: Message;
  folded: boolean;
  onOpen: () => void;
  /** Undefined where nothing can be split off from here. */
  onSplit: (() => void) | undefined;
}) {
  const who = writerOf(message);
  const state = useOutgoingWords(message.outgoing, message.type === 'auto');
  const aside = isAside(message) ? automaticKind(message) : null;
  if (folded) {
    return (
      <FoldedMessage
        who={who}
        customer={message.type === 'incoming'}
        note={message.type === 'note'}
        mark={aside === null ? undefined : <AutomaticMark kind={aside} />}
        at={message.createdAt}
        firstWords={`${message.type === 'auto' ? `${state}. ` : ''}${message.visibleText.slice(0, 200)}`}
        onOpen={onOpen}
      />
    );
  }
  const shared = {
    who,
    at: message.createdAt,
    id: `message-${message.id}`,
    after: <MessageMenu ticket={ticket} message={message} onSplit={onSplit} />,
  };
  const body = <MessageBody message={message} />;
  switch (message.type) {
    case 'incoming':
      return (
        <CustomerMessage {...shared} facts={<IncomingFacts message={message} />}>
          <TrustMarks message={message} />
          {body}
          <MessageFindings message={message} />
          {message.fromUnconfirmed && aside === null ? <ConfirmWriter ticket={ticket} message={message} /> : null}
        </CustomerMessage>
      );
    case 'note':
      return <NoteMessage {...shared}>{body}</NoteMessage>;
    default:
      return (
        <OurReply {...shared} facts={<span data-state={message.outgoing?.state}>{state}</span>}>
          {body}
          <OutgoingPlanned ticket={ticket} message={message} />
          {message.outgoing?.state === 'held' ? <Held ticket={ticket} message={message} /> : null}
          <OutgoingTrouble ticketId={ticket.id} outgoing={message.outgoing} />
        </OurReply>
      );
  }
}

/** It waits for a look: whose it is takes it back until then. */
function Held({ ticket, message }: { ticket: TicketDetail; message: Message }) {
  const me = useMe();
  return (
    <HeldReply
      ticketId={ticket.id}
      messageId={message.id}
      ownId={me.id}
      onTakeBack={() => void takeBack(ticket, message)}
    />
  );
}

function IncomingFacts({ message }: { message: Message }) {
  const t = useT();
  const kind = automaticKind(message);
  return (
    <>
      <ChannelIcon channel={message.channel} />
      {message.mergedFrom === null ? null : t('tickets.message.mergedFrom', { number: message.mergedFrom })}
      {message.passedOnBy === null
        ? null
        : t('tickets.message.passedOnBy', { name: message.passedOnBy.name || message.passedOnBy.address })}
      {kind === null ? null : <AutomaticMark kind={kind} />}
    </>
  );
}

/** Somebody answered who was not part of this: they are written to only when a teammate says that they belong. */
function ConfirmWriter({ ticket, message }: { ticket: TicketDetail; message: Message }) {
  const t = useT();
  const participant = ticket.participants.find(
    ({ contactId, address }) => contactId === message.author.id || address === message.from.address,
  );
  if (participant?.confirmed) return null;
  return (
    <p className={css.stranger}>
      <IconUserQuestion size={15} stroke={1.8} aria-hidden />
      <span>{t('tickets.message.stranger', { name: message.from.name || message.from.address })}</span>
      {participant && ticket.can.change ? (
        <Button
          size={24}
          onClick={() =>
            void doOnTicket(ticket.id, t('tickets.participant.notConfirmed'), () =>
              api.post(`/tickets/${ticket.id}/participants/${participant.contactId}/confirmation`),
            )
          }
        >
          {t('tickets.participant.confirm')}
        </Button>
      ) : null}
    </p>
  );
}

function addresses(people: readonly { name: string; address: string }[]): string {
  return people.map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : address)).join(', ');
}

/** From whom to whom, and the message as it came. */
function MessageMenu({
  ticket,
  message,
  onSplit,
}: {
  ticket: TicketDetail;
  message: Message;
  onSplit: (() => void) | undefined;
}) {
  const me = useMe();
  const navigate = useNavigate();
  const making = useMaking(ticket, message);
  const { outgoing } = message;
  // Within a card it hangs over the card's inner edge, so that its dots stand on it.
  const inCard = message.type === 'incoming' || message.type === 'note';
  const { t, moments } = useSpeaking();
  const lines = [
    { key: 'from', words: addresses([message.from]) },
    { key: 'to', words: addresses(message.to) },
    { key: 'cc', words: addresses(message.cc) },
  ].filter(({ words }) => words !== '');
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <IconButton
          size={24}
          className={inCard ? css.menuInCard : css.menu}
          label={t('tickets.message.menu')}
          icon={<IconDots size={16} stroke={1.6} aria-hidden />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {message.type === 'note'
          ? null
          : lines.map(({ key, words }) => (
              <div key={key} className={css.address}>
                <span>{t(`tickets.message.${key as 'from' | 'to' | 'cc'}`)}</span>
                <span>{words}</span>
              </div>
            ))}
        <div className={css.address}>
          <span>{t('tickets.message.at')}</span>
          <span>{moments.full(message.createdAt)}</span>
        </div>
        {outgoing !== null && may(me, 'outbox.read', ticket.desk.id) ? (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
              onClick={() => void navigate({ to: '/outbox', search: { message: outgoing.id } })}
            >
              {t('tickets.message.asSent')}
            </Menu.Item>
          </>
        ) : null}
        {making.article || making.savedReply ? <Menu.Divider /> : null}
        {making.article ? (
          <Menu.Item leftSection={<IconBook size={16} stroke={1.6} aria-hidden />} onClick={making.article}>
            {t('faq.makeArticle')}
          </Menu.Item>
        ) : null}
        {making.savedReply ? (
          <Menu.Item leftSection={<IconMessageBolt size={16} stroke={1.6} aria-hidden />} onClick={making.savedReply}>
            {t('faq.makeSavedReply')}
          </Menu.Item>
        ) : null}
        {message.type === 'incoming' ? (
          <>
            <Menu.Divider />
            {onSplit ? (
              <Menu.Item leftSection={<IconArrowsSplit2 size={16} stroke={1.6} aria-hidden />} onClick={onSplit}>
                {t('tickets.action.split')}
              </Menu.Item>
            ) : null}
            <Menu.Item
              component="a"
              href={`/api/v1/messages/${message.id}/original`}
              download
              leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
            >
              {t('tickets.message.original')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
