import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FormFigures } from '../../../contract/contact-form.ts';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import css from './contact-form-place.module.css';
import { Waiting } from './load-states.tsx';
import { Part } from './place-frame.tsx';

const DAYS = 30;

function formFiguresOf(deskId: string) {
  return queryOptions({
    queryKey: ['form-figures', deskId],
    queryFn: ({ signal }) => api.get<FormFigures>('/form-figures', { query: { desk: deskId, days: DAYS }, signal }),
  });
}

/** What came of showing answers to who was about to write, counted so that it cannot flatter. */
export function FormFiguresPart({ deskId }: { deskId: string }) {
  const { t, language } = useSpeaking();
  const query = useQuery(formFiguresOf(deskId));
  const figures = query.data;
  const said = new Intl.NumberFormat(language);
  const rows = (['shown', 'opened', 'notSent', 'solved', 'sent'] as const).map((name) => ({
    name,
    figure: figures?.[name] ?? 0,
  }));
  return (
    <Part title={t('contact-form.figures.title')}>
      <Waiting query={query} rows={3}>
        {figures && figures.shown + figures.sent === 0 ? (
          <p className={css.quiet}>{t('contact-form.figures.none', { days: DAYS })}</p>
        ) : (
          <>
            <dl className={css.figures}>
              {rows.map(({ name, figure }) => (
                <div key={name}>
                  <dt>{t(`contact-form.figures.${name}`)}</dt>
                  <dd className="sp-figures">{said.format(figure)}</dd>
                </div>
              ))}
            </dl>
            <p className={css.quiet}>{t('contact-form.figures.honest', { days: DAYS })}</p>
          </>
        )}
      </Waiting>
    </Part>
  );
}
