/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { FORM_LIMITS } from '../../contract/contact-form.ts';
import type { Language } from '../../contract/shapes.ts';
import { MAIL_ADDRESS_LENGTH } from '../../contract/shapes.ts';
import type { FormFile, OfferedForm } from '../../server/features/contact-form/index.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';
import { siteFiles } from '../files.ts';
import { PAGE_FILE_MEGABYTES } from '../limits.ts';
import { sizeInWords } from '../moments.ts';
import { outlineOf } from './icons.ts';
import { OwnField } from './own-field.tsx';

export interface FormView {
  t: Translate;
  language: Language;
  /** Where it is sent to. */
  action: string;
  /** Where it is said that an answer solved it. */
  solvedAction: string;
  form: OfferedForm;
  /** What was given so far, by the names of its fields. */
  given: Readonly<Record<string, string>>;
  files: readonly FormFile[];
  stamp: string;
  /** Says that answers were shown, or that a script shows them. */
  seen: boolean;
  /** By the name of what was asked, in the reader's words; `''` for all of it. */
  errors: ReadonlyMap<string, string>;
  /** Above everything, where nothing is wrong. */
  notice: string | null;
  /** Who is signed in: they need not say where the answer goes. */
  signedIn: string | null;
  expected: string;
  waits: string | null;
  /** What was found by the words so far. */
  found: Child;
}

/** The contact form. Works without a script: then answers are found when it is sent, and files travel with it. */
export function FormPart(view: FormView) {
  const { t, form, given, errors } = view;
  const overall = errors.get('');
  const wordsError = errors.get('words');
  const addressError = errors.get('address');
  const chosen = given.type ?? '';
  const places = new Map(form.types.map((type, index) => [type.id, index + 1]));
  return (
    <>
      <form
        class="write wide"
        method="post"
        action={view.action}
        enctype="multipart/form-data"
        data-failed={t('form.filesFailed')}
        data-remove={t('form.filesRemove', { name: '{}' })}
        data-going={t('form.filesGoing', { percent: '{}' })}
      >
        <div class="first">
          <h1>{t('form.title')}</h1>
          <p class="lead">{t('form.lead')}</p>
          {errors.size > 0 && (
            <div class="error" role="alert" id="refused" tabindex={-1}>
              <b class="refused">{t('form.error.title')}</b> {overall ?? [...errors.values()][0]}
            </div>
          )}
          {view.notice && (
            <p class="said" role="status">
              {view.notice}
            </p>
          )}
          {form.types.length > 1 && (
            <fieldset class="chips">
              <legend class="vh">{t('form.types')}</legend>
              {form.types.map((type) => (
                <label key={type.id}>
                  <input
                    type="radio"
                    name="type"
                    value={type.id}
                    data-n={places.get(type.id)}
                    checked={type.id === chosen}
                  />
                  <span>
                    <Outline icon={type.icon} />
                    {type.name}
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <label for="words">{t('form.words')}</label>
          <textarea
            id="words"
            name="words"
            rows={6}
            maxlength={FORM_LIMITS.words}
            aria-invalid={wordsError ? 'true' : undefined}
            aria-describedby={wordsError ? 'words-error' : undefined}
          >
            {given.words ?? ''}
          </textarea>
          {wordsError && (
            <p class="wrong" id="words-error">
              {wordsError}
            </p>
          )}
        </div>
        <aside class="beside">
          <div id="found">{view.found}</div>
          <p class="vh" role="status" id="found-said" />
          <p class="private">
            <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 11h12a1 1 0 0 1 1 1v7a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-7a1 1 0 0 1 1-1M8 11V7a4 4 0 0 1 8 0v4" />
            </svg>
            {t('form.private')}
          </p>
        </aside>
        <div class="second">
          <div class="pairs">
            {view.signedIn === null ? (
              <div class="own">
                <label for="address">{t('form.address')}</label>
                <input
                  id="address"
                  name="address"
                  type="email"
                  autocomplete="email"
                  required
                  maxlength={MAIL_ADDRESS_LENGTH}
                  value={given.address ?? ''}
                  aria-invalid={addressError ? 'true' : undefined}
                  aria-describedby={addressError ? 'address-error' : 'address-hint'}
                />
                {addressError ? (
                  <p class="wrong" id="address-error">
                    {addressError}
                  </p>
                ) : (
                  <p class="hint" id="address-hint">
                    {t('form.addressHint')}
                  </p>
                )}
              </div>
            ) : (
              <p class="signed-in">{t('form.signedIn', { address: view.signedIn })}</p>
            )}
            {form.fields.map((field) => (
              <OwnField
                key={field.id}
                t={t}
                field={field}
                places={field.types.map((type) => places.get(type) ?? 0)}
                given={given}
                error={errors.get(field.id)}
              />
            ))}
          </div>
          <FilesPart {...view} />
          <p class="trap" aria-hidden="true">
            <label>
              {t('form.trap')}
              <input name="website" tabindex={-1} autocomplete="off" value="" />
            </label>
          </p>
          <input type="hidden" name="stamp" value={view.stamp} />
          <input type="hidden" name="seen" value={view.seen ? '1' : ''} />
          {given.s && <input type="hidden" name="s" value={given.s} />}
        </div>
        <div class="send">
          <button type="submit" class="p">
            <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M10 14L21 3l-6.5 18a.55.55 0 0 1-1 0L10 14l-7-3.5a.55.55 0 0 1 0-1z" />
            </svg>
            {t('form.send')}
          </button>
          <p class="promise">
            <b>{t('form.expected', { when: view.expected })}</b>
            {view.waits && <small class="waits"> {view.waits}</small>}
          </p>
        </div>
      </form>
      <form method="post" action={view.solvedAction} id="solved">
        <input type="hidden" name="stamp" value={view.stamp} />
      </form>
    </>
  );
}

function FilesPart({ t, files, language }: FormView) {
  return (
    <div class="files">
      <ul id="files" aria-label={t('form.filesKept')}>
        {files.map((file) => (
          <li key={file.key} class="file">
            <label class="tick">
              <input type="checkbox" name={`file.${file.key}`} value="1" checked />
              {file.name} <small>{sizeInWords(file.size, language)}</small>
            </label>
          </li>
        ))}
      </ul>
      <label class="add">
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3L18 10a3 3 0 0 0-6-6l-6.5 6.5a4.5 4.5 0 0 0 9 9L21 13" />
        </svg>
        <span>{t('form.files')}</span>
        <input type="file" name="files" multiple aria-describedby="files-hint" />
      </label>
      <small id="files-hint">
        {t('form.filesLimit', { size: PAGE_FILE_MEGABYTES, count: FORM_LIMITS.files })}
        <span class="drop">, {t('form.filesDrop')}</span>
      </small>
    </div>
  );
}

function Outline({ icon }: { icon: string }) {
  const outline = outlineOf(icon);
  return outline ? (
    <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
      <path d={outline} />
    </svg>
  ) : null;
}

/** What finds answers and shows how far files are, where scripts run. `parent`: the page that shows this one in a frame. */
export function FormScript({ parent }: { parent: string | null }) {
  return <script src={siteFiles().scripts.form} defer data-parent={parent ?? undefined} />;
}
