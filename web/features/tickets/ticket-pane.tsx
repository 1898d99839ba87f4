import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Ticket, TicketDetail } from '../../../contract/tickets.ts';
import { api, may as mayDo, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { type Command, type Panels, useCommands, useKeys, useTitle } from '../../shell/index.ts';
import { confirm, toast } from '../../ui/index.ts';
import { useWrittenAnew } from '../reviews/index.ts';
import { ticketMessages } from './asking.ts';
import { changeField, doOnTicket, latest, markRead, solve } from './changing.ts';
import { useTicketThere } from './coming-ticket.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { isDone } from './field-changes.ts';
import { askNoMore, askToMerge, useMergeAsked } from './merge-asking.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { dismissSuggestion, mergeInto, splitFrom, undoMerge, undoSplit } from './merging.ts';
import { RequestNotices } from './request-notices.tsx';
import { blockWriter, bringBack, callSpam } from './spam.ts';
import { SpamNotice } from './spam-notice.tsx';
import { type OpenField, SubjectBlock } from './subject-block.tsx';
import { useTakenBack } from './taking-back.ts';
import { sayWaited } from './telling-sent.ts';
import { Thread } from './thread.tsx';
import { type TicketActions, TicketHeader } from './ticket-header.tsx';
import css from './ticket-pane.module.css';
import { TogetherNotices } from './together-notices.tsx';
import { useTogether } from './use-together.ts';

/** Opened and looked at for this long counts as read. */
const readAfter = 800;

export interface TicketPaneHandle {
  focusSubject: () => void;
}

/** One ticket: its line of the header, what it is about, everything said, and the box to write in. */
export function TicketPane({
  ticket,
  panels,
  showMessage,
  onSolved,
  onBack,
  onGoTo,
  focusOnOpen,
  ref,
}: {
  ticket: TicketDetail;
  panels: Panels;
  showMessage: string | undefined;
  /** It was solved here: on to the next. */
  onSolved: (ticket: Ticket) => void;
  onBack: () => void;
  /** To another ticket, which this one became part of, or that was made of it. */
  onGoTo: (number: number) => void;
  /** The keyboard brought the person here: the subject takes the focus. */
  focusOnOpen: boolean;
  ref?: Ref<TicketPaneHandle>;
}) {
  const t = useT();
  const me = useMe();
  const { data: messages } = useQuery(ticketMessages(ticket.id));
  const takenBack = useTakenBack(ticket.id) + useWrittenAnew(ticket.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const composer = useRef<ComposerHandle>(null);
  const [openField, setOpenField] = useState<OpenField>();
  const [renaming, setRenaming] = useState(false);
  const merging = useMergeAsked(ticket.id);
  const phone = panels.breakpoint === 'phone';
  const router = useRouter();
  const [cameFromWithin] = useState(() => (router.history.location.state.__TSR_index ?? 0) > 0);
  useTicketThere(ticket.number);
  useTitle(`#${ticket.number} ${ticket.subject}`);
  useImperativeHandle(ref, () => ({ focusSubject: () => heading.current?.focus({ preventScroll: true }) }));

  useEffect(() => {
    // What was opened over the ticket, the palette above all, keeps the letters that are typed into it.
    const covered = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    // Come here from another place of the app, where what was pressed is gone.
    const isNowhere = cameFromWithin && document.activeElement === document.body;
    if ((focusOnOpen || isNowhere) && !covered) heading.current?.focus({ preventScroll: true });
  }, [focusOnOpen, cameFromWithin]);

  const { id, unread } = ticket;
  useEffect(() => {
    if (!unread) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void markRead(id);
    }, readAfter);
    return () => clearTimeout(timer);
  }, [id, unread]);

  const solveThis = () => {
    if (!ticket.can.change || isDone(ticket.status)) return;
    void solve(latest(ticket), sayWaited(ticket, onGoTo));
    onSolved(ticket);
  };
  const together = useTogether(ticket, () => onSolved(ticket));
  const { suggestion, split } = ticket;
  const merge = (into: { id: string; number: number }) =>
    void mergeInto(ticket, into, () => onGoTo(ticket.number)).then((done) => {
      if (done) onGoTo(into.number);
    });
  const mayMerge = ticket.can.change && ticket.mergedInto === null;
  const maySpam = ticket.can.change && ticket.spam === null && ticket.mergedInto === null;
  const mayBlock = ticket.contact.address !== null && mayDo(me, 'sender.block', ticket.desk.id);
  const markThis = (block: boolean) =>
    callSpam(ticket, { block, onUndone: () => onGoTo(ticket.number) }).then((done) => {
      if (done) onSolved(ticket);
    });
  const bringBackThis = () => void bringBack(ticket, { quiet: false });
  const mergeOrAsk = () => (suggestion === null ? askToMerge(ticket.id) : merge(suggestion));
  const dismiss = () => void dismissSuggestion(ticket.id);
  const actions: TicketActions = {
    merge: mayMerge ? () => askToMerge(ticket.id) : undefined,
    putBack:
      mayMerge && split !== null
        ? () =>
            void undoSplit(ticket, split.id).then((done) => {
              if (done) onGoTo(split.number);
            })
        : undefined,
    spam: maySpam ? () => void markThis(false) : undefined,
    spamAndBlock: maySpam && mayBlock ? () => void markThis(true) : undefined,
    notSpam: ticket.spam !== null && ticket.can.change ? bringBackThis : undefined,
    solve: solveThis,
    reopen: () => void changeField(latest(ticket), { field: 'status', value: 'open' }),
    close: () =>
      void confirm({
        title: t('tickets.closing.title', { number: ticket.number }),
        text: t('tickets.closing.text'),
        yes: t('tickets.closing.yes'),
        no: t('tickets.closing.no'),
      }).then((yes) => (yes ? changeField(latest(ticket), { field: 'status', value: 'closed' }) : undefined)),
    rename: () => setRenaming(true),
    copyLink: () =>
      void copy(`${location.origin}/tickets/${ticket.number}`, t('tickets.linkCopied', { number: ticket.number })),
    openStatusPage: () => window.open(ticket.statusUrl, '_blank', 'noopener,noreferrer'),
    renewStatusLink: () =>
      void confirm({
        title: t('tickets.renewing.title'),
        text: t('tickets.renewing.text'),
        yes: t('tickets.renewing.yes'),
        no: t('tickets.renewing.no'),
      }).then(async (yes) => {
        if (!yes) return;
        const done = await doOnTicket(ticket.id, t('tickets.renewing.failed'), () =>
          api.post(`/tickets/${ticket.id}/status-link`),
        );
        if (done) toast({ title: t('tickets.renewing.done') });
      }),
  };
  const may = ticket.can.change;
  const mayAssign = ticket.can.assign || ticket.can.take;
  const done = isDone(ticket.status);

  useKeys(
    {
      r: { label: t('tickets.keys.reply'), off: !ticket.can.reply, run: () => composer.current?.write('reply') },
      n: { label: t('tickets.keys.note'), off: !ticket.can.note, run: () => composer.current?.write('note') },
      e: { label: t('tickets.keys.solve'), off: !may || done, run: solveThis },
      a: {
        label: t('tickets.keys.assign'),
        off: !mayAssign,
        opensField: ticket.can.assign,
        run: () => setOpenField('assignee'),
      },
      p: { label: t('tickets.keys.priority'), off: !may, run: () => setOpenField('priority') },
      m: {
        label: t(suggestion === null ? 'tickets.keys.merge' : 'tickets.keys.mergeSuggested'),
        off: !mayMerge,
        opensField: suggestion === null,
        run: mergeOrAsk,
      },
      x: { label: t('tickets.keys.dismiss'), off: !mayMerge || suggestion === null, run: dismiss },
      '!': {
        label: t(ticket.spam === null ? 'tickets.spam.mark' : 'tickets.spam.unmark'),
        off: !maySpam && actions.notSpam === undefined,
        run: () => (ticket.spam === null ? void markThis(false) : bringBackThis()),
      },
      i: { label: t('tickets.keys.side'), run: () => panels.setSideOpen(!panels.sideOpen) },
      esc: {
        whileWriting: true,
        run: () => {
          if (composer.current?.leave()) heading.current?.focus({ preventScroll: true });
          else onBack();
        },
      },
    },
    { group: t('tickets.keys.ticket') },
  );

  const group = t('tickets.commands.onThis', { number: ticket.number });
  const commands: Command[] = [
    ...(ticket.can.reply
      ? [{ id: 'reply', label: t('tickets.keys.reply'), keys: 'r', run: () => composer.current?.write('reply') }]
      : []),
    ...(ticket.can.note
      ? [{ id: 'note', label: t('tickets.keys.note'), keys: 'n', run: () => composer.current?.write('note') }]
      : []),
    ...(may && !done ? [{ id: 'solve', label: t('tickets.action.solve'), keys: 'e', run: solveThis }] : []),
    ...(may && done ? [{ id: 'reopen', label: t('tickets.action.reopen'), run: actions.reopen }] : []),
    ...(mayAssign
      ? [{ id: 'assign', label: t('tickets.keys.assign'), keys: 'a', run: () => setOpenField('assignee') }]
      : []),
    ...(may
      ? [{ id: 'priority', label: t('tickets.keys.priority'), keys: 'p', run: () => setOpenField('priority') }]
      : []),
    ...(mayMerge ? [{ id: 'merge', label: t('tickets.action.merge'), keys: 'm', run: mergeOrAsk }] : []),
    ...(actions.putBack && split !== null
      ? [{ id: 'put back', label: t('tickets.action.putBack', { number: split.number }), run: actions.putBack }]
      : []),
    ...(may ? [{ id: 'rename', label: t('tickets.action.rename'), run: actions.rename }] : []),
    ...(may && ticket.status !== 'closed'
      ? [{ id: 'close', label: t('tickets.action.close'), run: actions.close }]
      : []),
    ...(actions.spam ? [{ id: 'spam', label: t('tickets.spam.mark'), keys: '!', run: actions.spam }] : []),
    ...(actions.spamAndBlock
      ? [
          {
            id: 'spam and block',
            label: t('tickets.spam.markAndBlock', { address: ticket.contact.address ?? '' }),
            run: actions.spamAndBlock,
          },
        ]
      : []),
    ...(actions.notSpam ? [{ id: 'not spam', label: t('tickets.spam.unmark'), keys: '!', run: actions.notSpam }] : []),
    ...(mayMerge && suggestion !== null
      ? [{ id: 'dismiss', label: t('tickets.keys.dismiss'), keys: 'x', run: dismiss }]
      : []),
    { id: 'side', label: t('tickets.keys.side'), keys: 'i', run: () => panels.setSideOpen(!panels.sideOpen) },
    { id: 'copy', label: t('tickets.action.copyLink'), run: actions.copyLink },
    { id: 'status-page', label: t('tickets.action.statusPage'), run: actions.openStatusPage },
    ...(may ? [{ id: 'renew', label: t('tickets.action.renewLink'), run: actions.renewStatusLink }] : []),
  ].map((command) => ({ ...command, id: `ticket ${command.id}`, group }));
  useCommands(commands, 'open');

  return (
    <article className={css.pane} aria-label={t('tickets.pane.label', { number: ticket.number })}>
      <TicketHeader
        ticket={ticket}
        actions={actions}
        together={together}
        phone={phone}
        sideShown={panels.sideOpen && panels.breakpoint === 'wide'}
        onBack={onBack}
        onSide={() => panels.setSideOpen(true)}
      />
      <SubjectBlock
        ticket={ticket}
        headingRef={heading}
        renaming={renaming}
        onRenamed={() => setRenaming(false)}
        openField={openField}
        onOpenField={setOpenField}
        onShowDetails={() => panels.setSideOpen(true)}
        phone={phone}
      />
      <SpamNotice ticket={ticket} onBringBack={bringBackThis} onBlock={() => void blockWriter(ticket)} />
      <RequestNotices
        ticket={ticket}
        phone={phone}
        onMerge={mergeOrAsk}
        onDismiss={dismiss}
        onUndoMerge={() => void (ticket.merge && undoMerge(ticket, ticket.merge.id))}
      />
      <TogetherNotices
        ticket={ticket}
        together={together}
        phone={phone}
        onMerge={mayMerge ? (number) => askToMerge(ticket.id, number) : undefined}
      />
      <Thread
        ticket={ticket}
        showMessage={showMessage}
        onSplit={(messageId) =>
          void splitFrom(ticket, messageId, () => onGoTo(ticket.number)).then((part) => {
            if (part) onGoTo(part.number);
          })
        }
      />
      <Composer
        key={`composer ${takenBack}`}
        ref={composer}
        ticket={ticket}
        messages={messages ?? []}
        onSolved={() => onSolved(ticket)}
        onLeft={() => heading.current?.focus({ preventScroll: true })}
        phone={phone}
        eager={takenBack > 0}
      />
      <ConflictDialog ticket={ticket} />
      {merging ? <MergeDialog ticket={ticket} into={merging.into} onMerge={merge} onClose={askNoMore} /> : null}
    </article>
  );
}

/** Without a secure address the browser gives no clipboard; then the address itself is shown. */
async function copy(words: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    toast({ title: done });
  } catch {
    toast({ title: words, lasts: 20_000 });
  }
}
