/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Language } from '../contract/shapes.ts';
import type { PublicMessage } from '../server/features/tickets/index.ts';
import type { Translate } from '../server/platform/i18n/index.ts';
import { momentInWords, sizeInWords } from './moments.ts';
import { firstName, initials } from './names.ts';

export interface Telling {
  t: Translate;
  language: Language;
  timeZone: string;
  now: Temporal.Instant;
  attachmentAddress(id: string): string;
}

/** The newest thing that a person wrote stands open, what came before is folded; a later page of an old thread shows all. */
export function Messages(props: {
  tell: Telling;
  messages: readonly PublicMessage[];
  wholePage: boolean;
  earlierAddress: string | null;
  newestAddress: string | null;
}) {
  const { tell, messages, earlierAddress, newestAddress } = props;
  const { t } = tell;
  const newest = messages.find((message) => !message.automatic);
  const others = messages.filter((message) => message !== newest);
  const written = messages.filter((message) => !message.automatic).length;
  const older = others.map((message) => <Message key={message.id} tell={tell} message={message} />);
  const further = earlierAddress && (
    <p>
      <a href={earlierAddress}>{t('site.messages.earlier')}</a>
    </p>
  );
  return (
    <section class="messages" id="messages" aria-labelledby="written">
      <h2 id="written" class="vh">
        {t('site.messages.title')}
      </h2>
      {newestAddress && (
        <p>
          <a href={newestAddress}>{t('site.messages.newest')}</a>
        </p>
      )}
      {newest && <Message tell={tell} message={newest} />}
      {props.wholePage || written < 2 ? (
        <>
          {older}
          {further}
        </>
      ) : (
        <details class="older">
          <summary>{t('site.messages.all', { count: written })}</summary>
          {older}
          {further}
        </details>
      )}
    </section>
  );
}

function Message({ tell, message }: { tell: Telling; message: PublicMessage }) {
  const { t, language, timeZone, now } = tell;
  const name = message.byTeammate ? firstName(message.authorName) : message.authorName;
  const time = (
    <time datetime={message.at.toString({ smallestUnit: 'second' })}>
      {momentInWords(message.at, language, timeZone, now)}
    </time>
  );
  const body = (
    <>
      <div class="words">{raw(message.html)}</div>
      {message.cut && <p class="quiet">{t('site.messages.cut')}</p>}
      <Files tell={tell} message={message} />
    </>
  );
  if (message.automatic)
    return (
      <details class="auto">
        <summary>
          {t('site.messages.automatic')}
          {time}
        </summary>
        {body}
      </details>
    );
  return (
    <article class={message.ours ? 'ours' : 'theirs'}>
      <h3>
        <span class="face" aria-hidden="true">
          {initials(message.authorName)}
        </span>
        <b>{name}</b>
        {time}
      </h3>
      {body}
    </article>
  );
}

function Files({ tell, message }: { tell: Telling; message: PublicMessage }) {
  if (message.attachments.length === 0) return null;
  return (
    <ul class="files" aria-label={tell.t('site.messages.files')}>
      {message.attachments.map((file) => (
        <li key={file.id}>
          <a href={tell.attachmentAddress(file.id)}>{file.name}</a> {sizeInWords(file.size, tell.language)}
        </li>
      ))}
    </ul>
  );
}
