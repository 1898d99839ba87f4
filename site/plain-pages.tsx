/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../contract/shapes.ts';
import { translator } from '../server/platform/i18n/index.ts';
import { PageFrame } from './page-frame.tsx';
import { ReplyForm } from './reply-form.tsx';

interface Plain {
  language: Language;
  company: string;
}

function PlainPage(props: Plain & { title: string; text: string; children?: Child }) {
  return (
    <PageFrame language={props.language} title={props.title} company={props.company} plain>
      <svg class="lamp" width="120" height="91" viewBox="15 7 120 91" aria-hidden="true">
        <path d="M35 92V48a40 40 0 0 1 80 0v44z" />
        <path d="M47 92V50a28 28 0 0 1 56 0v42z" />
        <path d="M74 22h2v17h-2zM65 48a10 10 0 0 1 20 0z" />
        <rect x="20" y="90" width="110" height="7" rx="3.5" />
      </svg>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.children}
    </PageFrame>
  );
}

/** An unknown link and a renewed one look alike; whoever has one asks for a new one by their mail address. */
export function NotFoundPage(props: Plain) {
  const { language } = props;
  const t = translator(language);
  return (
    <PlainPage {...props} title={t('site.notFound.title')} text={t('site.notFound.text')}>
      <p>
        <a class="btn" href={`/my/sign-in?lang=${language}`}>
          {t('site.notFound.mine')}
        </a>
      </p>
    </PlainPage>
  );
}

/** At an address of answers where nothing is, and where something is that only colleagues read. */
export function NoAnswersPage(props: Plain & { signIn: string }) {
  const t = translator(props.language);
  return (
    <PlainPage {...props} title={t('site.noAnswers.title')} text={t('site.noAnswers.text')}>
      <p>
        <a href="/help">{t('site.noAnswers.all')}</a> · <a href={props.signIn}>{t('site.noAnswers.signIn')}</a>
      </p>
    </PlainPage>
  );
}

/** A link is followed by scanners too, so looking at it stops nothing: the button does (RFC 8058). */
export function StopMailsPage(props: Plain & { stopped: boolean }) {
  const t = translator(props.language);
  if (props.stopped) return <PlainPage {...props} title={t('site.stop.title')} text={t('site.stop.text')} />;
  return (
    <PlainPage {...props} title={t('site.stop.ask')} text={t('site.stop.askText')}>
      <form method="post">
        <button type="submit">{t('site.stop.button')}</button>
      </form>
    </PlainPage>
  );
}

export function ElsewherePage(props: Plain) {
  const t = translator(props.language);
  return <PlainPage {...props} title={t('site.elsewhere.title')} text={t('site.elsewhere.text')} />;
}

export function FailedPage(props: Plain & { id: string }) {
  const t = translator(props.language);
  return <PlainPage {...props} title={t('site.failed.title')} text={t('site.failed.text', { id: props.id })} />;
}

/** The database is away. What somebody was about to send comes back with the page, so that it can be sent again. */
export function AwayPage(
  props: Plain & { retry: string; unsent?: { words: string; nonce: string; action: string } | undefined },
) {
  const t = translator(props.language);
  const { unsent } = props;
  return (
    <PlainPage {...props} title={t('site.away.title')} text={unsent ? t('site.away.words') : t('site.away.text')}>
      {unsent ? (
        <ReplyForm
          t={t}
          action={unsent.action}
          nonce={unsent.nonce}
          label={t('site.reply.send')}
          words={unsent.words}
          send={t('site.reply.again')}
        />
      ) : (
        <p>
          <a href={props.retry}>{t('site.away.retry')}</a>
        </p>
      )}
    </PlainPage>
  );
}
