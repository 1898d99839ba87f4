/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Invitation, ProviderTrouble } from '../../server/features/my-requests/index.ts';
import { ATTEMPT_MINUTES, LINK_MINUTES } from '../../server/features/my-requests/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Place } from './my-frame.tsx';
import { MyFrame } from './my-frame.tsx';

function EntryPage(props: Place & { title: string; text: string; children?: Child }) {
  return (
    <MyFrame {...props}>
      <div class="narrow">
        <h1>{props.title}</h1>
        <p class="lead">{props.text}</p>
        {props.children}
      </div>
    </MyFrame>
  );
}

/** Where one asks for a link. */
export function SignInPage(
  props: Place & {
    address: string;
    error: 'wrong' | 'tooMany' | null;
    signedOut: boolean;
    providers: readonly { name: string; address: string }[];
  },
) {
  const { language, error, providers } = props;
  const t = translator(language);
  return (
    <EntryPage
      {...props}
      title={props.signedOut ? t('my-requests.signedOut.title') : t('my-requests.signIn.title')}
      text={t('my-requests.signIn.text')}
    >
      <form class="entry" method="post" action={`/my/sign-in?lang=${language}`}>
        {error && (
          <p class="error" role="alert" id="entry-error">
            <span>{t(`my-requests.signIn.${error}`)}</span>
          </p>
        )}
        <label for="address">{t('my-requests.signIn.label')}</label>
        <input
          type="email"
          name="address"
          id="address"
          value={props.address}
          required
          maxlength={320}
          autocomplete="email"
          aria-invalid={error === 'wrong' ? 'true' : undefined}
          aria-describedby={error ? 'entry-error' : undefined}
        />
        <button class="p" type="submit">
          {t('my-requests.signIn.button')}
        </button>
      </form>
      {providers.length > 0 && (
        <section class="with">
          <h2 class="small">{t('my-requests.with.or')}</h2>
          {providers.map(({ name, address }) => (
            <a key={address} class="btn" href={address} rel="nofollow">
              {t('my-requests.with.button', { name })}
            </a>
          ))}
        </section>
      )}
    </EntryPage>
  );
}

/** Somebody did not come in by their account elsewhere; a mailed link lets them in all the same. */
export function NotInPage(props: Place & { trouble: ProviderTrouble; name: string; again: string | null }) {
  const { language, trouble, name } = props;
  const t = translator(language);
  return (
    <EntryPage
      {...props}
      title={t('my-requests.with.not')}
      text={t(`my-requests.with.trouble.${trouble}`, { name, count: ATTEMPT_MINUTES })}
    >
      <p class="ways">
        <a class="btn p" href={`/my/sign-in?lang=${language}`}>
          {t('my-requests.with.byMail')}
        </a>
        {props.again !== null && (
          <a class="btn" href={props.again} rel="nofollow">
            {t('my-requests.with.again', { name })}
          </a>
        )}
      </p>
    </EntryPage>
  );
}

/** The same for everybody, known or not. */
export function SentPage(props: Place) {
  const t = translator(props.language);
  return (
    <EntryPage
      {...props}
      title={t('my-requests.sent.title')}
      text={t('my-requests.sent.text', { count: LINK_MINUTES })}
    >
      <p>
        <a href={`/my/sign-in?lang=${props.language}`}>{t('my-requests.sent.again')}</a>
      </p>
    </EntryPage>
  );
}

/** Behind the letter's link: scanners open it too, so only the button lets in. */
export function EnterPage(props: Place & { address: string; action: string }) {
  const t = translator(props.language);
  return (
    <EntryPage
      {...props}
      title={t('my-requests.enter.title')}
      text={t('my-requests.enter.text', { address: props.address })}
    >
      <form method="post" action={props.action}>
        <button class="p" type="submit">
          {t('my-requests.enter.button')}
        </button>
      </form>
    </EntryPage>
  );
}

export function EndedPage(props: Place) {
  const t = translator(props.language);
  return (
    <EntryPage
      {...props}
      title={t('my-requests.ended.title')}
      text={t('my-requests.ended.text', { count: LINK_MINUTES })}
    >
      <p>
        <a class="btn" href={`/my/sign-in?lang=${props.language}`}>
          {t('my-requests.ended.again')}
        </a>
      </p>
    </EntryPage>
  );
}

/** For who is signed in: a number of somebody else's request and one that there is not look alike. */
export function MissingPage(props: Place) {
  const t = translator(props.language);
  return (
    <EntryPage {...props} title={t('my-requests.missing.title')} text={t('my-requests.missing.text')}>
      <p>
        <a class="btn" href={`/my/${props.language}`}>
          {t('my-requests.back')}
        </a>
      </p>
    </EntryPage>
  );
}

/** Somebody is asked to take part; null: the invitation is good for nothing any more. */
export function JoinPage(props: Place & { invitation: Invitation | null; action: string }) {
  const { invitation } = props;
  const t = translator(props.language);
  if (invitation === null)
    return (
      <EntryPage {...props} title={t('my-requests.ended.title')} text={t('my-requests.join.ended')}>
        <p>
          <a class="btn" href={`/my/sign-in?lang=${props.language}`}>
            {t('site.notFound.mine')}
          </a>
        </p>
      </EntryPage>
    );
  return (
    <EntryPage
      {...props}
      title={t('my-requests.join.title', { number: String(invitation.number) })}
      text={t('my-requests.join.text', { company: invitation.company })}
    >
      <form method="post" action={props.action}>
        <button class="p" type="submit">
          {t('my-requests.join.button')}
        </button>
      </form>
    </EntryPage>
  );
}
