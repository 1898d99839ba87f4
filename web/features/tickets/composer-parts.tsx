import { Menu } from '@mantine/core';
import { IconBolt, IconChevronDown, IconCircleCheck, IconClockHour4, IconCloudOff } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, catchLetters } from '../../ui/index.ts';
import css from './composer.module.css';
import type { SendEffect } from './composer-boxes.ts';
import type { MacroToCome, Missing as MissingThing } from './composer-state.ts';
import { SendLater } from './send-later.tsx';
import { htmlWith } from './typed-early.ts';
import type { Composing } from './use-composer.ts';

const effects: readonly SendEffect[] = ['waiting', 'solved', 'open'];

/** One of the two ways to write. */
export function Tab({
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
  icon: ReactNode;
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

/**
 * Takes the letters while the editor's chunk is on its way. Who presses R types on at once, and without a field under the
 * letters an "n" among them would make the reply a note, and an "e" would solve the ticket.
 */
export function EditorComing({
  html,
  eager,
  label,
  onWrite,
}: {
  html: string;
  eager: boolean;
  label: string;
  onWrite: (html: string, hasWords: boolean) => void;
}) {
  const [before] = useState(html);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const shown = field.current;
    // The editor that comes in its place has the focus a moment later. What it reads as HTML it reads without the space at
    // the end, where the next word is about to begin.
    return () => {
      if (shown && document.activeElement === shown) catchLetters(label, /[^\S\n]*$/.exec(shown.value)?.[0]);
    };
  }, [label]);
  return (
    <textarea
      ref={field}
      // biome-ignore lint/a11y/noAutofocus: opened by the writer's own press
      autoFocus={eager}
      className={css.loading}
      aria-label={label}
      dir="auto"
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onWrite(htmlWith(before, value), before !== '' || value.trim() !== '');
      }}
    />
  );
}

/** What else happens with the message, and the way out of it. */
export function WithMacro({ macro, onDrop }: { macro: MacroToCome; onDrop: () => void }) {
  const t = useT();
  return (
    <p className={css.macro} role="status">
      <IconBolt size={14} stroke={1.8} aria-hidden />
      <span>{t('saved-replies-page.pick.with', { name: macro.name, will: macro.will.join(', ') })}</span>
      <button type="button" className="sp-link" onClick={onDrop}>
        {t('saved-replies-page.pick.without')}
      </button>
    </p>
  );
}

/** Beside a button that cannot be pressed yet stands why. */
export function Missing({ missing, name }: { missing: MissingThing | undefined; name: string }) {
  const t = useT();
  const words = missing === undefined ? '' : t(`tickets.composer.missing.${missing}`, { name });
  return (
    <span className={`${css.missing} sp-truncate`} title={words}>
      {words}
    </span>
  );
}

/** Where the words are safe. */
export function Kept({ composing }: { composing: Composing }) {
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

/** Sends with the shown effect; the arrow offers the others, another time, and what goes along. */
export function SendButton({ composing, phone }: { composing: Composing; phone: boolean }) {
  const t = useT();
  const disabled = composing.missing !== undefined;
  const [later, setLater] = useState(false);
  const quotes = composing.box.quote ?? true;
  const asks = (composing.box.faq?.question.trim() ?? '') !== '';
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
        {t(asks ? 'faq.check' : 'tickets.composer.send.waiting')}
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
          <Menu.Item leftSection={<IconClockHour4 size={15} stroke={1.6} aria-hidden />} onClick={() => setLater(true)}>
            {t('tickets.composer.send.later')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item closeMenuOnClick={false} onClick={() => composing.setQuote(!quotes)}>
            {t(quotes ? 'tickets.composer.withoutHistory' : 'tickets.composer.withHistory')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {later ? (
        <SendLater
          onClose={() => setLater(false)}
          onChoose={(at) => {
            setLater(false);
            void composing.send(undefined, at);
          }}
        />
      ) : null}
    </span>
  );
}
