import { Checkbox, Popover } from '@mantine/core';
import { IconArrowBackUp, IconMoon } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { TOGETHER_LIMITS } from '../../../contract/together.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Dialog, IconButton, TextField, useNow } from '../../ui/index.ts';
import { fieldTime, timeOfField } from './later-times.ts';
import css from './moment-menu.module.css';
import own from './snooze-menu.module.css';
import { snoozeChoices } from './snoozing.ts';
import type { OnTicketTogether } from './use-together.ts';

/** The moon of the header: when a ticket comes back, or when it should. */
export function SnoozeButton({ ticket, together }: { ticket: TicketDetail; together: OnTicketTogether }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const { snooze, opened, open } = together;
  if (snooze === null && !together.may.snooze) return null;
  const when = snooze === null ? '' : moments.ahead(snooze.until, new Date(now));
  const icon = <IconMoon size={17} stroke={1.6} aria-hidden />;
  const button =
    snooze === null ? (
      <IconButton
        label={t('together.snooze.menu')}
        icon={icon}
        aria-expanded={opened === 'snooze'}
        onClick={() => open(opened === 'snooze' ? undefined : 'snooze')}
      />
    ) : (
      <button
        type="button"
        className={own.back}
        disabled={!together.may.snooze}
        title={t('together.snooze.change', { when })}
        aria-expanded={opened === 'snooze'}
        onClick={() => open(opened === 'snooze' ? undefined : 'snooze')}
      >
        <IconMoon size={14} stroke={2} aria-hidden />
        <span className="sp-truncate">{t('together.snooze.until', { when })}</span>
      </button>
    );
  return (
    <>
      <Popover
        opened={opened === 'snooze'}
        onChange={(on) => open(on ? 'snooze' : undefined)}
        position="bottom-end"
        width={272}
        offset={4}
        trapFocus
        returnFocus
        keepMounted={false}
      >
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown className={css.menu} aria-label={t('together.snooze.menu')}>
          <SnoozeChoices ticket={ticket} together={together} />
        </Popover.Dropdown>
      </Popover>
      {snooze !== null && together.may.snooze ? (
        <IconButton
          label={t('together.keys.wake')}
          icon={<IconArrowBackUp size={17} stroke={1.6} aria-hidden />}
          onClick={together.wake}
        />
      ) : null}
    </>
  );
}

/** The same from below, where the header has no room for a moon. */
export function SnoozeSheet({ ticket, together }: { ticket: TicketDetail; together: OnTicketTogether }) {
  const { t } = useSpeaking();
  return (
    <Dialog from="below" label={t('together.snooze.menu')} onClose={() => together.open(undefined)}>
      <div className={own.sheet}>
        <SnoozeChoices ticket={ticket} together={together} />
      </div>
    </Dialog>
  );
}

const DAY = 86_400_000;

function SnoozeChoices({ ticket, together }: { ticket: TicketDetail; together: OnTicketTogether }) {
  const { t, moments, timeZone } = useSpeaking();
  const now = useNow();
  const { snooze } = together;
  const choices = snoozeChoices(now, timeZone);
  const list = useRef<HTMLUListElement>(null);
  const [keep, setKeep] = useState(snooze?.keep ?? false);
  const [typed, setTyped] = useState(() =>
    fieldTime(snooze === null ? (choices.at(-1)?.at ?? now) : Date.parse(snooze.until), timeZone),
  );
  const at = timeOfField(typed, timeZone);
  const past = !Number.isNaN(at) && at <= now;
  const choose = (until: number) => {
    together.open(undefined);
    together.snoozeUntil(until, keep);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!Number.isNaN(at) && !past) choose(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Letters belong to the menu while it is open, not to the screen below.
    if (event.key.length === 1) event.stopPropagation();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
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
      <ul ref={list} aria-label={t('tickets.commands.onThis', { number: ticket.number })}>
        {choices.map(({ name, at: then }) => (
          <li key={name}>
            <button type="button" className={css.choice} onClick={() => choose(then)}>
              <span>{name === 'inTwoHours' ? t('together.snooze.inTwoHours') : t(`ticket-fields.moment.${name}`)}</span>
              <span className={css.when}>
                {then - now < 2 * DAY ? moments.time(then) : `${moments.shortDate(then)}, ${moments.time(then)}`}
              </span>
            </button>
          </li>
        ))}
        {snooze === null ? null : (
          <li>
            <button
              type="button"
              className={css.choice}
              onClick={() => {
                together.open(undefined);
                together.wake();
              }}
            >
              {t('together.keys.wake')}
            </button>
          </li>
        )}
      </ul>
      <form className={css.own} onSubmit={submit}>
        <Checkbox
          label={t('together.snooze.keep')}
          checked={keep}
          onChange={(event) => setKeep(event.currentTarget.checked)}
        />
        <TextField
          label={t('together.snooze.own')}
          type="datetime-local"
          value={typed}
          min={fieldTime(now, timeZone)}
          max={fieldTime(now + TOGETHER_LIMITS.snoozeDays * DAY, timeZone)}
          error={past ? t('together.snooze.past') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size={28} disabled={Number.isNaN(at) || past}>
          {t('together.snooze.set')}
        </Button>
      </form>
    </div>
  );
}
