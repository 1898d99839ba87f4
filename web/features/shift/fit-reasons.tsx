import { IconBook, IconCircleCheck, IconCpu, IconGauge, IconLanguage } from '@tabler/icons-react';
import type { FitReason } from '../../../contract/shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import css from './queue.module.css';

const icons = {
  field: IconCpu,
  written: IconBook,
  language: IconLanguage,
  easy: IconGauge,
  like: IconCircleCheck,
} as const;

/** Why it is for somebody, in their words and without a tooltip. */
export function FitReasons({ reasons, most }: { reasons: readonly FitReason[]; most?: number }) {
  const { t, locale } = useSpeaking();
  const said = (reason: FitReason): string => {
    switch (reason.kind) {
      case 'field':
        return t('shift-page.why.field', { name: reason.name });
      case 'written':
        return t('shift-page.why.written');
      case 'language':
        return inHeading(
          new Intl.DisplayNames([locale], { type: 'language' }).of(reason.language) ?? reason.language,
          locale,
        );
      case 'easy':
        return t('shift-page.why.easy', { minutes: reason.minutes });
      case 'like':
        return t('shift-page.why.like', { count: reason.count });
    }
  };
  if (reasons.length === 0) return null;
  return (
    <ul className={css.why}>
      {reasons.slice(0, most).map((reason) => {
        const Icon = icons[reason.kind];
        return (
          <li key={reason.kind} title={reason.kind === 'written' ? reason.title : undefined}>
            <Icon size={13} stroke={1.8} aria-hidden />
            {said(reason)}
          </li>
        );
      })}
    </ul>
  );
}

function inHeading(words: string, locale: string): string {
  return words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1);
}
