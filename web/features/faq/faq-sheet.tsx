import { IconArrowMerge, IconBook, IconPaperclip, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { FAQ_LIMITS, type ReplyLine } from '../../../contract/faq.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useMoments, useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, Dialog, ErrorState, IconButton, LoadingRows, presentMoment } from '../../ui/index.ts';
import { faqPreview, publicSections } from './asking.ts';
import css from './faq-sheet.module.css';
import type { FaqToCome } from './faq-to-come.ts';
import { SectionChoice } from './section-choice.tsx';
import { ShownAnswer } from './shown-answer.tsx';
import { TakenOutList } from './taken-out-list.tsx';

/** As wide as all that is right of the list. */
const width = 1056;
const filesNamed = 4;

/**
 * A reply and the answer that it becomes, side by side: what is taken out is struck, what stands there instead is marked, and
 * the customer gets the whole reply all the same. Nothing is published before somebody was here.
 */
export default function FaqSheet({
  ticket,
  html,
  files,
  faq,
  name,
  phone,
  onChange,
  onSend,
  onClose,
}: {
  ticket: TicketDetail;
  html: string;
  /** Names of its pictures and files. */
  files: readonly string[];
  faq: FaqToCome;
  /** The customer's first name. */
  name: string;
  phone: boolean;
  onChange: (faq: FaqToCome | undefined) => void;
  onSend: (state: 'published' | 'draft') => void;
  onClose: () => void;
}) {
  const t = useT();
  const me = useMe();
  const moments = useMoments();
  const preview = useQuery(faqPreview(ticket.id, html, faq));
  const { data } = preview;
  const { data: sections } = useQuery(publicSections(ticket.desk.id, data?.language));
  const section = sections?.find(({ id }) => id === faq.sectionId)?.name;
  const near = data?.near.find(({ id, visibility, language }) =>
    faq.addTo === undefined ? true : id === faq.addTo && visibility === 'public' && language === data.language,
  );
  // Only to what customers read, in the language of these words.
  const fits = near?.visibility === 'public' && near.language === data?.language;
  const adds = fits && faq.addTo === near.id ? near : undefined;
  const isGone = data !== undefined && !preview.isPlaceholderData && faq.addTo !== undefined && adds === undefined;
  // The words were changed since, and are near to something else: it is an answer of its own again.
  useEffect(() => {
    if (isGone) onChange({ ...faq, addTo: undefined });
  }, [isGone, faq, onChange]);
  const ready = data !== undefined && !data.isEmpty && faq.question.trim() !== '';
  useKeys(
    {
      'mod+enter': {
        label: t(adds ? 'faq.sendAdd' : 'faq.publish'),
        whileWriting: true,
        run: () => (ready ? onSend('published') : undefined),
      },
    },
    { group: t('faq.title'), scope: 'dialog' },
  );
  return (
    <Dialog label={t('faq.title')} from={phone ? 'below' : 'right'} {...(phone ? {} : { width })} onClose={onClose}>
      <div className={css.sheet}>
        <header className={css.head}>
          <IconBook size={16} stroke={1.6} aria-hidden />
          <label className={css.question}>
            <span>{t('faq.question')}</span>
            <input
              aria-label={t('faq.question')}
              value={faq.question}
              maxLength={FAQ_LIMITS.question}
              autoComplete="off"
              dir="auto"
              onChange={({ currentTarget: { value } }) => onChange({ ...faq, question: value })}
            />
          </label>
          {adds ? null : <SectionChoice ticket={ticket} faq={faq} onChange={onChange} />}
          <IconButton label={t('faq.back')} icon={<IconX size={17} stroke={1.8} aria-hidden />} onClick={onClose} />
        </header>
        {data === undefined ? (
          <div className={css.waiting}>
            {preview.isError ? (
              <ErrorState
                title={t('faq.away')}
                action={
                  <Button kind="filled" size={28} onClick={() => void preview.refetch()}>
                    {t('faq.again')}
                  </Button>
                }
              >
                {t('faq.awayText')}
              </ErrorState>
            ) : (
              <LoadingRows />
            )}
          </div>
        ) : (
          <div className={css.halves}>
            <section className={css.reply} aria-label={t('faq.reply', { name })}>
              <p className={css.over}>
                <b>{t('faq.reply', { name })}</b>
                <span>{t('faq.whole', { name })}</span>
              </p>
              <div className={css.letter} dir="auto">
                {data.reply.map((line, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and are read anew as a whole
                  <Line key={place} line={line} />
                ))}
              </div>
              <TakenOutList things={data.takenOut} faq={faq} onChange={onChange} />
            </section>
            <section className={css.answer} aria-label={t('faq.answer')}>
              <p className={css.over}>
                <b>{t('faq.answer')}</b>
                <span>{data.language.toUpperCase()}</span>
              </p>
              <article className={css.card} lang={data.language}>
                <p className={css.path}>
                  <span>{ticket.desk.name}</span>
                  <span>{adds?.title ?? section ?? ''}</span>
                </p>
                <h2>{faq.question.trim() === '' ? t('faq.noQuestion') : faq.question}</h2>
                {data.isEmpty ? (
                  <p className={css.nothing}>{t('faq.nothingLeft')}</p>
                ) : (
                  <div className={css.text}>
                    <ShownAnswer html={data.answer} />
                  </div>
                )}
                <p className={css.foot}>{t('faq.by', { name: me.name, date: moments.date(presentMoment()) })}</p>
              </article>
              {files.length === 0 ? null : (
                <p className={css.near} role="note">
                  <IconPaperclip size={16} stroke={1.6} aria-hidden />
                  <span>
                    {t('faq.filesStay', { count: files.length, names: files.slice(0, filesNamed).join(', '), name })}
                  </span>
                </p>
              )}
              {near === undefined ? null : (
                <p className={css.near} role="status">
                  <IconArrowMerge size={16} stroke={1.6} aria-hidden />
                  <span>{t(adds ? 'faq.addedTo' : 'faq.near', { title: near.title })}</span>
                  <a href={`/answers?article=${near.id}`} target="_blank" rel="noopener">
                    {t('faq.look')}
                  </a>
                  {fits ? (
                    <Button size={28} onClick={() => onChange({ ...faq, addTo: adds ? undefined : near.id })}>
                      {t(adds ? 'faq.ownInstead' : 'faq.addTo')}
                    </Button>
                  ) : null}
                </p>
              )}
            </section>
          </div>
        )}
        <footer className={css.bar}>
          <span>{t(adds ? 'faq.whenAdded' : 'faq.when')}</span>
          {adds ? null : (
            <Button size={phone ? 44 : 32} disabled={!ready} onClick={() => onSend('draft')}>
              {t('faq.draft')}
            </Button>
          )}
          <Button
            kind="filled"
            size={phone ? 44 : 32}
            disabled={!ready}
            keys={phone ? undefined : 'mod+enter'}
            onClick={() => onSend('published')}
          >
            {t(adds ? 'faq.sendAdd' : 'faq.publish')}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}

function Line({ line }: { line: ReplyLine }) {
  return (
    <p data-tag={line.tag}>
      {line.pieces.map(({ text, key, replacement }, place) =>
        key === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
          <span key={place}>{text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
          <span key={place}>
            <del>{text}</del>
            {replacement === '' ? null : (
              <>
                {' '}
                <ins>{replacement}</ins>
              </>
            )}
          </span>
        ),
      )}
    </p>
  );
}
