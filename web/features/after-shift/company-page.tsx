import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompanyOfRota } from '../../../contract/after-shift.ts';
import type { Rota } from '../../../contract/rota.ts';
import { useT, useTx } from '../../i18n/index.ts';
import { Columns, usePanels, useTitle } from '../../shell/index.ts';
import { Button, EmptyState, ErrorState, IconButton, LoadingRows, presentMoment } from '../../ui/index.ts';
import { BuddyDays, FeltTogether } from '../shift/index.ts';
import { companyOf, rotasToCompare } from './asking.ts';
import css from './company.module.css';
import { Compared } from './compared.tsx';
import { Coverage } from './coverage.tsx';
import { Heard, WrittenDown } from './heard.tsx';
import { NearCustomers } from './near-customers.tsx';

/** Months that one can look back over. */
const SPANS = [1, 3, 6, 12] as const;

/** Who of the company has been near customers when, and what came of it. */
export default function CompanyPage() {
  const t = useT();
  const panels = usePanels();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  useTitle(t('after-shift.company.title'));
  const rotas = useQuery(rotasToCompare);
  const rota = rotas.data?.find(({ id }) => id === asked.rota) ?? rotas.data?.[0];
  const [months, setMonths] = useState<(typeof SPANS)[number]>(3);
  const span = spanOf(months);
  const company = useQuery({ ...companyOf(rota?.id ?? '', span.from, span.to), enabled: rota !== undefined });
  const failed = rotas.isError ? rotas : company.isError ? company : undefined;
  const back = () => void navigate({ to: '/rota', search: rota ? { rota: rota.id } : {} });
  return (
    <Columns panels={panels}>
      <div className={css.page}>
        <header className={css.head}>
          <IconButton
            label={t('after-shift.company.back')}
            icon={<IconChevronLeft size={17} stroke={1.6} aria-hidden />}
            onClick={back}
          />
          <h1>{t('after-shift.company.title')}</h1>
          {(rotas.data?.length ?? 0) > 1 ? (
            <select
              className={css.which}
              aria-label={t('after-shift.company.which')}
              value={rota?.id}
              onChange={({ currentTarget }) =>
                void navigate({ to: '/rota/company', search: { rota: currentTarget.value }, replace: true })
              }
            >
              {rotas.data?.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ) : null}
          <fieldset className={css.spans} aria-label={t('after-shift.company.span')}>
            {SPANS.map((one) => (
              <button key={one} type="button" aria-pressed={one === months} onClick={() => setMonths(one)}>
                {t('after-shift.company.months', { count: one })}
              </button>
            ))}
          </fieldset>
        </header>
        {failed ? (
          <ErrorState
            title={t('after-shift.company.away')}
            level={2}
            action={
              <Button kind="filled" size={28} onClick={() => void failed.refetch()}>
                {t('after-shift.again')}
              </Button>
            }
          >
            {t('after-shift.company.awayText')}
          </ErrorState>
        ) : rotas.data !== undefined && rota === undefined ? (
          <EmptyState
            title={t('after-shift.company.none')}
            level={2}
            action={<Button onClick={back}>{t('after-shift.toRota')}</Button>}
          >
            {t('after-shift.company.noneText')}
          </EmptyState>
        ) : rota === undefined || company.data === undefined ? (
          <LoadingRows />
        ) : (
          <Whole rota={rota} company={company.data} months={months} />
        )}
      </div>
    </Columns>
  );
}

function Whole({ rota, company, months }: { rota: Rota; company: CompanyOfRota; months: number }) {
  const t = useT();
  const tx = useTx();
  const near = company.people.filter(({ shifts: each }) => each.some((one) => one > 0)).length;
  const shifts = company.people.reduce((sum, { shifts: each }) => sum + each.reduce((all, one) => all + one, 0), 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={t('after-shift.company.title')}>
      <p className={css.lead}>
        {company.people.length === 0
          ? t('after-shift.company.nobody')
          : tx('after-shift.company.lead', {
              near,
              people: company.people.length,
              shifts,
              months,
              b: (words) => <b key="b">{words}</b>,
            })}
      </p>
      <div className={css.columns}>
        <div>
          <NearCustomers company={company} />
          <Coverage coverage={company.coverage} rotaName={rota.name} />
        </div>
        <div>
          <Compared compared={company.compared} />
          <section className={css.card} aria-labelledby="buddy-days">
            <h2 id="buddy-days">{t('after-shift.company.buddyDays')}</h2>
            <p className={css.sense}>{t('after-shift.company.buddyDaysSense')}</p>
            <BuddyDays rotaId={rota.id} />
          </section>
          <Heard heard={company.heard} />
          <WrittenDown contributions={company.contributions} />
          <FeltTogether rotaId={rota.id} />
        </div>
      </div>
    </section>
  );
}

/** So many months until today, both days counted; whole months at the beginning. */
function spanOf(months: number): { from: string; to: string } {
  const today = new Date(presentMoment());
  const from = new Date(Date.UTC(today.getFullYear(), today.getMonth() - months + 1, 1));
  const to = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}
