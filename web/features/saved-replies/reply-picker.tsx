import { IconBolt, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { FilledReply, SavedReply, SavedReplyDetail } from '../../../contract/saved-replies.ts';
import type { Status, TicketDetail } from '../../../contract/tickets.ts';
import { cache } from '../../api/index.ts';
import { isLanguage, useT } from '../../i18n/index.ts';
import { Button, Dialog, Key, LanguageMark, toast } from '../../ui/index.ts';
import { replyDetail, replyFilling, replyHits, replyValues, teammateNames, teamNames } from './asking.ts';
import { effectWords } from './effects.ts';
import { FilledWords } from './filled-words.tsx';
import { inLanguageFirst } from './offered.ts';
import css from './reply-picker.module.css';
import { reasonOf } from './saving.ts';
import { snippetWords } from './token-words.ts';
import { useValueNames } from './value-names.ts';

export interface PickedReply {
  id: string;
  /** The words, filled; a missing value stands in `<span data-missing>`. Empty for a macro without words. */
  html: string;
  macro: { id: string; name: string; will: readonly string[]; status: Status | undefined } | undefined;
}

/**
 * Chooses a saved reply for a ticket: found as one types, seen filled in before it is put in. Enter puts the words in,
 * with Option what else it does as well. A second "/" is meant as the sign itself.
 */
export default function ReplyPicker({
  ticket,
  forNote,
  onClose,
  onText,
  onPick,
}: {
  ticket: TicketDetail;
  /** The words go into a note. */
  forNote: boolean;
  onClose: () => void;
  onText: (text: string) => void;
  onPick: (picked: PickedReply) => void;
}) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const language = ticket.language !== null && isLanguage(ticket.language) ? ticket.language : undefined;
  const hits = useQuery(replyHits(typed.trim(), ticket.desk.id, language));
  const rows = inLanguageFirst(hits.data?.items ?? [], language);
  const row = rows[Math.min(chosen, rows.length - 1)];
  useQuery(replyValues(ticket.desk.id));
  const nameOf = useValueNames(ticket.desk.id);
  const filling = useQuery({ ...replyFilling(row?.id ?? '', ticket.id, undefined), enabled: hasWords(row) });
  const detail = useQuery({ ...replyDetail(row?.id ?? ''), enabled: row?.isMacro === true });
  const will = useEffectWords(row?.isMacro === true ? detail.data : undefined);

  const choose = (place: number) => {
    if (rows.length === 0) return;
    const next = (place + rows.length) % rows.length;
    setChosen(next);
    list.current?.querySelector(`[data-place="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const take = async (one: SavedReply | undefined, withMacro: boolean) => {
    if (one === undefined || busy) return;
    setBusy(true);
    try {
      // What is on the screen may be of the row before.
      const filled: FilledReply | undefined = hasWords(one)
        ? await cache.fetchQuery(replyFilling(one.id, ticket.id, undefined))
        : undefined;
      const whole = one.isMacro ? await cache.fetchQuery(replyDetail(one.id)) : undefined;
      // Without words its effects are all there is.
      const macro =
        whole !== undefined && (withMacro || filled === undefined)
          ? { id: one.id, name: one.name, will: will.of(whole), status: forNote ? undefined : whole.effects.status }
          : undefined;
      onClose();
      // The dialog gives the focus back first; the words then go to the caret.
      requestAnimationFrame(() => onPick({ id: one.id, html: filled?.html ?? '', macro }));
    } catch (error) {
      toast({ tone: 'failed', title: t('saved-replies-page.pick.failed'), text: reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog label={t('saved-replies-page.pick.title')} onClose={onClose} width={820}>
      <div className={css.field}>
        <IconSearch size={18} stroke={1.7} aria-hidden />
        <input
          className={css.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={row ? `${id}-${Math.min(chosen, rows.length - 1)}` : undefined}
          aria-label={t('saved-replies-page.find')}
          placeholder={t('saved-replies-page.find')}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={typed}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (typed === '' && value === '/') {
              onClose();
              requestAnimationFrame(() => onText('/'));
              return;
            }
            setTyped(value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') choose(chosen + 1);
            else if (event.key === 'ArrowUp') choose(chosen - 1);
            else if (event.key === 'Enter') void take(row, event.altKey);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <div className={css.columns}>
        <div
          className={css.list}
          id={`${id}-list`}
          role="listbox"
          aria-label={t('saved-replies-page.pick.title')}
          ref={list}
        >
          {rows.map((one, place) => (
            <div
              key={one.id}
              id={`${id}-${place}`}
              data-place={place}
              role="option"
              aria-selected={one.id === row?.id}
              tabIndex={-1}
              className={css.item}
              onPointerMove={() => setChosen(place)}
              onClick={() => void take(one, false)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') void take(one, event.altKey);
              }}
            >
              <span className={`${css.name} sp-truncate`} title={one.name}>
                {one.name}
              </span>
              <span className={css.marks}>
                {one.isMacro ? (
                  <IconBolt size={14} stroke={1.8} role="img" aria-label={t('saved-replies-page.macro')} />
                ) : null}
                {one.shortcut === null ? null : <code>/{one.shortcut}</code>}
              </span>
              <span className={`${css.snippet} sp-truncate`}>{snippetWords(one.snippet, nameOf) || one.folder}</span>
            </div>
          ))}
          {rows.length === 0 && !hits.isPending ? (
            <p className={css.nothing}>
              {hits.error
                ? reasonOf(hits.error)
                : typed.trim() === ''
                  ? t('saved-replies-page.empty.used')
                  : t('saved-replies-page.emptyFound', { q: typed.trim() })}
            </p>
          ) : null}
        </div>
        <section
          className={css.preview}
          aria-label={t('saved-replies-page.asItArrives')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
          tabIndex={0}
        >
          {row === undefined ? null : <Preview row={row} filled={filling.data} nameOf={nameOf} error={filling.error} />}
          {will.words.length === 0 ? null : (
            <p className={css.will}>
              <IconBolt size={14} stroke={1.8} aria-hidden />
              {t('saved-replies-page.pick.alsoWill', { will: will.words.join(', ') })}
            </p>
          )}
        </section>
      </div>
      <div className={css.foot}>
        <span className={css.hints}>
          <Key keys="up down" /> {t('shell.palette.move')}
        </span>
        <span className={css.grow} />
        {row?.isMacro === true && hasWords(row) ? (
          <Button size={28} keys="alt+enter" busy={busy} onClick={() => void take(row, true)}>
            {t('saved-replies-page.pick.insertAndDo')}
          </Button>
        ) : null}
        <Button kind="filled" size={28} keys="enter" disabled={row === undefined} onClick={() => void take(row, false)}>
          {t(row !== undefined && !hasWords(row) ? 'saved-replies-page.pick.do' : 'saved-replies-page.pick.insert')}
        </Button>
      </div>
    </Dialog>
  );
}

function hasWords(row: SavedReply | undefined): boolean {
  return (row?.languages.length ?? 0) > 0;
}

function Preview({
  row,
  filled,
  nameOf,
  error,
}: {
  row: SavedReply;
  filled: FilledReply | undefined;
  nameOf: (value: string) => string;
  error: Error | null;
}) {
  const t = useT();
  if (!hasWords(row)) return <p className={css.quiet}>{t('saved-replies-page.pick.noWords')}</p>;
  if (filled === undefined) return error ? <p className={css.quiet}>{reasonOf(error)}</p> : null;
  return (
    <>
      <p className={css.about}>
        <LanguageMark language={filled.language} />
        {filled.missing.length === 0 ? null : (
          <b>{t('saved-replies-page.valuesMissing', { count: filled.missing.length })}</b>
        )}
      </p>
      <div lang={filled.language}>
        <FilledWords html={filled.html} nameOf={nameOf} />
      </div>
    </>
  );
}

/** What a macro will change, with people and teams by their names. */
function useEffectWords(detail: SavedReplyDetail | undefined) {
  const t = useT();
  const { data: people } = useQuery({ ...teammateNames, enabled: detail?.effects.assignee != null });
  const { data: teams } = useQuery({ ...teamNames, enabled: detail?.effects.team != null });
  const of = (whole: SavedReplyDetail): string[] =>
    effectWords(
      whole.effects,
      t,
      (kind, wanted) => (kind === 'assignee' ? people : teams)?.items.find((one) => one.id === wanted)?.name,
    );
  const words = detail === undefined ? [] : of(detail);
  useEffect(() => {
    // Read ahead, so that the names are there when the next macro is looked at.
    void cache.prefetchQuery(teammateNames);
  }, []);
  return { words, of };
}
