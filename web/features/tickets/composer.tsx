import { IconArrowBackUp, IconEyeOff, IconLock, IconMessageBolt } from '@tabler/icons-react';
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { cache, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useCommands, useKeys } from '../../shell/index.ts';
import { catchLetters } from '../../ui/index.ts';
import { AskBuddy, BuddyLine } from '../reviews/index.ts';
import { ReplyPicker, useReplyFinder, useValueNames } from '../saved-replies/index.ts';
import { assignablesOf } from './asking-fields.ts';
import css from './composer.module.css';
import { ComposerBar } from './composer-bar.tsx';
import { ComposerFaq } from './composer-faq.tsx';
import { ComposerFiles } from './composer-files.tsx';
import { EditorComing, Kept, Tab, WithMacro } from './composer-parts.tsx';
import { TwoDrafts, WrittenMeanwhile } from './composer-questions.tsx';
import type { BoxKind } from './composer-state.ts';
import { AnotherReplies, DraftShown } from './composer-together.tsx';
import { useInserting } from './inserting-words.ts';
import { useMakingCommands } from './making-of-messages.ts';
import { nameablesOf, namesLike } from './names-like.ts';
import { Recipients } from './recipients.tsx';
import type { RichTextHandle } from './rich-text.tsx';
import { ShownToMe } from './shown-to-me.tsx';
import { useComposer } from './use-composer.ts';

export const loadRichText = () => import('./rich-text.tsx');
const RichText = lazy(loadRichText);

export interface ComposerHandle {
  write: (kind: BoxKind) => void;
  /** Closes an open composer, keeping what is written. False when it was not open. */
  leave: () => boolean;
}

/** The longest first name that stands whole on a button, in letters. */
const longestName = 22;

function firstName(name: string): string {
  const first = name.split(' ')[0] ?? name;
  return first.length > longestName ? `${first.slice(0, longestName - 1)}…` : first;
}

/** The box one writes in: the reply white and green, the note all ochre, so that neither is ever taken for the other. */
export function Composer({
  ticket,
  messages,
  onSolved,
  onLeft,
  phone,
  eager: startEager,
  ref,
}: {
  ticket: TicketDetail;
  messages: readonly Message[];
  /** A reply solved the ticket: on to the next. */
  onSolved: () => void;
  /** Left by Escape, with its words kept. */
  onLeft: () => void;
  phone: boolean;
  /** Takes the focus even though nobody pressed here: words were taken back. */
  eager: boolean;
  ref?: Ref<ComposerHandle>;
}) {
  const t = useT();
  const editor = useRef<RichTextHandle>(null);
  const composing = useComposer(ticket, messages, onSolved, editor);
  const { state, box, open, setOpen, filled, meanwhile } = composing;
  const { kind } = state;
  const files = useRef<HTMLInputElement>(null);
  const me = useMe();
  const [picking, setPicking] = useState(false);
  const nameOfValue = useValueNames(ticket.desk.id);
  const start = useRef<HTMLButtonElement>(null);
  // A draft that is found opens the box, and leaves the focus where the person has it.
  const [eager, setEager] = useState(startEager);
  const first = firstName(ticket.contact.name);
  const label = t(kind === 'reply' ? 'tickets.composer.replyLabel' : 'tickets.composer.noteLabel', {
    name: ticket.contact.name,
  });

  const write = (next: BoxKind) => {
    // Who presses R types on at once; the editor has the focus only a moment later.
    catchLetters(
      t(next === 'reply' ? 'tickets.composer.replyLabel' : 'tickets.composer.noteLabel', { name: ticket.contact.name }),
    );
    composing.turn(next);
    setEager(true);
    setOpen(true);
    editor.current?.focus();
  };
  const pick = () => {
    if (!open) write(kind);
    // Its field comes a moment later, and what it is called is typed at once.
    catchLetters(t('saved-replies-page.find'));
    setPicking(true);
  };
  // The editor that had the focus is gone with what was sent: the next word is one press away.
  const sent = useRef(0);
  useEffect(() => {
    if (sent.current === composing.sentTimes) return;
    sent.current = composing.sentTimes;
    // Whoever has opened something over the screen meanwhile keeps writing there.
    if (document.querySelector('[role="dialog"][aria-modal="true"]') === null)
      start.current?.focus({ preventScroll: true });
  }, [composing.sentTimes]);

  const leave = () => {
    if (!open) return false;
    setOpen(false);
    return true;
  };
  useImperativeHandle(ref, () => ({ write, leave }));

  useKeys(
    {
      'mod+enter': { label: t('tickets.keys.send'), off: !open, run: () => void composing.send() },
      'mod+/': { label: t('saved-replies-page.pick.open'), run: pick },
    },
    { group: t('tickets.keys.ticket') },
  );

  const putIn = (html: string, savedReplyId?: string) => {
    if (!open) write(kind);
    if (savedReplyId !== undefined) composing.takeReply(kind, savedReplyId, undefined);
    // A box that was closed has its editor a moment later.
    const insert = (tries: number) => {
      if (editor.current) editor.current.insertHtml(html);
      else if (tries > 0) setTimeout(() => insert(tries - 1), 50);
    };
    insert(40);
  };
  useReplyFinder(ticket, ticket.can.reply || ticket.can.note, (id, html) => putIn(html, id));
  useInserting(ticket.id, putIn);
  useMakingCommands(ticket, messages);
  useCommands(
    [
      {
        id: 'ticket saved reply',
        label: t('saved-replies-page.pick.open'),
        group: t('tickets.commands.onThis', { number: ticket.number }),
        keys: 'mod+/',
        icon: <IconMessageBolt size={17} stroke={1.6} aria-hidden />,
        run: pick,
      },
    ],
    'open',
  );

  const namesFor = async (typed: string) =>
    namesLike(nameablesOf(await cache.fetchQuery(assignablesOf(ticket.desk.id)), me.id), typed);

  const attach = async (list: readonly File[], inline: boolean) => {
    setOpen(true);
    const arrived = await composing.addFiles(kind, list);
    if (inline) for (const attachment of arrived) editor.current?.insertPicture(attachment);
  };

  if (!ticket.can.reply && !ticket.can.note) return <p className={css.closed}>{t('tickets.composer.onlyRead')}</p>;
  const tabs = (
    <div className={css.tabs}>
      {/* Two ways to write, of which one is on. */}
      {ticket.can.reply ? (
        <Tab
          on={kind === 'reply'}
          label={phone ? t('tickets.composer.replyTo', { name: first }) : t('tickets.composer.reply')}
          keys="r"
          icon={<IconArrowBackUp size={16} stroke={1.9} aria-hidden />}
          note={false}
          onClick={() => write('reply')}
        />
      ) : null}
      {ticket.can.note ? (
        <Tab
          on={kind === 'note'}
          label={t('tickets.composer.note')}
          keys="n"
          icon={<IconLock size={15} stroke={1.9} aria-hidden />}
          note
          onClick={() => write('note')}
        />
      ) : null}
      <span className={css.grow} />
      <Kept composing={composing} />
    </div>
  );

  return (
    <>
      <ShownToMe ticket={ticket} phone={phone} />
      {ticket.can.note ? <AskBuddy ticket={{ id: ticket.id, number: ticket.number, deskId: ticket.desk.id }} /> : null}
      <section
        className={css.composer}
        data-kind={kind}
        data-open={open || undefined}
        aria-label={label}
        onPointerEnter={() => void loadRichText()}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          void attach([...event.dataTransfer.files], false);
        }}
      >
        <span className="sp-hidden" role="status">
          {t(kind === 'reply' ? 'tickets.composer.isReply' : 'tickets.composer.isNote', { name: ticket.contact.name })}
        </span>
        {tabs}
        {kind === 'reply' ? (
          <Recipients ticket={ticket} cc={box.cc} bcc={box.bcc} onCopies={composing.setCopies} />
        ) : (
          <p className={css.seenBy}>
            <IconEyeOff size={14} stroke={1.8} aria-hidden />
            {t('tickets.composer.seenBy', { name: first })}
          </p>
        )}
        {composing.keeping.state === 'stale' ? <TwoDrafts composing={composing} /> : null}
        {open && kind === 'reply' ? <AnotherReplies ticketId={ticket.id} /> : null}
        {kind === 'reply' ? (
          <BuddyLine ticketId={ticket.id} deskId={ticket.desk.id} ownId={me.id} writing={open} />
        ) : null}
        {open ? (
          <>
            <Suspense
              fallback={
                <EditorComing
                  key={`${kind} ${filled}`}
                  html={box.html}
                  eager={eager && composing.mayFocus}
                  label={label}
                  onWrite={(html, hasWords) => composing.write(kind, html, hasWords)}
                />
              }
            >
              <RichText
                key={`${kind} ${filled}`}
                ref={editor}
                html={box.html}
                eager={eager && composing.mayFocus}
                label={label}
                placeholder={t(kind === 'reply' ? 'tickets.composer.writeTo' : 'tickets.composer.writeNote', {
                  name: first,
                })}
                onWrite={(html, hasWords) => composing.write(kind, html, hasWords)}
                onFiles={(list, inline) => void attach(list, inline)}
                onSend={() => void composing.send()}
                onLeave={() => {
                  setOpen(false);
                  onLeft();
                }}
                onSlash={me.singleKeys ? pick : undefined}
                namesFor={kind === 'note' ? namesFor : undefined}
                nameOf={nameOfValue}
                files={
                  <>
                    <ComposerFiles box={box} onDrop={(file) => composing.dropFile(kind, file)} />
                    <ComposerFaq ticket={ticket} composing={composing} name={first} phone={phone} />
                  </>
                }
                bar={
                  <ComposerBar
                    ticket={ticket}
                    composing={composing}
                    phone={phone}
                    name={first}
                    onAttach={() => files.current?.click()}
                    onPick={pick}
                  />
                }
              />
            </Suspense>
            {meanwhile.length > 0 && kind === 'reply' ? (
              <WrittenMeanwhile
                messages={meanwhile}
                asking={state.asking}
                onSend={() => void composing.send()}
                onBack={() => {
                  composing.readOn();
                  editor.current?.focus();
                }}
              />
            ) : null}
          </>
        ) : (
          <button
            ref={start}
            type="button"
            className={css.start}
            onClick={() => write(kind)}
            onFocus={() => void loadRichText()}
          >
            {composing.box.hasWords
              ? t('tickets.composer.goOn')
              : t(kind === 'reply' ? 'tickets.composer.writeTo' : 'tickets.composer.writeNote', { name: first })}
          </button>
        )}
        <DraftShown ticket={ticket} composing={composing} phone={phone} />
        {box.macro === undefined ? null : <WithMacro macro={box.macro} onDrop={composing.dropMacro} />}
        {picking ? (
          <Suspense>
            <ReplyPicker
              ticket={ticket}
              forNote={kind === 'note'}
              onClose={() => setPicking(false)}
              onText={(text) => editor.current?.insertText(text)}
              onPick={({ id, html, macro }) => {
                composing.takeReply(kind, id, macro);
                if (html !== '') editor.current?.insertHtml(html);
              }}
            />
          </Suspense>
        ) : null}
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            void attach([...(event.currentTarget.files ?? [])], false);
            event.currentTarget.value = '';
          }}
        />
      </section>
    </>
  );
}
