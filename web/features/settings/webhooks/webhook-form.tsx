import { IconSelector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Webhook } from '../../../../contract/webhooks.ts';
import { fieldErrors, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, type Choice, ChoiceMenu, Sentence, TextField } from '../../../ui/index.ts';
import { useFocusFirst } from '../focus-first.ts';
import { reasonOf } from '../saving.ts';
import { eventChoices, withEvent } from './event-choices.ts';
import css from './webhooks.module.css';
import { webhookEventsAsked } from './webhooks-asking.ts';

export interface WebhookWish {
  name: string;
  url: string;
  events: string[];
  desks: string[];
}

/** What a webhook is for, whom it tells, and of what; for a new one and for one that is changed. */
export function WebhookForm({
  before,
  label,
  yes,
  onKeep,
  onNot,
}: {
  before?: Webhook;
  label: string;
  yes: string;
  /** Throws when it was refused. */
  onKeep: (wish: WebhookWish) => Promise<void>;
  onNot: () => void;
}) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const form = useFocusFirst<HTMLFormElement>();
  const known = useQuery(webhookEventsAsked);
  const [name, setName] = useState(before?.name ?? '');
  const [url, setUrl] = useState(before?.url ?? '');
  const [events, setEvents] = useState<readonly string[]>(before?.events ?? []);
  const [desks, setDesks] = useState<readonly string[]>(before?.desks.map(({ id }) => id) ?? []);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(name.trim() === '' ? { name: t('settings.missing.name') } : {}),
      ...(url.trim() === '' ? { url: t('webhooks.missingUrl') } : {}),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    try {
      await onKeep({ name: name.trim(), url: url.trim(), events: [...events], desks: [...desks] });
    } catch (refusal) {
      const fields = fieldErrors(refusal);
      setErrors(Object.keys(fields).length > 0 ? fields : { url: reasonOf(refusal) });
      setBusy(false);
    }
  };
  const offered = eventChoices(known.data ?? []).map(({ id, group }) => ({
    id,
    label: group === undefined ? id : t('webhooks.allOf', { group }),
    // Found by its name, and shown so while one searches.
    ...(group === undefined ? {} : { path: id }),
  }));
  const places = me.desks.map(({ id, name: label }) => ({ id, label }));
  const others = before?.desks.filter(({ id }) => !places.some((desk) => desk.id === id)) ?? [];

  return (
    <form className={css.form} ref={form} onSubmit={keep} noValidate aria-label={label}>
      <div className={css.fields}>
        <TextField
          label={t('webhooks.name')}
          hint={t('webhooks.nameHint')}
          value={name}
          autoComplete="off"
          error={errors.name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setErrors({});
          }}
        />
        <TextField
          label={t('webhooks.url')}
          hint={t('webhooks.urlHint')}
          value={url}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          error={errors.url}
          onChange={(event) => {
            setUrl(event.currentTarget.value);
            setErrors({});
          }}
        />
      </div>
      <Sentence>
        {tx('webhooks.sentence', {
          events: (
            <ManyToken
              key="events"
              label={t('webhooks.eventsLabel')}
              none={t('webhooks.everyEvent')}
              nothing={(typed) => t('webhooks.noSuchEvent', { typed })}
              choices={offered}
              chosen={events}
              onChoose={(id) => setEvents((now) => withEvent(now, id))}
            />
          ),
          desks: (
            <ManyToken
              key="desks"
              label={t('webhooks.desksLabel')}
              none={t('webhooks.everyDesk')}
              nothing={(typed) => t('webhooks.noSuchDesk', { typed })}
              choices={[...places, ...others.map(({ id, name: words }) => ({ id, label: words }))]}
              chosen={desks}
              onChoose={(id) => setDesks((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]))}
            />
          ),
        })}
      </Sentence>
      {(errors.events ?? errors.desks) ? (
        <p className={css.wrong} role="alert">
          {errors.events ?? errors.desks}
        </p>
      ) : null}
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {yes}
        </Button>
        <Button kind="quiet" onClick={onNot}>
          {t('webhooks.not')}
        </Button>
      </div>
    </form>
  );
}

/** A changeable word in the sentence of which several can be chosen; none says `none`. */
function ManyToken({
  label,
  none,
  nothing,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  none: string;
  nothing: (typed: string) => string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (id: string) => void;
}) {
  const { t } = useSpeaking();
  const [opened, setOpened] = useState(false);
  const names = chosen.map((id) => choices.find((choice) => choice.id === id)?.label ?? id);
  const words =
    names.length === 0
      ? none
      : names.length === 1
        ? names[0]
        : t('webhooks.andMore', { first: names[0] ?? '', count: names.length - 1 });
  return (
    <ChoiceMenu
      label={label}
      opened={opened}
      onOpened={setOpened}
      search
      width={300}
      chosen={chosen}
      choices={choices}
      nothing={nothing}
      onChoose={onChoose}
    >
      <button
        type="button"
        className={css.token}
        aria-label={`${label}: ${words}`}
        aria-haspopup="listbox"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <span className="sp-truncate">{words}</span>
        <IconSelector size={14} stroke={1.6} aria-hidden />
      </button>
    </ChoiceMenu>
  );
}
