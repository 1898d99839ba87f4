/** @jsxImportSource hono/jsx */
import { FORM_LIMITS } from '../../contract/contact-form.ts';
import type { Language } from '../../contract/shapes.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { PageFrame } from '../page-frame.tsx';

/** Thank you, the number, and what happens next. */
export function SentPart(props: {
  t: Translate;
  number: number | null;
  /** '' while it is not known what became of it. */
  address: string;
  /** When a person answers; null where nothing waits for one. */
  expected: string | null;
  /** An automatic answer with the link of the request's page is on its way. */
  acknowledged: boolean;
  /** The page of all their requests, for who is signed in. */
  requests: string | null;
  again: string;
}) {
  const { t, address } = props;
  return (
    <div class="after wide">
      <h1>{t('form.sent.title')}</h1>
      <p class="lead">
        {props.number === null ? t('form.sent.numberLater') : t('form.sent.number', { number: String(props.number) })}
      </p>
      {address !== '' && (
        <>
          <h2>{t('form.sent.next')}</h2>
          <ol>
            {props.acknowledged && <li class="after-line">{t('form.sent.mail', { address })}</li>}
            {props.expected && <li class="after-line">{t('form.sent.answer', { when: props.expected, address })}</li>}
          </ol>
        </>
      )}
      {props.requests ? (
        <p class="after-line">
          <a class="way" href={props.requests}>
            {t('form.sent.page')}
          </a>
        </p>
      ) : (
        <p class="hint">{t('form.sent.wrong')}</p>
      )}
      <p class="after-line">
        <a class="way" href={props.again}>
          {t('form.sent.again')}
        </a>
      </p>
    </div>
  );
}

export function SolvedPart(props: { t: Translate; home: string; again: string }) {
  const { t } = props;
  return (
    <div class="after wide">
      <h1>{t('form.solved.title')}</h1>
      <p class="lead">{t('form.solved.text')}</p>
      <p class="after-line">
        <a class="way" href={props.home}>
          {t('form.solved.home')}
        </a>{' '}
        ·{' '}
        <a class="way" href={props.again}>
          {t('form.sent.again')}
        </a>
      </p>
    </div>
  );
}

/** The database is away: everything that was written comes back with the page, to be sent again as it is. */
export function FormAwayPage(props: {
  language: Language;
  company: string;
  action: string;
  given: Readonly<Record<string, string>>;
}) {
  const t = translator(props.language);
  const { words = '', website: _trap, ...others } = props.given;
  return (
    <PageFrame language={props.language} title={t('form.away.title')} company={props.company} plain>
      <h1>{t('form.away.title')}</h1>
      <p>{t('form.away.text')}</p>
      <form class="reply" method="post" action={props.action} enctype="multipart/form-data">
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="line">
          <textarea name="words" rows={6} maxlength={FORM_LIMITS.words} aria-label={t('form.words')}>
            {words}
          </textarea>
          <button type="submit">
            <span>{t('form.sendAgain')}</span>
          </button>
        </div>
      </form>
    </PageFrame>
  );
}
