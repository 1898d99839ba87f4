import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, ChoiceMenu } from '../../ui/index.ts';
import { organizationsTyped } from './asking.ts';
import css from './card.module.css';

const none = 'none';

/** The organization somebody belongs to, found by what is typed. */
export function OrganizationChoice({
  chosen,
  guessed,
  onChoose,
}: {
  chosen: { id: string; name: string } | null;
  /** What the domain says where nobody said anything. */
  guessed: string | undefined;
  onChoose: (organization: { id: string; name: string } | null) => void;
}) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const { data } = useQuery({ ...organizationsTyped(typed), enabled: opened });
  const items = data?.items ?? [];
  const byDomain =
    guessed === undefined ? t('contacts.field.noOrganization') : t('contacts.field.byDomain', { name: guessed });
  return (
    <div className={css.choice}>
      <span className={css.label}>{t('contacts.organization.belongs')}</span>
      <ChoiceMenu
        label={t('contacts.organization.belongs')}
        search
        opened={opened}
        onOpened={setOpened}
        onTyped={setTyped}
        width={320}
        chosen={chosen?.id ?? none}
        choices={[
          { id: none, label: byDomain },
          ...items.map(({ id, name, domains }) => ({ id, label: name, hint: domains[0] })),
        ]}
        nothing={() => t('contacts.emptyFound')}
        onChoose={(id) => {
          onChoose(items.find((one) => one.id === id) ?? null);
          setOpened(false);
        }}
      >
        <Button onClick={() => setOpened(true)}>{chosen?.name ?? byDomain}</Button>
      </ChoiceMenu>
    </div>
  );
}
