import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronDown,
  IconCircleCheck,
  IconCloudOff,
  IconEyeOff,
  IconLock,
  IconPaperclip,
} from '@tabler/icons-react';
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useRef } from 'react';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import css from './composer.module.css';
import { ComposerFiles } from './composer-files.tsx';
import { TwoDrafts, WrittenMeanwhile } from './composer-questions.tsx';
import type { BoxKind, Missing as MissingThing } from './composer-state.ts';
import { Recipients } from './recipients.tsx';
import type { RichTextHandle } from './rich-text.tsx';
import { type Composing, type SendEffect, useComposer } from './use-composer.ts';

const loadRichText = () => import('./rich-text.tsx');
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

const effects: readonly SendEffect[] = ['waiting', 'solved', 'open'];

/** The box one writes in: the reply white and green, the note all ochre, so that neither is ever taken for the other. */
export function Composer({
  ticket,
  messages,
  onSolved,
  onLeft,
  phone,
  ref,
}: {
  ticket: TicketDetail;
  messages: readonly Message[];
  /** A reply solved the ticket: on to the next. */
  onSolved: () => void;
  /** Left by Escape, with its words kept. */
  onLeft: () => void;
  phone: boolean;
  ref?: Ref<ComposerHandle>;
}) {
  const t = useT();
  const composing = useComposer(ticket, messages, onSolved);
  const { state, box, open, setOpen, filled, meanwhile, missing } = composing;
  const { kind } = state;
  const editor = useRef<RichTextHandle>(null);
  const section = useRef<HTMLElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  const first = firstName(ticket.contact.name);

  const write = (next: BoxKind) => {
    composing.turn(next);
    setOpen(true);
    editor.current?.focus();
  };
  // The editor that had the focus is gone with what was sent: the next word is one press away.
  const sent = useRef(0);
  useEffect(() => {
    if (sent.current === composing.sentTimes) return;
    sent.current = composing.sentTimes;
    start.current?.focus({ preventScroll: true });
  }, [composing.sentTimes]);

  const leave = () => {
    if (!open) return false;
    setOpen(false);
    return true;
  };
  useImperativeHandle(ref, () => ({ write, leave }));

  useKeys(
    { 'mod+enter': { label: t('tickets.keys.send'), off: !open, run: () => void composing.send() } },
    { group: t('tickets.keys.ticket') },
  );

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
    <section
      ref={section}
      className={css.composer}
      data-kind={kind}
      data-open={open || undefined}
      aria-label={t(kind === 'reply' ? 'tickets.composer.replyLabel' : 'tickets.composer.noteLabel', {
        name: ticket.contact.name,
      })}
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
        <Recipients ticket={ticket} cc={box.cc} onCc={composing.setCc} />
      ) : (
        <p className={css.seenBy}>
          <IconEyeOff size={14} stroke={1.8} aria-hidden />
          {t('tickets.composer.seenBy', { name: first })}
        </p>
      )}
      {composing.keeping.state === 'stale' ? <TwoDrafts composing={composing} /> : null}
      {open ? (
        <>
          <Suspense fallback={<div className={css.loading} />}>
            <RichText
              key={`${kind} ${filled}`}
              ref={editor}
              html={box.html}
              label={t(kind === 'reply' ? 'tickets.composer.replyLabel' : 'tickets.composer.noteLabel', {
                name: ticket.contact.name,
              })}
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
              files={<ComposerFiles box={box} onDrop={(file) => composing.dropFile(kind, file)} />}
              bar={
                <>
                  <IconButton
                    label={t('tickets.composer.attach')}
                    size={phone ? 44 : 28}
                    icon={<IconPaperclip size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
                    onClick={() => files.current?.click()}
                  />
                  <Missing missing={missing} name={first} />
                  {meanwhile.length > 0 && state.asking ? null : kind === 'note' ? (
                    <Button
                      kind="note"
                      size={phone ? 44 : 28}
                      disabled={missing !== undefined}
                      keys={phone ? undefined : 'mod+enter'}
                      onClick={() => void composing.send()}
                    >
                      {t('tickets.composer.keepNote')}
                    </Button>
                  ) : (
                    <SendButton composing={composing} phone={phone} />
                  )}
                </>
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
  );
}

function Tab({
  on,
  label,
  keys,
  icon,
  note,
  onClick,
}: {
  on: boolean;
  label: string;
  keys: string;
  icon: React.ReactNode;
  note: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={css.tab}
      aria-pressed={on}
      aria-keyshortcuts={keys.toUpperCase()}
      data-note={note || undefined}
      title={`${label} (${keys.toUpperCase()})`}
      onClick={onClick}
    >
      {icon}
      {label}
    </button>
  );
}

/** Beside a button that cannot be pressed yet stands why. */
function Missing({ missing, name }: { missing: MissingThing | undefined; name: string }) {
  const t = useT();
  const words = missing === undefined ? '' : t(`tickets.composer.missing.${missing}`, { name });
  return (
    <span className={`${css.missing} sp-truncate`} title={words}>
      {words}
    </span>
  );
}

/** Where the words are safe. */
function Kept({ composing }: { composing: Composing }) {
  const t = useT();
  const { keeping } = composing;
  // Announced once it is safe, not at every pause; nothing moves when it comes or goes.
  const word =
    keeping.state === 'kept'
      ? 'tickets.composer.kept'
      : keeping.state === 'here'
        ? 'tickets.composer.keptHere'
        : undefined;
  if (word === undefined) return null;
  return (
    <span className={css.kept}>
      {keeping.state === 'kept' ? (
        <IconCircleCheck size={14} stroke={1.6} aria-hidden />
      ) : (
        <IconCloudOff size={14} stroke={1.6} aria-hidden />
      )}
      {t(word)}
    </span>
  );
}

/** Sends with the shown effect; the arrow offers the others. */
function SendButton({ composing, phone }: { composing: Composing; phone: boolean }) {
  const t = useT();
  const disabled = composing.missing !== undefined;
  return (
    <span className={css.split}>
      <Button
        kind="filled"
        size={phone ? 44 : 28}
        disabled={disabled}
        keys={phone ? undefined : 'mod+enter'}
        className={css.send ?? ''}
        onClick={() => void composing.send()}
      >
        {t('tickets.composer.send.waiting')}
      </Button>
      <Menu position="top-end" width={230} disabled={disabled}>
        <Menu.Target>
          <Button
            kind="filled"
            size={phone ? 44 : 28}
            disabled={disabled}
            className={css.other ?? ''}
            aria-label={t('tickets.composer.otherEffects')}
          >
            <IconChevronDown size={15} stroke={2} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {effects.map((effect) => (
            <Menu.Item key={effect} onClick={() => void composing.send(effect)}>
              {t(`tickets.composer.send.${effect}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

/** Brings the editor's chunk while nobody waits for it. */
export function usePreloadedEditor(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadRichText(), 4_000);
    return () => clearTimeout(timer);
  }, []);
}
