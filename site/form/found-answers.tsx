/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../../contract/shapes.ts';
import type { FoundArticle } from '../../server/features/articles/index.ts';
import { articlesLike } from '../../server/features/articles/index.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { helpfulShare } from '../../server/features/help-centre/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';
import { Arch } from '../page-frame.tsx';

const MOST_SHOWN = 3;
/** Characters of what somebody writes that are looked at. */
const READ = 4_000;
/** With fewer votes a share says nothing. */
const ENOUGH_VOTES = 10;
/** From here on it is worth a page of its own before a form is sent, where no script could show it earlier. */
const FITS_WELL = 0.6;

export interface FoundAnswers {
  answers: FoundArticle[];
  /** Of the best: how many said that it helped, and how many said anything. */
  helped: { yes: number; all: number } | null;
  fitsWell: boolean;
}

/** What is published for customers of this desk and fits the words, in the page's language; nothing that the team alone reads. */
export async function findAnswers(
  platform: Platform,
  centre: Centre,
  language: Language,
  words: string,
): Promise<FoundAnswers> {
  const text = words.slice(0, READ);
  const answers =
    text.trim() === ''
      ? []
      : await articlesLike(platform.db, {
          text,
          deskIds: [centre.deskId],
          visibility: ['public'],
          language,
          limit: MOST_SHOWN,
        });
  const [best] = answers;
  const votes = best ? await helpfulShare(platform, best.id) : null;
  return {
    answers,
    helped: votes && votes.all >= ENOUGH_VOTES ? votes : null,
    fitsWell: (best?.score ?? 0) >= FITS_WELL,
  };
}

/** "This may be it": the best answer open with its passage, the others one line each. */
export function FoundAnswersPart(props: {
  t: Translate;
  found: FoundAnswers;
  lead: string;
  /** Where an answer is opened, and that it was. */
  openedAt(answer: FoundArticle): string;
}) {
  const { t, found } = props;
  const [best, ...others] = found.answers;
  if (!best) return null;
  const { helped } = found;
  return (
    <>
      <section class="may-be" aria-labelledby="may-be">
        <div class="head">
          <h2 id="may-be">
            <Arch size={28} />
            {t('form.found.title')}
          </h2>
          <p>{props.lead}</p>
        </div>
        <div class="best">
          <h3>{best.title}</h3>
          {best.passage !== '' && <p>“{marked(best)}”</p>}
          <p class="ways">
            <a href={props.openedAt(best)} target="_blank" rel="noopener">
              {t('form.found.read')}
              <span class="vh"> ({t('form.found.newPage')})</span>
            </a>
            {helped && (
              <small>
                {t('form.found.helped', {
                  percent: `${Math.round((100 * helped.yes) / helped.all)}%`,
                  count: helped.all,
                })}
              </small>
            )}
          </p>
        </div>
        {others.length > 0 && (
          <ul>
            {others.map((answer) => (
              <li key={answer.id}>
                <a href={props.openedAt(answer)} target="_blank" rel="noopener">
                  {answer.title}
                  <span class="vh"> ({t('form.found.newPage')})</span>
                </a>
                <small class="one-line">{answer.passage}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p class="solve">
        <button type="submit" form="solved">
          {t('form.found.solved')}
        </button>
        <small>{t('form.found.solvedHint')}</small>
      </p>
    </>
  );
}

function marked({ passage, marks }: FoundArticle): Child[] {
  const parts: Child[] = [];
  let from = 0;
  for (const [begin, end] of marks) {
    parts.push(passage.slice(from, begin), <mark key={begin}>{passage.slice(begin, end)}</mark>);
    from = end;
  }
  return [...parts, passage.slice(from)];
}
