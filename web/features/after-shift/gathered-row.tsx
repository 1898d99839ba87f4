import { IconBolt, IconCheck, IconFilePlus, IconMessageQuestion, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AfterShift, Gathered, GatheredKind, SuggestedText } from '../../../contract/after-shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, ChoiceMenu, toast } from '../../ui/index.ts';
import { articlesNamed, decide } from './asking.ts';
import type { Way } from './draft-card.tsx';
import css from './learn.module.css';

const icons = {
  'no-answer': IconFilePlus,
  'buddy-changed': IconBolt,
  'search-without-result': IconSearchOff,
  'asked-buddy': IconMessageQuestion,
} as const satisfies Record<GatheredKind, unknown>;

const NAME = 80;

export function GatheredIcon({ kind }: { kind: GatheredKind }) {
  const Icon = icons[kind];
  return <Icon size={18} stroke={1.6} aria-hidden />;
}

/** As it stands in a row: words that were said or searched in quotes, a subject without. */
export function titleOf({ kind, title }: Gathered, quoted: (words: string) => string): string {
  return kind === 'no-answer' || kind === 'asked-buddy' ? title : quoted(title);
}

/** One thing to decide: keep it, or not. */
export function GatheredRow({
  after,
  gathered,
  text,
  onWrite,
}: {
  after: AfterShift;
  gathered: Gathered;
  text: SuggestedText | undefined;
  onWrite: (way: Way) => void;
}) {
  const { t } = useSpeaking();
  const { kind, id, state, times } = gathered;
  const { shiftId, buddy } = after;
  // Articles that were begun or changed in this shift tell how far they are.
  const made = after.changed.find(({ articleId }) => articleId === gathered.madeId);
  const quoted = (words: string) => t('after-shift.quoted', { words });
  const title = titleOf(gathered, quoted);
  const keepReply = async () => {
    const done = await decide(shiftId, id, 'saved-reply', {
      name: gathered.title.slice(0, NAME),
      html: text?.html === undefined || text.html === '' ? asParagraph(gathered.title) : text.html,
      language: text?.language ?? 'en',
    });
    if (done) toast({ title: t('after-shift.learn.keptReply') });
  };
  return (
    <li className={css.row}>
      <GatheredIcon kind={kind} />
      <div>
        <b className="sp-truncate" title={gathered.title}>
          {title}
        </b>
        {state === 'open' ? (
          <span className="sp-truncate">
            {t(`after-shift.learn.row.${kind}`, {
              times,
              hasBuddy: buddy ? 'yes' : 'no',
              buddy: firstName(buddy?.name ?? ''),
            })}
          </span>
        ) : made && made.title !== gathered.title ? (
          <span className="sp-truncate">
            {state === 'article-edit' ? t('after-shift.add.partOf', { title: made.title }) : made.title}
          </span>
        ) : null}
        {state === 'open' && text?.near ? (
          <button
            type="button"
            className={`${css.addTo} sp-truncate`}
            title={t('after-shift.add.to', { title: text.near.title })}
            onClick={() => onWrite('add')}
          >
            {t('after-shift.add.to', { title: text.near.title })}
          </button>
        ) : null}
      </div>
      {state === 'open' ? (
        <span className={css.choices}>
          {kind === 'search-without-result' ? (
            <SameWord after={after} gathered={gathered} />
          ) : kind === 'buddy-changed' ? (
            <Button
              size={24}
              data-todo
              aria-label={t('after-shift.learn.keepOf', { title })}
              onClick={() => void keepReply()}
            >
              {t('after-shift.learn.keepReply')}
            </Button>
          ) : (
            <Button
              size={24}
              data-todo
              aria-label={t('after-shift.learn.writeOf', { title })}
              onClick={() => onWrite('own')}
            >
              {kind === 'asked-buddy' ? t('after-shift.learn.add') : t('after-shift.learn.write')}
            </Button>
          )}
          <Button
            kind="quiet"
            size={24}
            aria-label={t('after-shift.learn.noTo', { title })}
            onClick={() => void decide(shiftId, id, 'left')}
          >
            {t('after-shift.learn.no')}
          </Button>
        </span>
      ) : (
        <span className={css.state}>
          <IconCheck size={14} stroke={2} aria-hidden />
          {made?.with
            ? t('after-shift.learn.with', { name: firstName(made.with.name) })
            : t(made?.published ? 'after-shift.learn.published' : `after-shift.learn.made.${state}`)}
        </span>
      )}
    </li>
  );
}

/** The word is another name of what some article is about: which one? */
function SameWord({ after, gathered }: { after: AfterShift; gathered: Gathered }) {
  const { t } = useSpeaking();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const { data } = useQuery({ ...articlesNamed(typed, after.deskId), enabled: opened && typed.trim() !== '' });
  const take = async (articleId: string) => {
    const done = await decide(after.shiftId, gathered.id, 'same-word', { articleId });
    if (done) toast({ title: t('after-shift.learn.sameWordDone', { words: gathered.title }) });
  };
  return (
    <ChoiceMenu
      label={t('after-shift.learn.whichArticle')}
      search
      choices={(data ?? []).map(({ id, title }) => ({ id, label: title, isFound: true }))}
      onTyped={setTyped}
      onChoose={(articleId) => void take(articleId)}
      nothing={() => t('after-shift.learn.noArticle')}
      opened={opened}
      onOpened={setOpened}
      position="bottom-end"
      width={320}
    >
      <Button
        kind="soft"
        size={24}
        data-todo
        aria-label={t('after-shift.learn.sameWordOf', { words: gathered.title })}
        onClick={() => setOpened((before) => !before)}
      >
        {t('after-shift.learn.sameWord')}
      </Button>
    </ChoiceMenu>
  );
}

function asParagraph(words: string): string {
  const paragraph = document.createElement('p');
  paragraph.textContent = words;
  return paragraph.outerHTML;
}
