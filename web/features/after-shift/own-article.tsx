import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AfterShift, Gathered, SuggestedText } from '../../../contract/after-shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useKeys, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { SelectField, toast } from '../../ui/index.ts';
import { decide, sectionsOf } from './asking.ts';
import css from './draft-card.module.css';
import { DraftFoot, SourceLine } from './draft-foot.tsx';
import { isNowhere } from './next-to-do.ts';
import { Writable } from './writable.tsx';

/** As the server takes it at most. */
const TITLE = 200;

/** An article that is begun with what was gathered, in the type that customers read. */
export function OwnArticle({
  after,
  gathered,
  text,
  chosen,
}: {
  after: AfterShift;
  gathered: Gathered;
  text: SuggestedText | undefined;
  chosen: boolean;
}) {
  const { t, locale } = useSpeaking();
  const [title, setTitle] = useUnsent(`gathered ${gathered.id} title`, text?.title ?? gathered.title);
  const [html, setHtml] = useUnsent(`gathered ${gathered.id}`, text?.html ?? '');
  // Drawn once: what is written is kept, and not drawn over the writer's caret.
  const [drawn] = useState(html);
  const [place, setPlace] = useUnsent(`gathered ${gathered.id} place`, 'public');
  const [busy, setBusy] = useState<'give' | 'keep'>();
  const words = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLTextAreaElement>(null);
  const language = text?.language ?? (locale === 'it' || locale === 'es' || locale === 'ro' ? locale : 'en');
  const { data: sections } = useQuery(sectionsOf(after.deskId, language));
  const { buddy, shiftId } = after;

  useEffect(() => {
    if (chosen && isNowhere()) name.current?.focus();
  }, [chosen]);

  const make = async (give: boolean) => {
    if (busy !== undefined) return;
    setBusy(give ? 'give' : 'keep');
    const [visibility, sectionId] = place.split(' ');
    const done = await decide(shiftId, gathered.id, 'article', {
      title,
      html: words.current?.innerHTML ?? '',
      language,
      sectionId: sectionId ?? null,
      visibility,
      give,
    });
    setBusy(undefined);
    if (done)
      toast({
        title: give
          ? t('after-shift.learn.given', { hasBuddy: buddy ? 'yes' : 'no', name: firstName(buddy?.name ?? '') })
          : t('after-shift.learn.keptDraft'),
      });
  };
  useKeys({
    'mod+enter': { label: t('after-shift.learn.giveKey'), whileWriting: true, run: () => void make(true) },
  });

  const choices = (visibility: 'public' | 'internal') =>
    (sections ?? [])
      .filter((section) => section.visibility === visibility)
      .map(({ id, name, depth }) => ({ value: `${visibility} ${id}`, label: `${'  '.repeat(depth)}${name}` }));
  return (
    <>
      <div className={css.writing} lang={language} onInput={() => setHtml(words.current?.innerHTML ?? '')}>
        <textarea
          ref={name}
          className={css.draftTitle}
          aria-label={t('after-shift.learn.name')}
          rows={1}
          maxLength={TITLE}
          value={title}
          data-todo
          onChange={({ currentTarget }) => setTitle(currentTarget.value.replace(/\s*\n\s*/g, ' '))}
        />
        <Writable ref_={words} html={drawn} label={t('after-shift.learn.words')} />
      </div>
      <SourceLine text={text} />
      <DraftFoot
        after={after}
        gathered={gathered}
        busy={busy}
        disabled={title.trim() === ''}
        onMake={(give) => void make(give)}
      >
        <SelectField
          className={css.section ?? ''}
          label={t('after-shift.learn.section')}
          value={place}
          data={[
            {
              group: t('after-shift.learn.forCustomers'),
              items: [{ value: 'public', label: t('after-shift.learn.noSection') }, ...choices('public')],
            },
            {
              group: t('after-shift.learn.forTeam'),
              items: [{ value: 'internal', label: t('after-shift.learn.noSectionTeam') }, ...choices('internal')],
            },
          ]}
          onChange={({ currentTarget }) => setPlace(currentTarget.value)}
        />
      </DraftFoot>
    </>
  );
}
