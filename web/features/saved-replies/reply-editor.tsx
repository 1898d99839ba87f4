import { Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconChevronLeft,
  IconCircleCheck,
  IconDots,
  IconEye,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SavedReplyDetail } from '../../../contract/saved-replies.ts';
import { ApiError, api, cache, useMe } from '../../api/index.ts';
import { languageNames, languages, useT } from '../../i18n/index.ts';
import { type Panels, useKeys } from '../../shell/index.ts';
import { Button, confirm, IconButton, TextField, toast } from '../../ui/index.ts';
import { type Language, replyDetail, replyValues, type Texts } from './asking.ts';
import { changedParts, type Draft, isChanged, rememberDraft, unkeptDraft, withText } from './drafts.ts';
import { finished } from './effects.ts';
import { EffectsSentence } from './effects-sentence.tsx';
import { longest } from './offered.ts';
import { PlaceSentence } from './place-sentence.tsx';
import css from './reply-editor.module.css';
import { putAway } from './reply-list.tsx';
import { reasonOf } from './saving.ts';
import type { TokenEditorHandle } from './token-editor.tsx';
import { tokenWords, valueWords } from './token-words.ts';

const TokenEditor = lazy(() => import('./token-editor.tsx'));
/** Values that are offered before one asks for all of them. */
const offeredFirst = ['contact.first_name', 'ticket.number', 'ticket.url', 'agent.name'];

/** One reply: its name and places, its words in each language, and what it does besides. */
export function ReplyEditor({
  id,
  reply,
  start,
  panels,
  onShown,
  onKept,
  onGone,
}: {
  /** Undefined while it was never kept. */
  id: string | undefined;
  reply: SavedReplyDetail | undefined;
  start: Draft;
  panels: Panels;
  /** What the preview shows. */
  onShown: (shown: { texts: Texts; desk: string | undefined; language: Language }) => void;
  onKept: (id: string) => void;
  onGone: () => void;
}) {
  const t = useT();
  const me = useMe();
  const key = id ?? 'new';
  const [draft, setDraft] = useState<Draft>(() => unkeptDraft(key) ?? start);
  const [language, setLanguage] = useState<Language>(
    () =>
      languages.find((one) => one === me.locale && start.texts[one] !== undefined) ?? firstOf(start.texts) ?? me.locale,
  );
  const [source, setSource] = useState(false);
  const [chosenToken, setChosenToken] = useState<string>();
  const [allValues, setAllValues] = useState(false);
  const [filled, setFilled] = useState(0);
  const [busy, setBusy] = useState(false);
  const editor = useRef<TokenEditorHandle>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const desk = draft.desks[0];
  const { data: values } = useQuery(replyValues(desk));
  const offered = values?.items ?? [];
  const phone = panels.breakpoint === 'phone';
  // On a phone the reply is the whole page.
  const Heading = phone ? 'h1' : 'h2';
  const mayChange = reply === undefined || reply.can.change;
  const changed = mayChange && isChanged(start, draft);
  const html = draft.texts[language] ?? '';

  const tell = useEffectEvent(onShown);
  useEffect(() => tell({ texts: draft.texts, desk, language }), [draft.texts, desk, language]);
  useEffect(() => {
    if (id === undefined) nameField.current?.focus();
  }, [id]);

  const write = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    rememberDraft(key, isChanged(start, next) ? next : undefined);
  };
  const drop = () => {
    rememberDraft(key, undefined);
    setDraft(start);
    setFilled((times) => times + 1);
  };
  const keep = async () => {
    if (busy || !changed) return;
    if (draft.name.trim() === '') {
      nameField.current?.focus();
      return;
    }
    setBusy(true);
    const whole = { ...draft, name: draft.name.trim(), effects: finished(draft.effects) };
    try {
      const kept =
        id === undefined
          ? await api.post<SavedReplyDetail>('/saved-replies', { body: whole })
          : await api.patch<SavedReplyDetail>(`/saved-replies/${id}`, {
              body: { ...changedParts(start, whole), ifVersion: reply?.version },
            });
      rememberDraft(key, undefined);
      cache.setQueryData(replyDetail(kept.id).queryKey, kept);
      await cache.invalidateQueries({ queryKey: ['saved-replies'] });
      if (id === undefined) onKept(kept.id);
    } catch (error) {
      // Somebody was quicker: theirs is read, and what is written here stays until one decides.
      if (error instanceof ApiError && (error.status === 409 || error.status === 412) && id !== undefined)
        await cache.invalidateQueries({ queryKey: replyDetail(id).queryKey });
      toast({ tone: 'failed', title: t('saved-replies-page.notSaved'), text: reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  const remove = async () => {
    if (id === undefined) return;
    const sure = await confirm({
      title: t('saved-replies-page.deleteTitle', { name: start.name }),
      text: t('saved-replies-page.deleteText'),
      yes: t('saved-replies-page.deleteYes'),
      no: t('saved-replies-page.deleteNo'),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`/saved-replies/${id}`);
      rememberDraft(key, undefined);
      onGone();
      await cache.invalidateQueries({ queryKey: ['saved-replies'] });
    } catch (error) {
      toast({ tone: 'failed', title: t('saved-replies-page.notDeleted'), text: reasonOf(error) });
    }
  };
  useKeys(
    { 'mod+s': { label: t('saved-replies-page.keep'), off: !changed, run: () => void keep() } },
    { group: t('shell.place.savedReplies') },
  );
  const shownValues = allValues
    ? offered
    : offered.filter(({ name, label }) => offeredFirst.includes(name) || label !== null).slice(0, 6);

  return (
    <article className={css.editor} aria-label={draft.name || t('saved-replies-page.new')}>
      <header className={css.header}>
        {phone ? (
          <IconButton
            size={44}
            label={t('saved-replies-page.toList')}
            icon={<IconChevronLeft size={24} stroke={1.8} aria-hidden />}
            onClick={onGone}
          />
        ) : null}
        <Heading className="sp-truncate" title={draft.name}>
          {draft.name || t('saved-replies-page.new')}
        </Heading>
        {draft.shortcut === null ? null : <code className={css.shortcut}>/{draft.shortcut}</code>}
        <span className={css.grow} />
        {changed ? (
          <>
            <Button kind="quiet" size={28} onClick={drop}>
              {t('saved-replies-page.drop')}
            </Button>
            <Button kind="filled" size={28} busy={busy} keys="mod+s" onClick={() => void keep()}>
              {t('saved-replies-page.keep')}
            </Button>
          </>
        ) : id === undefined ? null : (
          <span className={css.saved} role="status">
            <IconCircleCheck size={14} stroke={1.6} aria-hidden />
            {t('saved-replies-page.saved')}
          </span>
        )}
        {panels.breakpoint === 'wide' && panels.sideOpen ? null : (
          <IconButton
            label={t('saved-replies-page.asItArrives')}
            icon={<IconEye size={17} stroke={1.6} aria-hidden />}
            onClick={() => panels.setSideOpen(true)}
          />
        )}
        {id !== undefined && mayChange ? (
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <IconButton label={t('saved-replies-page.menu')} icon={<IconDots size={17} stroke={1.6} aria-hidden />} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={
                  reply?.putAwayAt == null ? (
                    <IconArchive size={16} stroke={1.6} />
                  ) : (
                    <IconArchiveOff size={16} stroke={1.6} />
                  )
                }
                onClick={() => void putAway(id, reply?.putAwayAt == null)}
              >
                {t(reply?.putAwayAt == null ? 'saved-replies-page.putAway' : 'saved-replies-page.bringBack')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => void remove()}>
                {t('saved-replies-page.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </header>
      <div className={css.scroll}>
        {mayChange ? null : <p className={css.only}>{t('saved-replies-page.onlyRead')}</p>}
        <div className={css.fields}>
          <TextField
            ref={nameField}
            label={t('saved-replies-page.name')}
            value={draft.name}
            maxLength={200}
            readOnly={!mayChange}
            error={changed && draft.name.trim() === '' ? t('saved-replies-page.nameMissing') : undefined}
            onChange={(event) => write({ name: event.currentTarget.value })}
          />
          <TextField
            label={t('saved-replies-page.shortcut')}
            leftSection="/"
            value={draft.shortcut ?? ''}
            maxLength={longest.shortcut}
            readOnly={!mayChange}
            spellCheck={false}
            onChange={(event) =>
              write({
                shortcut: event.currentTarget.value.toLocaleLowerCase().replace(/[^\p{L}\p{N}_-]/gu, '') || null,
              })
            }
          />
        </div>
        <PlaceSentence draft={draft} readOnly={!mayChange} onWrite={write} />
        <div className={css.languages}>
          <fieldset className={css.tabs}>
            <legend className="sp-hidden">{t('saved-replies-page.language')}</legend>
            {languages.map((one) => (
              <button
                key={one}
                type="button"
                className={css.tab}
                aria-pressed={language === one}
                data-empty={draft.texts[one] === undefined || undefined}
                title={languageNames[one]}
                onClick={() => setLanguage(one)}
              >
                {one.toUpperCase()}
              </button>
            ))}
          </fieldset>
          <span className={css.which}>
            {draft.texts[language] === undefined
              ? t('saved-replies-page.languageMissing', { language: languageNames[language] })
              : languageNames[language]}
          </span>
        </div>
        {source ? (
          <textarea
            className={css.source}
            aria-label={t('saved-replies-page.source')}
            value={html}
            readOnly={!mayChange}
            spellCheck={false}
            rows={9}
            maxLength={longest.html}
            onChange={(event) => write({ texts: withText(draft.texts, language, event.currentTarget.value) })}
          />
        ) : (
          <Suspense fallback={<div className={css.coming} />}>
            <TokenEditor
              // The names on the tokens come with the values.
              key={`${language} ${filled} ${values === undefined}`}
              ref={editor}
              html={html}
              label={t('saved-replies-page.words', { language: languageNames[language] })}
              wordsFor={(code) => tokenWords(code, offered, t)}
              readOnly={!mayChange}
              onWrite={(words) => write({ texts: withText(draft.texts, language, words) })}
              onChoose={setChosenToken}
              onKeep={() => void keep()}
              below={
                mayChange ? (
                  <div className={css.values}>
                    <span className={css.puts}>{t('saved-replies-page.putsIn')}</span>
                    {shownValues.map(({ name }) => (
                      <button
                        key={name}
                        type="button"
                        className={css.value}
                        title={`{{ ${name} }}`}
                        onClick={() => editor.current?.insertValue(name)}
                      >
                        {valueWords(name, offered, t)}
                      </button>
                    ))}
                    {allValues || offered.length <= shownValues.length ? null : (
                      <button type="button" className={css.more} onClick={() => setAllValues(true)}>
                        {t('saved-replies-page.moreValues', { count: offered.length - shownValues.length })}
                      </button>
                    )}
                  </div>
                ) : null
              }
            />
          </Suspense>
        )}
        <p className={css.code}>
          {chosenToken === undefined ? (
            <span>{t('saved-replies-page.howConditions')}</span>
          ) : (
            <code>{chosenToken}</code>
          )}
          <button
            type="button"
            className="sp-link"
            aria-pressed={source}
            onClick={() => {
              setSource(!source);
              setFilled((times) => times + 1);
            }}
          >
            {t(source ? 'saved-replies-page.asWords' : 'saved-replies-page.asSource')}
          </button>
        </p>
        <EffectsSentence effects={draft.effects} readOnly={!mayChange} onWrite={(effects) => write({ effects })} />
      </div>
    </article>
  );
}

function firstOf(texts: Texts): Language | undefined {
  return languages.find((one) => texts[one] !== undefined);
}
