import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Teammate } from '../../../contract/people.ts';
import type { Rota, RotaPerson, RotaPersonBody } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, Face, IconButton, LoadingRows, toast } from '../../ui/index.ts';
import { colleagues, peopleOf } from './asking.ts';
import { putPerson, takePersonOut } from './doing.ts';
import css from './people-dialog.module.css';
import { bodyOf } from './person-body.ts';
import { PersonMore } from './person-more.tsx';
import { type ShareWord, shareOf, shareSaid, shareWord, shareWords } from './share-words.ts';

/** Who takes part and who is a buddy, with share and hours; each change is kept at once. */
export function PeopleDialog({ rota, onClose }: { rota: Rota; onClose: () => void }) {
  const t = useT();
  const people = useQuery(peopleOf(rota.id));
  const teammates = useQuery(colleagues);
  const [find, setFind] = useState('');
  const [busy, setBusy] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  // Somebody who is decided on while all are taken in stays as decided.
  const decided = useRef(new Set<string>());
  const inRota = new Map((people.data ?? []).map((person) => [person.teammate.id, person]));
  const ofDesk = (teammates.data ?? [])
    .filter(({ grants }) => grants.some(({ deskId }) => deskId === null || deskId === rota.deskId))
    .sort((a, b) => a.name.localeCompare(b.name));
  const outside = ofDesk.filter(({ id }) => !inRota.has(id));
  const wanted = plain(find.trim());
  const shown = ofDesk.filter(({ name }) => plain(name).includes(wanted));
  const takeAll = async () => {
    setBusy(true);
    for (const { id } of outside) {
      if (decided.current.has(id)) continue;
      if ((await putPerson(rota.id, id, {})) === undefined) break;
    }
    setBusy(false);
    // The button goes once everybody is in.
    search.current?.focus();
  };
  return (
    <Dialog label={t('rota-page.people.title')} onClose={onClose} width={880}>
      <div className={css.dialog}>
        <header className={css.head}>
          <h2>{t('rota-page.people.title')}</h2>
          <p>{t('rota-page.people.text')}</p>
          <div className={css.tools}>
            <input
              ref={search}
              type="search"
              className={css.find}
              placeholder={t('rota-page.people.find')}
              aria-label={t('rota-page.people.find')}
              value={find}
              onChange={({ currentTarget: { value } }) => setFind(value)}
            />
            {outside.length > 0 ? (
              <Button busy={busy} onClick={() => void takeAll()}>
                {t('rota-page.people.takeAll', { count: outside.length })}
              </Button>
            ) : null}
          </div>
        </header>
        {people.data === undefined || teammates.data === undefined ? (
          <LoadingRows />
        ) : shown.length === 0 ? (
          <p className={css.nobody}>{t('rota-page.people.nobody')}</p>
        ) : (
          <ul className={css.rows}>
            {shown.map((teammate) => (
              <PersonRow
                key={teammate.id}
                rota={rota}
                teammate={teammate}
                person={inRota.get(teammate.id)}
                onDecide={() => decided.current.add(teammate.id)}
              />
            ))}
          </ul>
        )}
        <p className={css.foot}>
          <span>{t('rota-page.people.count', { people: rota.participants, buddies: rota.buddies })}</span>
          <Button kind="filled" onClick={onClose}>
            {t('rota-page.people.done')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

function PersonRow({
  rota,
  teammate,
  person,
  onDecide,
}: {
  rota: Rota;
  teammate: Teammate;
  person: RotaPerson | undefined;
  onDecide: () => void;
}) {
  const t = useT();
  const [more, setMore] = useState(false);
  const parts = ['out', 'participant', 'buddy'] as const;
  const { name } = teammate;
  // All of a person is sent at once: what is still on its way belongs to what is changed next.
  const latest = useRef<{ body: Partial<RotaPersonBody>; onItsWay: boolean }>({ body: {}, onItsWay: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read anew stands for itself
  useEffect(() => {
    if (!latest.current.onItsWay) latest.current.body = {};
  }, [person]);
  const put = async (change: Partial<RotaPersonBody>) => {
    const body = { ...(person ? bodyOf(person) : {}), ...latest.current.body, ...change };
    latest.current = { body, onItsWay: true };
    const kept = await putPerson(rota.id, teammate.id, body);
    if (latest.current.body === body) latest.current = { body: kept ? bodyOf(kept) : {}, onItsWay: false };
  };
  const takeOut = async () => {
    const was = person ? bodyOf(person) : {};
    if (await takePersonOut(rota.id, teammate.id))
      toast({
        title: t('rota-page.people.takenOut', { name }),
        undo: () => void putPerson(rota.id, teammate.id, was),
      });
  };
  const setPart = (value: string) => {
    const part = parts.find((one) => one === value);
    onDecide();
    if (part === 'out') void takeOut();
    else if (part !== undefined) void put({ part });
  };
  const shares = shareWords(person ? [person.share] : []);
  return (
    <li className={css.row} data-out={person === undefined || undefined}>
      <Face person={teammate} size={28} decorative />
      <span className={css.name}>
        <b className="sp-truncate">{name}</b>
        <span className="sp-truncate">
          {person?.exempt
            ? t('rota-page.people.exempt')
            : person?.paused
              ? t('rota-page.people.paused')
              : (teammate.department ?? '')}
        </span>
      </span>
      <select
        aria-label={t('rota-page.people.partOf', { name })}
        value={person?.part ?? 'out'}
        onChange={({ currentTarget: { value } }) => setPart(value)}
      >
        {parts.map((part) => (
          <option key={part} value={part}>
            {t(`rota-page.people.part.${part}`)}
          </option>
        ))}
      </select>
      {person === undefined ? null : (
        <>
          {person.part === 'buddy' ? (
            <select
              aria-label={t('rota-page.people.maxOf', { name })}
              value={person.maxPerDay}
              onChange={({ currentTarget: { value } }) => void put({ maxPerDay: Number(value) })}
            >
              {[...new Set([1, 2, 3, 4, 5, person.maxPerDay])].map((count) => (
                <option key={count} value={count}>
                  {t('rota-page.people.max', { count })}
                </option>
              ))}
            </select>
          ) : (
            <select
              aria-label={t('rota-page.people.shareOf', { name })}
              value={shareWord(person.share)}
              onChange={({ currentTarget: { value } }) => {
                const word = shares.find((one) => one === value);
                if (word) void put({ share: shareOf(word) });
              }}
            >
              {shares.map((word: ShareWord) => (
                <option key={word} value={word}>
                  {t(`rota-page.share.${shareSaid(word)}`, { count: Number(word.slice(1)) })}
                </option>
              ))}
            </select>
          )}
          <Hours person={person} onChange={(hours) => void put({ hours })} />
          <IconButton
            label={t('rota-page.people.more', { name })}
            icon={<IconChevronDown size={16} stroke={1.6} aria-hidden />}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          />
          {more ? <PersonMore person={person} onChange={(change) => void put(change)} /> : null}
        </>
      )}
    </li>
  );
}

/** A name as one types it: without its marks, in small letters. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Two times; kept once both make a day that ends after it begins. */
function Hours({ person, onChange }: { person: RotaPerson; onChange: (hours: [string, string]) => void }) {
  const t = useT();
  const [[from, to], setHours] = useState(person.hours);
  const keep = () => {
    if (from === '' || to === '' || from >= to) setHours(person.hours);
    else if (from !== person.hours[0] || to !== person.hours[1]) onChange([from, to]);
  };
  const { name } = person.teammate;
  return (
    <span className={css.hours}>
      <input
        type="time"
        aria-label={t('rota-page.people.fromOf', { name })}
        value={from}
        onChange={({ currentTarget: { value } }) => setHours([value, to])}
        onBlur={keep}
      />
      –
      <input
        type="time"
        aria-label={t('rota-page.people.toOf', { name })}
        value={to}
        onChange={({ currentTarget: { value } }) => setHours([from, value])}
        onBlur={keep}
      />
    </span>
  );
}
