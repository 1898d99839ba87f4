/** @jsxImportSource hono/jsx */
import type { Language } from '../../contract/shapes.ts';
import type { MarkLink } from '../../server/features/satisfaction/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { keepHyphenated } from '../hyphens.ts';
import { momentInWords } from '../moments.ts';
import { firstName, initials } from '../names.ts';
import { LanguageChoice, PageFrame } from '../page-frame.tsx';
import { MarkForm, markInWords, markName } from './mark-form.tsx';

/** Characters of our answer that stand below the question. */
const LONGEST_QUOTE = 220;

export interface MarkPageView {
  link: MarkLink;
  token: string;
  language: Language;
  languages: readonly Language[];
  now: Temporal.Instant;
  /** Pressed in the letter. */
  chosen: number | null;
  comment: string;
  error: string | null;
}

/** The question behind a letter's link, and what was said once it was. Looking at it counts nothing. */
export function MarkPage(view: MarkPageView) {
  const { link, token, language, chosen } = view;
  const { ticket, desk, given } = link;
  const t = translator(language);
  const company = desk.companyName || desk.fromName;
  const subject = ticket.subject.trim() || t('mark.noSubject');
  const wish = (lang: Language): string =>
    `/mark/${token}?${new URLSearchParams({ lang, ...(chosen === null ? {} : { m: String(chosen) }) })}`;
  const replier =
    ticket.reply_author_kind === 'teammate' && ticket.reply_author ? firstName(ticket.reply_author) : null;
  return (
    <PageFrame
      language={language}
      title={given ? t('mark.thanks') : t('mark.title')}
      company={company}
      sheet="my"
      aside={<LanguageChoice t={t} chosen={language} offered={view.languages} addressOf={wish} />}
      foot={
        <span class="foot-line">
          <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3" />
          </svg>
          {replier === null ? t('mark.onceTeam') : t('mark.once', { name: replier })}
        </span>
      }
    >
      <div class="narrow">
        <p class="quiet about">{t('mark.about', { number: String(ticket.number), subject })}</p>
        {given ? (
          <>
            <h1>{t('mark.thanks')}</h1>
            <p class="lead" role="status">
              {markInWords(t, given)}
            </p>
            {given.comment !== '' && (
              <>
                <h2 class="small">{t('mark.yourWords')}</h2>
                <p class="own-words">{given.comment}</p>
              </>
            )}
            <form class="again" method="post" action={`/mark/${token}/reopening?lang=${language}`}>
              <p>{t('mark.goOn')}</p>
              <button type="submit">{t('mark.notSolved')}</button>
            </form>
            <MineLink language={language} />
          </>
        ) : (
          <>
            <h1>{keepHyphenated(t('mark.title'))}</h1>
            <p class="lead">
              {chosen === null ? t('mark.choose') : t('mark.pressed', { mark: markName(t, chosen, link.best) })}
            </p>
            <MarkForm
              t={t}
              best={link.best}
              chosen={chosen}
              action={`/mark/${token}?lang=${language}`}
              comment={view.comment}
              error={view.error}
              beside={
                <button
                  class="bare"
                  type="submit"
                  formaction={`/mark/${token}/reopening?lang=${language}`}
                  formnovalidate
                >
                  {t('mark.notSolved')}
                </button>
              }
            />
          </>
        )}
        {ticket.reply_at && ticket.reply_text !== null && (
          <div class="answered">
            <i class="face" aria-hidden="true">
              {initials(ticket.reply_author ?? company)}
            </i>
            <div>
              <b>
                {t('mark.answered', {
                  name: replier ?? company,
                  when: momentInWords(ticket.reply_at, language, ticket.time_zone ?? desk.timeZone, view.now),
                })}
              </b>
              <p>{shortened(ticket.reply_text)}</p>
              <a href={`/s/${ticket.status_token}?lang=${language}`}>{t('mark.readAll')}</a>
            </div>
          </div>
        )}
      </div>
    </PageFrame>
  );
}

/** An unknown link and one that has ended look alike. */
export function MarkGonePage({ language, company }: { language: Language; company: string }) {
  const t = translator(language);
  return (
    <PageFrame language={language} title={t('mark.gone.title')} company={company} sheet="my">
      <div class="narrow">
        <h1>{t('mark.gone.title')}</h1>
        <p class="lead">{t('mark.gone.text')}</p>
        <MineLink language={language} />
      </div>
    </PageFrame>
  );
}

/** The way on: to all that they asked, by a link that is mailed to them. */
function MineLink({ language }: { language: Language }) {
  return (
    <p>
      <a href={`/my/sign-in?lang=${language}`}>{translator(language)('site.notFound.mine')}</a>
    </p>
  );
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).trimEnd()}…`;
}
