import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Shift } from '../../../contract/rota.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Chip, SelectField, TextAreaField, TextField, useNow } from '../../ui/index.ts';
import { candidatesOf } from './asking.ts';
import { useDayWords } from './day-words.ts';
import { dayIn } from './days.ts';
import { askStandIn, askSwap } from './doing.ts';
import css from './shift-panel.module.css';

const ways = ['open', 'ask', 'offer', 'stand-in'] as const;
type Way = (typeof ways)[number];

/** "I can't that day": whoever gives a day back, one colleague, whoever wants it, or a stand-in. */
export function AskSwap({
  shift,
  forOther = false,
  onDone,
}: {
  shift: Shift;
  /** A manager asks for somebody. */
  forOther?: boolean;
  /** Where it was opened already: called when it is done with. */
  onDone?: () => void;
}) {
  const t = useT();
  const [opened, setOpened] = useState(onDone !== undefined);
  const [way, setWay] = useState<Way>('open');
  const [who, setWho] = useState('');
  const [words, setWords] = useState('');
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const candidates = useQuery({ ...candidatesOf(shift.id, true), enabled: opened && way === 'ask' });
  const able = candidates.data?.filter(({ broken }) => broken.length === 0) ?? [];
  const chosen = able.find(({ teammate }) => teammate.id === who) ?? able[0];
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const wasOpened = useRef(false);
  const mine = forOther ? 'no' : 'yes';
  // Whoever opens it stands in it, and whoever leaves it where it was opened.
  useEffect(() => {
    if (opened) form.current?.querySelector('select')?.focus();
    else if (wasOpened.current) opener.current?.focus();
    wasOpened.current = opened;
  }, [opened]);
  const end = () => {
    setOpened(false);
    onDone?.();
  };
  if (!opened)
    return (
      <p>
        <Button ref={opener} onClick={() => setOpened(true)}>
          {t(forOther ? 'rota-page.cannotOther' : 'rota-page.cannot')}
        </Button>
      </p>
    );
  const send = async () => {
    setBusy(true);
    const asked =
      way === 'stand-in'
        ? await askStandIn(shift.id, words)
        : await askSwap(shift.id, {
            kind: way,
            words,
            ...(way === 'open' ? { wantedOn: [...wanted] } : {}),
            ...(way === 'ask' && chosen ? { ofId: chosen.teammate.id } : {}),
          });
    setBusy(false);
    if (asked) end();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t(forOther ? 'rota-page.cannotOther' : 'rota-page.cannot')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SelectField
        label={t('rota-page.askWhom', { mine })}
        hint={t(`rota-page.way.${way}.hint`, { mine })}
        value={way}
        data={ways.map((value) => ({ value, label: t(`rota-page.way.${value}`) }))}
        onChange={({ currentTarget: { value } }) => setWay(ways.find((one) => one === value) ?? 'open')}
      />
      {way !== 'ask' ? null : candidates.data !== undefined && able.length === 0 ? (
        <p className={css.small}>{t('rota-page.nobodyCan')}</p>
      ) : (
        <SelectField
          label={t('rota-page.colleague')}
          value={chosen?.teammate.id ?? ''}
          data={able.map(({ teammate }) => ({ value: teammate.id, label: teammate.name }))}
          onChange={({ currentTarget: { value } }) => setWho(value)}
        />
      )}
      {way === 'open' ? <WantedDays days={wanted} mine={mine} onChange={setWanted} /> : null}
      <TextAreaField
        label={t('rota-page.words', { mine })}
        value={words}
        maxLength={1_000}
        rows={3}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <p className={css.do}>
        <Button kind="filled" type="submit" busy={busy} disabled={way === 'ask' && chosen === undefined}>
          {t(way === 'stand-in' ? 'rota-page.findStandIn' : 'rota-page.askForIt')}
        </Button>
        <Button kind="quiet" onClick={end}>
          {t('rota-page.leaveIt')}
        </Button>
      </p>
    </form>
  );
}

const mostWanted = 5;

/** Days that would suit instead: chosen one by one, and let go by a press. */
function WantedDays({
  days,
  mine,
  onChange,
}: {
  days: readonly string[];
  mine: 'yes' | 'no';
  onChange: (days: readonly string[]) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const today = dayIn(useMe().timeZone, useNow());
  return (
    <>
      <TextField
        type="date"
        label={t('rota-page.wanted', { mine })}
        hint={t('rota-page.wantedHint')}
        value=""
        min={today}
        disabled={days.length === mostWanted}
        onChange={({ currentTarget: { value } }) => {
          if (value >= today && !days.includes(value)) onChange([...days, value].sort());
        }}
      />
      {days.length === 0 ? null : (
        <p className={css.do}>
          {days.map((day) => (
            <Chip
              key={day}
              tone="ours"
              title={t('rota-page.absent.remove')}
              icon={<IconX size={12} stroke={1.6} aria-hidden />}
              onClick={() => onChange(days.filter((other) => other !== day))}
            >
              {words.short(day)}
            </Chip>
          ))}
        </p>
      )}
    </>
  );
}
