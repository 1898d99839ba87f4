import type { CompanyOfRota, Measured } from '../../../contract/after-shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import css from './company.module.css';

const MINUTE = 60_000;

/** How those who answer in turn do beside those who always do; what may be chance says so. */
export function Compared({ compared }: { compared: CompanyOfRota['compared'] }) {
  const { t, moments } = useSpeaking();
  const marks = ({ goodMarks, marks: of }: Measured) =>
    of === 0 ? t('after-shift.company.noneYet') : t('after-shift.company.outOf', { good: goodMarks, of });
  const first = ({ firstReplyMinutes }: Measured) =>
    firstReplyMinutes === null ? t('after-shift.company.noneYet') : moments.length(firstReplyMinutes * MINUTE);
  const { onShift, fullTime } = compared;
  return (
    <section className={css.card} aria-labelledby="compared">
      <h2 id="compared">{t('after-shift.company.compared')}</h2>
      <table className={css.figures}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sp-hidden">{t('after-shift.company.figure')}</span>
            </th>
            <th scope="col">{t('after-shift.company.onShift')}</th>
            <th scope="col">{t('after-shift.company.fullTime')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('after-shift.company.replies')}</th>
            <td>{onShift.replies}</td>
            <td>{fullTime.replies}</td>
          </tr>
          <tr>
            <th scope="row">
              {t('after-shift.company.goodMarks')}
              {compared.marksMayBeChance ? <i className={css.small}>{t('after-shift.company.mayBeChance')}</i> : null}
            </th>
            <td>{marks(onShift)}</td>
            <td>{marks(fullTime)}</td>
          </tr>
          <tr>
            <th scope="row">
              {t('after-shift.company.firstReply')}
              {compared.replyMayBeChance ? <i className={css.small}>{t('after-shift.company.mayBeChance')}</i> : null}
            </th>
            <td>
              {first(onShift)}
              <i className={css.small}>{t('after-shift.company.ofFirst', { count: onShift.firstReplies })}</i>
            </td>
            <td>
              {first(fullTime)}
              <i className={css.small}>{t('after-shift.company.ofFirst', { count: fullTime.firstReplies })}</i>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
