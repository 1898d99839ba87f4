import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { desksAsked } from './asking.ts';
import css from './desks-place.module.css';
import { Waiting } from './load-states.tsx';
import { NewDesk } from './new-desk.tsx';
import { PlaceFrame } from './place-frame.tsx';
import { useSaving } from './saving.ts';

/** Every desk of the company, and where another one is opened. */
export function DesksPlace() {
  const { t, tx } = useSpeaking();
  const saving = useSaving();
  const desks = useQuery(desksAsked);
  const [making, setMaking] = useState(false);
  return (
    <PlaceFrame
      title={t('settings.place.desks')}
      lead={tx('settings.desks.lead', { count: desks.data?.length ?? 0, b: (words) => <b key="b">{words}</b> })}
      saving={saving}
      action={
        making ? null : (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setMaking(true)}>
            {t('settings.desks.new')}
          </Button>
        )
      }
    >
      {making ? <NewDesk saving={saving} onDone={() => setMaking(false)} /> : null}
      <Waiting query={desks} rows={2}>
        <ul className={css.list}>
          {desks.data?.map((desk) => (
            <li key={desk.id}>
              <Link className={css.row} to="/settings/$place" params={{ place: 'names' }} search={{ desk: desk.id }}>
                <b className={css.name}>{desk.name}</b>
                <span className={css.more}>
                  {t('settings.desks.row', { audience: desk.audience, addresses: desk.addresses.join(', ') })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Waiting>
    </PlaceFrame>
  );
}
