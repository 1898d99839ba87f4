import type { ShiftLoad } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';

/** Who lets one go on after one's hard stop, and why. */
export function Lifted({ lifted, className }: { lifted: ShiftLoad['lifted']; className: string | undefined }) {
  const t = useT();
  if (lifted === null) return null;
  const values = { has: lifted.by === null ? 'no' : 'yes', name: firstName(lifted.by ?? ''), reason: lifted.reason };
  return <p className={className}>{t('shift-page.lift.yours', values)}</p>;
}
