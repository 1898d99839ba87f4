import { useNavigate } from '@tanstack/react-router';
import { VIEW_FILTERS } from '../../../contract/built-in-views.ts';
import type { TicketFilter } from '../../../contract/filter.ts';
import { useT } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { changeView, createView, filterToAddress, isBuiltIn, type ViewFacts } from '../views/index.ts';
import { whyNot } from './changing.ts';
import { filterToKeep, type ShownView } from './shown-view.ts';

/** Narrowing what is shown, and keeping that as a view. */
export function useSavingView(shown: ShownView) {
  const t = useT();
  const navigate = useNavigate();
  const { desk, language } = shown.wish;

  /** The address carries the filter, so that it can be sent to somebody. */
  const narrow = (filter: TicketFilter | undefined) => {
    // A saved view without any part is still another one than it was.
    const said = filter === undefined ? undefined : (filterToAddress(filter) ?? (shown.saved ? '' : undefined));
    void navigate({
      to: '/inbox/$view',
      params: { view: shown.key },
      search: {
        ...(desk === undefined ? {} : { desk }),
        ...(language === undefined ? {} : { language }),
        ...(said === undefined ? {} : { filter: said }),
      },
      replace: true,
    });
  };
  const { columns, density, layout, lanes, sort, direction } = shown.look;
  const look = { columns: [...columns], density, layout, lanes, sort, direction };

  const make = async (facts: ViewFacts): Promise<string | undefined> => {
    try {
      const filter = filterToKeep(shown, isBuiltIn(shown.key) ? VIEW_FILTERS[shown.key] : undefined);
      const made = await createView({ ...facts, filter, ...look });
      toast({ title: t('views.made', { name: made.name }) });
      void navigate({ to: '/inbox/$view', params: { view: made.id }, search: {} });
      return undefined;
    } catch (error) {
      return whyNot(error);
    }
  };
  const { saved } = shown;
  const saveChanges =
    saved?.can.change && (shown.narrowed || shown.lookChanged)
      ? () =>
          void changeView(saved.id, { filter: shown.filter, ...look }).then(
            () => {
              shown.forgetLook();
              narrow(undefined);
              toast({ title: t('views.saved', { name: saved.name }) });
            },
            (error: unknown) => toast({ tone: 'failed', title: t('views.list.refused'), text: whyNot(error) }),
          )
      : undefined;
  const forget =
    shown.narrowed || (saved !== undefined && shown.lookChanged)
      ? () => {
          shown.forgetLook();
          narrow(undefined);
        }
      : undefined;
  return { narrow, make, saveChanges, forget };
}
