import { IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type DevLetter, MAIL_KINDS, type MailKind, SUBJECT_ON_A_PHONE } from '../../../contract/dev.ts';
import { useT } from '../../i18n/index.ts';
import { EmptyState, LanguageMark, LoadingRows, SentenceToken } from '../../ui/index.ts';
import { LetterPaper } from '../../ui/letter-paper.tsx';
import { mailsAsked } from './asking.ts';
import css from './mails-part.module.css';

/** How letters to customers say "you"; colleagues say it as friends everywhere. */
const youToCustomers: Record<string, string> = { it: 'Lei', es: 'tú', ro: 'dumneavoastră' };
const toCustomers: readonly MailKind[] = ['auto-reply', 'reply'];

/** Every mail that the product can send, as four letters. */
export function MailsPart() {
  const t = useT();
  const [kind, setKind] = useState<MailKind>(MAIL_KINDS[0]);
  const [deskId, setDeskId] = useState<string>();
  const { data: mails } = useQuery({ ...mailsAsked(deskId), placeholderData: keepPreviousData });
  const letters = mails?.letters.filter((letter) => letter.kind === kind) ?? [];
  const longest = Math.max(...letters.map((letter) => letter.characters));
  const long = mails?.letters.filter(isLong) ?? [];
  const nextLong = long.find((letter) => letter.kind !== kind) ?? long[0];

  return (
    <section className={css.mails} aria-label={t('dev.mails.title')}>
      <div className={css.head}>
        <h2 className="sp-truncate">{t('dev.mails.title')}</h2>
        <SentenceToken
          label={t('dev.mails.which')}
          value={kind}
          options={MAIL_KINDS.map((each, place) => ({
            value: each,
            label: t('dev.mails.ofAll', { place: place + 1, all: MAIL_KINDS.length, name: t(`dev.mail.${each}`) }),
          }))}
          onChange={setKind}
        />
        {mails && mails.desks.length > 1 ? (
          <SentenceToken
            label={t('dev.mails.desk')}
            value={mails.deskId ?? ''}
            options={mails.desks.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setDeskId}
          />
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keys too */}
      <div className={css.letters} tabIndex={0}>
        {mails === undefined ? <LoadingRows rows={4} /> : null}
        {mails && letters.length === 0 ? (
          <EmptyState title={t('dev.mails.noDesk')}>{t('dev.mails.noDeskText')}</EmptyState>
        ) : null}
        {letters.map((letter) => (
          <article key={letter.language} className={css.letter} lang={letter.language}>
            <p className={css.about}>
              <LanguageMark language={letter.language} />
              <span className="sp-truncate">{toCustomers.includes(kind) ? youToCustomers[letter.language] : ''}</span>
              <span className={css.length} lang="">
                {letter.characters === longest
                  ? t('dev.mails.longest', { count: letter.characters })
                  : t('dev.mails.characters', { count: letter.characters })}
              </span>
            </p>
            <h3 className={css.subject} data-long={isLong(letter) || undefined} title={letter.subject}>
              {letter.subject}
            </h3>
            <div className={css.paper}>
              <LetterPaper html={letter.html} label={t('dev.mails.letter', { subject: letter.subject })} />
            </div>
          </article>
        ))}
      </div>
      {mails && mails.letters.length > 0 ? (
        <p className={css.foot}>
          <IconCircleCheck size={15} stroke={1.6} aria-hidden />
          <span>{t('dev.mails.all', { count: mails.letters.length, long: long.length })}</span>
          {nextLong ? (
            <button type="button" className="sp-link" onClick={() => setKind(nextLong.kind)}>
              {t('dev.mails.whichLong')}
            </button>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

function isLong({ subject }: DevLetter): boolean {
  return [...subject].length > SUBJECT_ON_A_PHONE;
}
