import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import css from './place-frame.module.css';
import type { Saving } from './saving.ts';

/** One readable page of settings: title, what it is about in a sentence, when it was kept, and the parts. */
export function PlaceFrame({
  title,
  lead,
  saving,
  action,
  children,
}: {
  title: string;
  lead: ReactNode;
  saving?: Saving;
  /** The one thing to do here, beside the title. */
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={css.column}>
      <div className={css.head}>
        <h1 className={css.title}>{title}</h1>
        <span className={css.end}>
          {saving === undefined ? null : <SavedMark saving={saving} />}
          {action}
        </span>
      </div>
      <p className={css.lead}>{lead}</p>
      {children}
    </div>
  );
}

/** Quiet, and read out by a screen reader when it changes. */
function SavedMark({ saving }: { saving: Saving }) {
  const { t, moments } = useSpeaking();
  return (
    <span className={css.saved} role="status">
      {saving.savedAt === undefined ? null : (
        <>
          <IconCircleCheck size={14} stroke={2} aria-hidden />
          {t('settings.savedAt', { time: moments.time(saving.savedAt) })}
        </>
      )}
    </span>
  );
}

/** A part of a place under its own heading. */
export function Part({
  title,
  hint,
  id,
  children,
}: {
  title: string;
  hint?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className={css.part} id={id} tabIndex={id === undefined ? undefined : -1}>
      <h2 className={css.partTitle}>{title}</h2>
      {hint === undefined ? null : <p className={css.hint}>{hint}</p>}
      {children}
    </section>
  );
}
