import { Popover } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import css from './choice-menu.module.css';
import { Key } from './key.tsx';

export interface Choice {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Grey words at the right. */
  hint?: string | undefined;
  /** A heading that this and the following choices stand under. */
  group?: string;
  /** Shown as a key; pressing it is the screen's business. */
  keys?: string;
  /** How deep it stands in a tree, from 0. */
  depth?: number;
  /** Its name with those it lies under: found by it, and shown so while one searches. */
  path?: string;
  /** It was found for what is typed, whatever it is called: by the server, and not by its name here. */
  isFound?: boolean;
}

/** A step of a tree to the right, in px. */
const indent = 14;

interface ChoiceMenuProps {
  /** What is chosen here, for screen readers and as the field's placeholder. */
  label: string;
  choices: readonly Choice[];
  /** One, or with a list several: then each press turns one on or off, and the menu stays. */
  chosen?: string | readonly string[] | undefined;
  onChoose: (id: string) => void;
  /** With a field to narrow the choices, for more than a handful. */
  search?: boolean;
  /** Hears what is typed, for choices that come from the server. */
  onTyped?: (typed: string) => void;
  /** What stands when nothing fits; gets what was typed. */
  nothing?: (typed: string) => ReactNode;
  /** Offers what was typed as a new choice; gets what was typed. */
  onNew?: { label: (typed: string) => string; run: (typed: string) => void } | undefined;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  position?: 'bottom-start' | 'bottom-end' | 'top-end' | 'top-start';
  width?: number;
  /** The button that opens it; it must take a ref and a click. */
  children: ReactElement;
}

/** A list of values to choose one from, under its button. Arrows, Home, End and Enter; Escape closes and gives focus back. */
export function ChoiceMenu({
  opened,
  onOpened,
  position = 'bottom-start',
  width = 232,
  children,
  ...list
}: ChoiceMenuProps) {
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position={position}
      width={width}
      offset={4}
      returnFocus
      keepMounted={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={css.menu}>
        <ChoiceList {...list} onDone={() => onOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function ChoiceList({
  label,
  choices,
  chosen,
  onChoose,
  search = false,
  onTyped,
  nothing,
  onNew,
  onDone,
}: Omit<ChoiceMenuProps, 'opened' | 'onOpened' | 'children'> & { onDone: () => void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const focus = useRef<HTMLInputElement & HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const wanted = plain(typed.trim());
  const fitting =
    wanted === ''
      ? choices
      : choices.filter((choice) => choice.isFound || plain(choice.path ?? choice.label).includes(wanted));
  const several = typeof chosen === 'object';
  const isOn = (choice: Choice) => (typeof chosen === 'object' ? chosen.includes(choice.id) : choice.id === chosen);
  const isNew = onNew !== undefined && wanted !== '' && !choices.some((choice) => plain(choice.label) === wanted);
  const count = fitting.length + (isNew ? 1 : 0);
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      choices.findIndex((choice) => isOn(choice)),
    ),
  );

  useEffect(() => focus.current?.focus({ preventScroll: true }), []);
  // Choices may come after the menu has opened: until one has moved, the chosen one is where it begins.
  const moved = useRef(false);
  const chosenAt = choices.findIndex((choice) => isOn(choice));
  useEffect(() => {
    if (moved.current || chosenAt === -1) return;
    setPlace(chosenAt);
    list.current?.querySelector(`[data-place="${chosenAt}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenAt]);

  const go = (next: number) => {
    if (count === 0) return;
    const to = (next + count) % count;
    moved.current = true;
    setPlace(to);
    list.current?.querySelector(`[data-place="${to}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const take = (at: number) => {
    const choice = fitting[at];
    moved.current = true;
    if (!several) onDone();
    if (choice) onChoose(choice.id);
    else if (isNew) onNew?.run(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') go(place + 1);
    else if (event.key === 'ArrowUp') go(place - 1);
    else if (event.key === 'Home' && !search) go(0);
    else if (event.key === 'End' && !search) go(count - 1);
    else if (event.key === 'Enter' || (event.key === ' ' && !search)) take(place);
    else if (event.key === 'Escape') onDone();
    else if (event.key === 'Tab') {
      onDone();
      return;
    } else {
      // Single letters belong to the list while it is open, not to the screen below.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const active = count > 0 ? `${id}-${place}` : undefined;
  const row = (at: number, choice: Choice) => (
    <div
      key={choice.id}
      id={`${id}-${at}`}
      data-place={at}
      role="option"
      aria-selected={isOn(choice)}
      {...(choice.path === undefined ? {} : { 'aria-label': choice.path })}
      style={choice.depth !== undefined && wanted === '' ? { paddingLeft: 8 + choice.depth * indent } : undefined}
      data-active={at === place || undefined}
      tabIndex={-1}
      className={css.choice}
      onPointerMove={() => setPlace(at)}
      onClick={() => take(at)}
      onKeyDown={onKeyDown}
    >
      {choice.icon === undefined ? null : <span className={css.icon}>{choice.icon}</span>}
      <span className="sp-truncate" title={choice.path ?? choice.label}>
        {wanted === '' ? choice.label : (choice.path ?? choice.label)}
      </span>
      <span className={css.end}>
        {choice.hint}
        {choice.keys === undefined ? null : <Key keys={choice.keys} />}
        {isOn(choice) ? <IconCheck size={14} stroke={2} aria-hidden className={css.tick} /> : null}
      </span>
    </div>
  );

  return (
    <>
      {search ? (
        <input
          ref={focus}
          className={css.field}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            moved.current = true;
            setTyped(event.currentTarget.value);
            onTyped?.(event.currentTarget.value.trim());
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
      ) : null}
      <div
        ref={(element) => {
          list.current = element;
          if (!search) focus.current = element as (HTMLInputElement & HTMLDivElement) | null;
        }}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={several || undefined}
        className={css.list}
        {...(search ? {} : { tabIndex: 0, 'aria-activedescendant': active, onKeyDown })}
      >
        {fitting.map((choice, at) => (
          <div key={choice.id} role="presentation">
            {choice.group !== undefined && wanted === '' ? (
              <div className={css.group} role="presentation">
                {choice.group}
              </div>
            ) : null}
            {row(at, choice)}
          </div>
        ))}
        {isNew && onNew ? row(fitting.length, { id: 'new', label: onNew.label(typed.trim()) }) : null}
        {count === 0 && nothing ? <p className={css.nothing}>{nothing(typed)}</p> : null}
      </div>
    </>
  );
}
