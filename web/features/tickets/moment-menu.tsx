import { Popover } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, TextField, useNow } from '../../ui/index.ts';
import { fieldTime, timeOfField } from './later-times.ts';
import { momentChoices } from './moment-choices.ts';
import css from './moment-menu.module.css';

interface MomentMenuProps {
  /** What is chosen here. */
  label: string;
  /** An instant, ISO 8601. */
  value: string | null;
  /** It begins then, in the morning; else it is over then, at the day's end. */
  beginning?: boolean;
  onChoose: (at: string | null) => void;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** The button that opens it; it must take a ref. */
  children: ReactElement;
}

/** Days that one would choose, any other time, and none; under its button. Arrows go through all of them. */
export function MomentMenu({ opened, onOpened, children, ...rest }: MomentMenuProps) {
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-end"
      width={248}
      offset={4}
      trapFocus
      returnFocus
      keepMounted={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={rest.label}>
        <Choices {...rest} onDone={() => onOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({
  label,
  value,
  beginning = false,
  onChoose,
  onDone,
}: Omit<MomentMenuProps, 'opened' | 'onOpened' | 'children'> & { onDone: () => void }) {
  const { t, moments, timeZone } = useSpeaking();
  const now = useNow();
  const choices = momentChoices(now, timeZone, beginning);
  const list = useRef<HTMLUListElement>(null);
  const [own, setOwn] = useState(() =>
    fieldTime(value === null ? (choices.at(-1)?.at ?? now) : Date.parse(value), timeZone),
  );
  const at = timeOfField(own, timeZone);
  const choose = (chosen: string | null) => {
    onDone();
    onChoose(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!Number.isNaN(at)) choose(new Date(at).toISOString());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // Letters belong to the menu while it is open, not to the screen below.
    if (event.key.length === 1) event.stopPropagation();
    if (step === 0 || event.target instanceof HTMLInputElement) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(place + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go through the buttons within
    <div onKeyDown={onKeyDown}>
      <ul ref={list} aria-label={label}>
        {choices.map(({ name, at: then }) => (
          <li key={name}>
            <button type="button" className={css.choice} onClick={() => choose(new Date(then).toISOString())}>
              <span>{t(`ticket-fields.moment.${name}`)}</span>
              <span className={css.when}>
                {name === 'today' || name === 'tomorrow'
                  ? moments.time(then)
                  : `${moments.shortDate(then)}, ${moments.time(then)}`}
              </span>
            </button>
          </li>
        ))}
        {value === null ? null : (
          <li>
            <button type="button" className={css.choice} onClick={() => choose(null)}>
              {t('ticket-fields.moment.none')}
            </button>
          </li>
        )}
      </ul>
      <form className={css.own} onSubmit={submit}>
        <TextField
          label={t('ticket-fields.moment.own')}
          type="datetime-local"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" size={28} disabled={Number.isNaN(at)}>
          {t('ticket-fields.moment.keep')}
        </Button>
      </form>
    </div>
  );
}
