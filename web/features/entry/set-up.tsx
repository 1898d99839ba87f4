import { IconCheck, IconServer } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ApiError, api, cache, fieldErrors } from '../../api/index.ts';
import { type Language, languageNames, languages, useSpeaking } from '../../i18n/index.ts';
import { useTitle } from '../../shell/title.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PasswordField, TextField } from '../../ui/fields.tsx';
import { Logo } from '../../ui/logo.tsx';
import { CodeBoxes } from './code-boxes.tsx';
import { LanguageSwitch } from './entry-frame.tsx';
import { Refused, whyRefused } from './refused.tsx';
import { PasswordHint } from './reset.tsx';
import css from './set-up.module.css';
import {
  asAsked,
  codeBoxes,
  codeBoxLength,
  codeLetters,
  type Part,
  parts,
  progress,
  type SetUpForm,
  whatIsMissing,
  writtenCode,
} from './set-up-form.ts';

/** The first visit: one page, no wizard. Opens the counter and signs its first owner in. */
export function SetUp() {
  const { t, tx, language } = useSpeaking();
  const navigate = useNavigate();
  const search = useSearch({ from: '/setup' });
  const codeHint = useId();
  const page = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<SetUpForm>({
    code: codeLetters(search.code ?? ''),
    companyName: '',
    languages: [language],
    ownerName: '',
    ownerMail: '',
    password: '',
    deskName: t('entry.setUp.deskExample'),
    deskAddress: '',
  });
  const [codeState, setCodeState] = useState<'open' | 'right' | 'wrong'>('open');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  useTitle(t('entry.setUp.title'));

  const set = <Field extends keyof SetUpForm>(field: Field, value: SetUpForm[Field]) =>
    setForm((before) => ({ ...before, [field]: value }));

  // The code is checked as soon as it is whole, so that nobody fills in a page in vain.
  useEffect(() => {
    if (form.code.length < codeBoxes * codeBoxLength) {
      setCodeState('open');
      return;
    }
    let gone = false;
    api
      .post('/setup/code-check', { body: { code: writtenCode(form.code) } })
      .then(() => !gone && setCodeState('right'))
      .catch((error: unknown) => {
        if (gone) return;
        if (error instanceof ApiError && error.status < 500 && error.status !== 429) setCodeState('wrong');
        else setFailure(error);
      });
    return () => {
      gone = true;
    };
  }, [form.code]);

  const missing = whatIsMissing(form, codeState === 'right', t);
  const { done, now } = progress(missing);
  const told = fieldErrors(failure);
  const error = (path: string) => told[path] ?? (tried ? missing[path] : undefined);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (Object.keys(missing).length > 0) {
      // The first marked field gets the focus, once it is marked.
      requestAnimationFrame(() =>
        page.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]')?.focus(),
      );
      return;
    }
    setBusy(true);
    try {
      await api.post('/setup', { body: asAsked(form, language) });
      cache.clear();
      await navigate({ to: '/' });
    } catch (refusal) {
      setFailure(refusal);
      if (fieldErrors(refusal).code !== undefined) setCodeState('wrong');
    } finally {
      setBusy(false);
    }
  };

  const step = (part: Part, title: string, inside: ReactNode) => (
    <section className={css.step} key={part}>
      <span className={css.arch} data-state={done.has(part) ? 'done' : part === now ? 'now' : 'later'}>
        {done.has(part) ? (
          <IconCheck size={16} stroke={2.4} role="img" aria-label={t('entry.setUp.done')} />
        ) : (
          parts.indexOf(part) + 1
        )}
      </span>
      <div>
        <h2 className={css.stepTitle}>{title}</h2>
        {inside}
      </div>
    </section>
  );

  const code = (words: ReactNode[]) => <code key={String(words)}>{words}</code>;

  return (
    <main className={css.page}>
      <form className={css.column} ref={page} onSubmit={open} noValidate>
        <div className={css.top}>
          <Logo size={30} ground="var(--sp-canvas)" />
          <b>Sportello</b>
          <span className={css.grow} />
          <LanguageSwitch />
        </div>
        <h1 className={css.title}>{t('entry.setUp.title')}</h1>
        <p className={css.lead}>{t('entry.setUp.lead')}</p>

        {step(
          'code',
          t('entry.setUp.code'),
          <>
            <CodeBoxes
              letters={form.code}
              state={tried && codeState === 'open' ? 'wrong' : codeState}
              describedBy={codeHint}
              onChange={(letters) => set('code', letters)}
            />
            <p className={css.hint} id={codeHint} role="status" data-wrong={codeState === 'wrong' || undefined}>
              {codeState === 'right' ? (
                <>
                  <IconCheck size={14} stroke={2} aria-hidden /> {t('entry.setUp.codeRight')}
                </>
              ) : (
                tx(codeState === 'wrong' ? 'entry.setUp.codeWrong' : 'entry.setUp.codeHint', { code })
              )}
            </p>
          </>,
        )}
        {step(
          'company',
          t('entry.setUp.company'),
          <div className={css.two}>
            <TextField
              label={t('entry.setUp.companyName')}
              autoComplete="organization"
              value={form.companyName}
              onChange={(event) => set('companyName', event.currentTarget.value)}
              error={error('companyName')}
            />
            <Languages
              chosen={form.languages}
              onChange={(chosen) => set('languages', chosen)}
              error={error('languages')}
            />
          </div>,
        )}
        {step(
          'owner',
          t('entry.setUp.owner'),
          <div className={css.two}>
            <TextField
              label={t('entry.name')}
              autoComplete="name"
              value={form.ownerName}
              onChange={(event) => set('ownerName', event.currentTarget.value)}
              error={error('owner.name')}
            />
            <TextField
              label={t('entry.mail')}
              type="email"
              autoComplete="username"
              value={form.ownerMail}
              onChange={(event) => set('ownerMail', event.currentTarget.value)}
              error={error('owner.email')}
            />
            <PasswordField
              className={css.both}
              label={t('entry.password')}
              autoComplete="new-password"
              value={form.password}
              onChange={(event) => set('password', event.currentTarget.value)}
              hint={<PasswordHint password={form.password} />}
              error={error('owner.password')}
            />
          </div>,
        )}
        {step(
          'desk',
          t('entry.setUp.desk'),
          <>
            <div className={css.two}>
              <TextField
                label={t('entry.setUp.deskName')}
                value={form.deskName}
                onChange={(event) => set('deskName', event.currentTarget.value)}
                error={error('desk.name')}
              />
              <TextField
                label={t('entry.setUp.deskAddress')}
                type="email"
                autoComplete="off"
                value={form.deskAddress}
                onChange={(event) => set('deskAddress', event.currentTarget.value)}
                error={error('desk.address')}
              />
            </div>
            <p className={css.hint}>{t('entry.setUp.deskHint')}</p>
            <div className={css.end}>
              <Button type="submit" kind="filled" size={40} busy={busy}>
                {t('entry.setUp.open')}
              </Button>
              {tried && Object.keys(missing).length > 0 ? <Refused>{t('entry.setUp.lookAgain')}</Refused> : null}
              {failure !== undefined && Object.keys(told).length === 0 ? (
                <Refused>
                  {failure instanceof ApiError && failure.is('set-up-done')
                    ? t('entry.setUp.already')
                    : whyRefused(failure, t, t('entry.setUp.lookAgain'))}
                </Refused>
              ) : null}
            </div>
          </>,
        )}
        <p className={css.foot}>
          <IconServer size={15} stroke={1.6} aria-hidden />
          {t('entry.setUp.foot', { host: location.host })}
        </p>
      </form>
    </main>
  );
}

/** In which languages the company answers: as many as it likes, at least one. */
function Languages({
  chosen,
  onChange,
  error,
}: {
  chosen: readonly Language[];
  onChange: (chosen: Language[]) => void;
  error: string | undefined;
}) {
  const { t } = useSpeaking();
  return (
    <fieldset className={css.languages} aria-invalid={error !== undefined}>
      <legend>{t('entry.setUp.answerIn')}</legend>
      <div className={css.languageBox}>
        {languages.map((language) => {
          const on = chosen.includes(language);
          return (
            <Chip
              key={language}
              pressed={on}
              title={languageNames[language]}
              onClick={() =>
                onChange(
                  on
                    ? chosen.filter((one) => one !== language)
                    : languages.filter((one) => one === language || chosen.includes(one)),
                )
              }
            >
              {language.toUpperCase()}
            </Chip>
          );
        })}
      </div>
      {error === undefined ? null : <p className={css.fieldError}>{error}</p>}
    </fieldset>
  );
}
