import { IconArrowLeft, IconDiamond, IconPencil } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, Face, IconButton, PanelHeader, type Person } from '../../ui/index.ts';
import css from './card.module.css';
import { VipMark } from './vip-mark.tsx';

/** The line over a card: back to where one came from, what kind of card it is, and its editing where one may. */
export function CardBar({ title, edit }: { title: string; edit: { label: string; run: () => void } | undefined }) {
  const t = useT();
  const router = useRouter();
  return (
    <PanelHeader
      level={1}
      title={title}
      before={
        <IconButton
          label={t('contacts.back')}
          icon={<IconArrowLeft size={17} stroke={1.6} aria-hidden />}
          onClick={() => router.history.back()}
        />
      }
      after={
        edit && (
          <IconButton label={edit.label} icon={<IconPencil size={17} stroke={1.6} aria-hidden />} onClick={edit.run} />
        )
      }
    />
  );
}

/** Whose card it is, a line on them, what sets them apart, and what can be done. */
export function CardHead({
  of,
  line,
  onVip,
  marks,
  doings,
}: {
  of: Person & { vip: boolean };
  line: ReactNode;
  /** Undefined where one may not change it. */
  onVip: (() => void) | undefined;
  /** Beside the mark of a VIP. */
  marks?: ReactNode;
  /** After the button of a VIP. */
  doings?: ReactNode;
}) {
  const t = useT();
  return (
    <section className={css.head} aria-label={of.name}>
      <div className={css.faceLine}>
        <Face person={of} size={52} customer decorative />
        <div className={css.names}>
          <h2 className={css.bigName}>{of.name}</h2>
          <p className={css.small}>{line}</p>
        </div>
      </div>
      <div className={css.marks}>
        {of.vip ? <VipMark /> : null}
        {marks}
      </div>
      <div className={css.doings}>
        {onVip ? (
          <Button size={28} icon={<IconDiamond size={14} stroke={1.8} aria-hidden />} onClick={onVip}>
            {t(of.vip ? 'contacts.card.noVip' : 'contacts.card.makeVip')}
          </Button>
        ) : null}
        {doings}
      </div>
    </section>
  );
}
