import { useState } from 'react';
import { VIEW_NAME_LENGTH } from '../../../contract/built-in-views.ts';
import type { MyViews, SavedView, ViewScope } from '../../../contract/views.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';
import css from './view-dialog.module.css';
import { type ViewIcon, viewIcons } from './view-icons.ts';

export interface ViewFacts {
  name: string;
  icon: string | null;
  scope: ViewScope;
  teamId: string | null;
}

/** Name, icon and who sees it, of a view that is made or changed. */
export function ViewDialog({
  view,
  can,
  onKeep,
  onClose,
}: {
  /** The one that is changed; undefined for a new one. */
  view: SavedView | undefined;
  can: MyViews['can'];
  /** Keeps it; gives the sentence of a refusal, or nothing when it is kept. */
  onKeep: (facts: ViewFacts) => Promise<string | undefined>;
  onClose: () => void;
}) {
  const t = useT();
  const [name, setName] = useState(view?.name ?? '');
  const [icon, setIcon] = useState<string>(view?.icon ?? 'filter');
  const [who, setWho] = useState(
    view === undefined ? 'private' : view.scope === 'team' ? (view.team?.id ?? 'private') : view.scope,
  );
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const title = t(view === undefined ? 'views.dialog.make' : 'views.dialog.change');
  const teams =
    view?.team && !can.shareWithTeams.some(({ id }) => id === view.team?.id)
      ? [view.team, ...can.shareWithTeams]
      : can.shareWithTeams;
  const keep = async () => {
    if (name.trim() === '') {
      setRefused(t('views.dialog.nameMissing'));
      return;
    }
    setBusy(true);
    const scope = who === 'private' || who === 'company' ? who : 'team';
    const sentence = await onKeep({ name: name.trim(), icon, scope, teamId: scope === 'team' ? who : null });
    setBusy(false);
    if (sentence === undefined) onClose();
    else setRefused(sentence);
  };
  return (
    <Dialog label={title} onClose={onClose} width={420}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <h2 className={css.title}>{title}</h2>
        <TextField
          label={t('views.dialog.name')}
          value={name}
          maxLength={VIEW_NAME_LENGTH}
          autoComplete="off"
          data-autofocus
          error={refused}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setRefused(undefined);
          }}
        />
        <fieldset className={css.icons}>
          <legend>{t('views.dialog.icon')}</legend>
          {(Object.keys(viewIcons) as ViewIcon[]).map((one) => {
            const Icon = viewIcons[one];
            return (
              <label key={one} className={css.icon} title={t(`views.icon.${one}`)}>
                <input
                  type="radio"
                  name="icon"
                  value={one}
                  checked={icon === one}
                  aria-label={t(`views.icon.${one}`)}
                  onChange={() => setIcon(one)}
                />
                <Icon size={17} stroke={1.6} />
              </label>
            );
          })}
        </fieldset>
        <SelectField
          label={t('views.dialog.who')}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
          data={[
            { value: 'private', label: t('views.dialog.onlyMe') },
            ...teams.map(({ id, name: team }) => ({ value: id, label: t('views.dialog.team', { team }) })),
            ...(can.shareWithCompany || view?.scope === 'company'
              ? [{ value: 'company', label: t('views.dialog.company') }]
              : []),
          ]}
        />
        <div className={css.actions}>
          <Button type="submit" kind="filled" busy={busy}>
            {t(view === undefined ? 'views.dialog.keepNew' : 'views.dialog.keep')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('views.dialog.leave')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
