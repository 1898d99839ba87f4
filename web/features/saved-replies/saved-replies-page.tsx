import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/index.ts';
import { type Language, type ReplyState, replyDetail, type Texts } from './asking.ts';
import { draftOf, emptyDraft } from './drafts.ts';
import { FilledPreview } from './filled-preview.tsx';
import { replyStates } from './offered.ts';
import { ReplyEditor } from './reply-editor.tsx';
import { ReplyList, useListedReplies } from './reply-list.tsx';
import css from './saved-replies-page.module.css';
import { reasonOf } from './saving.ts';
import { UsePicture } from './use-picture.tsx';

/** The address of a reply that is not kept yet. */
const newReply = 'new';

/** Saved replies: which of them work, one opened, and as it arrives in each language. */
export default function SavedRepliesPage() {
  const t = useT();
  const navigate = useNavigate();
  const panels = usePanels();
  const asked = useSearch({ strict: false });
  const state: ReplyState = replyStates.find((one) => one === asked.state) ?? 'used';
  const q = asked.q ?? '';
  const phone = panels.breakpoint === 'phone';
  useTitle(t('shell.place.savedReplies'));
  const rows = useListedReplies(state, q);
  const chosen = asked.reply ?? (phone ? undefined : rows[0]?.id);
  const [shown, setShown] = useState<{ texts: Texts; desk: string | undefined; language: Language }>({
    texts: {},
    desk: undefined,
    language: 'en',
  });

  const go = (search: { reply?: string | undefined; state?: ReplyState; q?: string }) =>
    void navigate({
      to: '/saved-replies',
      replace: true,
      search: Object.fromEntries(
        Object.entries({ state, q, reply: asked.reply, ...search }).filter(
          ([name, value]) => value !== undefined && value !== '' && !(name === 'state' && value === 'used'),
        ),
      ),
    });
  const walk = (step: 1 | -1) => {
    const at = rows.findIndex(({ id }) => id === chosen);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    go({ reply: next.id });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-reply="${next.id}"]`)?.focus());
  };
  const make = () => go({ reply: newReply });
  const group = t('shell.place.savedReplies');
  useKeys(
    {
      j: { label: t('saved-replies-page.keys.down'), run: () => walk(1) },
      k: { label: t('saved-replies-page.keys.up'), run: () => walk(-1) },
      c: { label: t('saved-replies-page.new'), run: make },
      esc: { off: asked.reply === undefined, run: () => go({ reply: undefined }) },
    },
    { group },
  );
  useCommands([{ id: 'new saved reply', label: t('saved-replies-page.new'), group, keys: 'c', run: make }]);

  return (
    <div className={css.page}>
      {phone && asked.reply !== undefined ? null : <UsePicture phone={phone} />}
      <div className={css.columns}>
        <Columns
          panels={panels}
          listWidth={332}
          sideWidth={344}
          phoneShows={asked.reply === undefined ? 'list' : 'main'}
          list={
            <ReplyList
              state={state}
              q={q}
              chosen={chosen}
              onState={(next) => go({ state: next, reply: undefined, q: '' })}
              onSearch={(words) => go({ q: words, reply: undefined })}
              onOpen={(id) => go({ reply: id })}
              onNew={make}
            />
          }
          side={
            chosen === undefined ? undefined : (
              <FilledPreview texts={shown.texts} desk={shown.desk} language={shown.language} />
            )
          }
        >
          {chosen === undefined ? (
            <div className={css.none}>
              <EmptyState title={t('saved-replies-page.none')}>{t('saved-replies-page.noneText')}</EmptyState>
            </div>
          ) : chosen === newReply ? (
            <ReplyEditor
              key={newReply}
              id={undefined}
              reply={undefined}
              start={emptyDraft}
              panels={panels}
              onShown={setShown}
              onKept={(id) => go({ reply: id })}
              onGone={() => go({ reply: undefined })}
            />
          ) : (
            <OpenedReply key={chosen} id={chosen} panels={panels} onShown={setShown} onGo={(id) => go({ reply: id })} />
          )}
        </Columns>
      </div>
    </div>
  );
}

function OpenedReply({
  id,
  panels,
  onShown,
  onGo,
}: {
  id: string;
  panels: ReturnType<typeof usePanels>;
  onShown: (shown: { texts: Texts; desk: string | undefined; language: Language }) => void;
  onGo: (id: string | undefined) => void;
}) {
  const t = useT();
  const { data: reply, error } = useQuery(replyDetail(id));
  if (reply === undefined) {
    return error ? (
      <div className={css.none}>
        <ErrorState title={t('saved-replies-page.notRead')}>{reasonOf(error)}</ErrorState>
      </div>
    ) : (
      <LoadingRows rows={3} />
    );
  }
  return (
    <ReplyEditor
      id={id}
      reply={reply}
      start={draftOf(reply)}
      panels={panels}
      onShown={onShown}
      onKept={onGo}
      onGone={() => onGo(undefined)}
    />
  );
}
