import { Menu } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconCheck, IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import type { Sort } from '../../../contract/filter.ts';
import { useT } from '../../i18n/index.ts';
import { IconButton } from '../../ui/index.ts';
import { columns, type Look } from './look.ts';

const sorts = [
  'next',
  'due',
  'last_message',
  'created',
  'updated',
  'priority',
  'number',
] as const satisfies readonly Sort[];
const layouts = ['pane', 'list', 'board'] as const;
const lanes = ['status', 'assignee', 'priority', 'category'] as const;

const tick = <IconCheck size={14} stroke={2} />;

/** How the view is shown: form, order, density, and the columns of the list alone. */
export function LookMenu({
  look,
  onChange,
  size = 28,
  phone,
}: {
  look: Look;
  onChange: (change: Partial<Look>) => void;
  size?: 28 | 44;
  phone: boolean;
}) {
  const t = useT();
  const choice = (key: string, label: string, on: boolean, run: () => void) => (
    <Menu.RadioItem key={key} value={key} checked={on} closeMenuOnClick checkIcon={tick} onChange={run}>
      {label}
    </Menu.RadioItem>
  );
  return (
    <Menu position="bottom-end" width={236}>
      <Menu.Target>
        <IconButton
          size={size}
          label={t('views.look.label')}
          icon={<IconAdjustmentsHorizontal size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
        />
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        {phone ? null : (
          <>
            <Menu.Label>{t('views.look.layout')}</Menu.Label>
            {layouts.map((one) =>
              choice(one, t(`views.layout.${one}`), look.layout === one, () => onChange({ layout: one })),
            )}
          </>
        )}
        {look.layout === 'board' && !phone ? (
          <>
            <Menu.Label>{t('views.look.lanes')}</Menu.Label>
            {lanes.map((one) =>
              choice(one, t(`views.part.${one}`), look.lanes === one, () => onChange({ lanes: one })),
            )}
          </>
        ) : (
          <>
            <Menu.Label>{t('views.look.sort')}</Menu.Label>
            {sorts.map((one) => choice(one, t(`views.sort.${one}`), look.sort === one, () => onChange({ sort: one })))}
            {look.sort === 'next' ? null : (
              <Menu.Item
                leftSection={
                  look.direction === 'asc' ? (
                    <IconSortAscending size={14} stroke={2} />
                  ) : (
                    <IconSortDescending size={14} stroke={2} />
                  )
                }
                closeMenuOnClick={false}
                onClick={() => onChange({ direction: look.direction === 'asc' ? 'desc' : 'asc' })}
              >
                {t('views.look.turn')}
              </Menu.Item>
            )}
            {phone ? null : (
              <>
                <Menu.Label>{t('views.look.density')}</Menu.Label>
                {(['comfortable', 'compact'] as const).map((one) =>
                  choice(one, t(`views.density.${one}`), look.density === one, () => onChange({ density: one })),
                )}
              </>
            )}
          </>
        )}
        {look.layout === 'list' && !phone ? (
          <>
            <Menu.Label>{t('views.look.columns')}</Menu.Label>
            {columns.map((one) => {
              const on = look.columns.includes(one);
              return (
                <Menu.CheckboxItem
                  key={one}
                  checked={on || one === 'subject'}
                  checkIcon={tick}
                  // The subject is what one opens a row by.
                  disabled={one === 'subject'}
                  onChange={() =>
                    onChange({
                      columns: columns.filter((other) => (other === one ? !on : look.columns.includes(other))),
                    })
                  }
                >
                  {t(`views.column.${one}`)}
                </Menu.CheckboxItem>
              );
            })}
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
