import { IconFilePlus, IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useRef, useState } from 'react';
import type { AfterShift, Gathered, SuggestedText } from '../../../contract/after-shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useKeys, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, SelectField, toast } from '../../ui/index.ts';
import { ShownAnswer } from '../faq/index.ts';
import { decide, sectionsOf } from './asking.ts';
import css from './draft-card.module.css';

/** As the server takes it at most. */
const TITLE = 200;

/** The first gap as an open draft, in the type that customers read. Given away, the buddy looks it over and publishes it. */
export function DraftCard({
  after,
  gathered,
  text,
}: {
  after: AfterShift;
  gathered: Gathered;
  text: SuggestedText | undefined;
}) {
  const { t, locale } = useSpeaking();
  const [title, setTitle] = useUnsent(`gathered ${gathered.id} title`, text?.title ?? gathered.title);
  const [html, setHtml] = useUnsent(`gathered ${gathered.id}`, text?.html ?? '');
  // Drawn once: what is written is kept, and not drawn over the writer's caret.
  const [drawn] = useState(html);
  const [place, setPlace] = useUnsent(`gathered ${gathered.id} place`, 'public');
  const [busy, setBusy] = useState<'give' | 'keep'>();
  const words = useRef<HTMLDivElement>(null);
  const language = text?.language ?? (locale === 'it' || locale === 'es' || locale === 'ro' ? locale : 'en');
  const { data: sections } = useQuery(sectionsOf(after.deskId, language));
  const { buddy, shiftId } = after;
  const source = text?.sources[0];

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
    <div className={css.draft}>
      <p className={css.draftHead}>
        <IconFilePlus size={17} stroke={1.6} aria-hidden />
        <b className="sp-truncate">{gathered.title}</b>
        <span>{t(`after-shift.learn.because.${gathered.kind}`, { times: gathered.times })}</span>
      </p>
      <div className={css.writing} lang={language} onInput={() => setHtml(words.current?.innerHTML ?? '')}>
        <input
          className={css.draftTitle}
          aria-label={t('after-shift.learn.name')}
          maxLength={TITLE}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Writable ref_={words} html={drawn} label={t('after-shift.learn.words')} />
      </div>
      {source === undefined ? null : (
        <p className={css.source}>
          <IconSparkles size={14} stroke={1.8} aria-hidden />
          {t('after-shift.learn.source', { name: firstName(source.contact) })}
          <Link to="/tickets/$number" params={{ number: String(source.number) }} search={{}}>
            {t('after-shift.learn.seeSource')}
          </Link>
        </p>
      )}
      <div className={css.draftFoot}>
        <Button
          kind="filled"
          keys="mod+enter"
          busy={busy === 'give'}
          disabled={title.trim() === ''}
          onClick={() => void make(true)}
        >
          {buddy ? t('after-shift.learn.give', { name: firstName(buddy.name) }) : t('after-shift.learn.giveAnybody')}
        </Button>
        <Button busy={busy === 'keep'} disabled={title.trim() === ''} onClick={() => void make(false)}>
          {t('after-shift.learn.keep')}
        </Button>
        <Button kind="quiet" onClick={() => void decide(shiftId, gathered.id, 'left')}>
          {t('after-shift.learn.no')}
        </Button>
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
      </div>
    </div>
  );
}

/** Words that one may change where they stand. Drawn once: from then on they are the writer's, and the server cleans what comes. */
const Writable = memo(function Writable({
  html,
  label,
  ref_,
}: {
  html: string;
  label: string;
  ref_: React.RefObject<HTMLDivElement | null>;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea holds no paragraphs and lists
    <div
      ref={ref_}
      className={css.draftWords}
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      dir="auto"
      contentEditable
      suppressContentEditableWarning
    >
      <ShownAnswer html={html} />
    </div>
  );
});
