import { useMutation, useQuery } from '@tanstack/react-query';
import type { DevJob } from '../../../contract/dev.ts';
import { refusalOf } from '../../api/index.ts';
import { type Translate, useSpeaking } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { jobsAsked, runJob } from './asking.ts';
import css from './jobs-part.module.css';
import { recurringWords } from './recurring-words.ts';

/** Every kind of job: when it comes, what waits or is tried again, how long it takes; each can be run now. */
export function JobsPart() {
  const { t, moments, number } = useSpeaking();
  const { data: jobs } = useQuery(jobsAsked);
  const { mutate, isPending, variables, error } = useMutation({ mutationFn: runJob });
  const waiting = jobs?.reduce((sum, job) => sum + job.waiting, 0) ?? 0;
  const again = jobs?.filter((job) => job.tries > 0).length ?? 0;

  return (
    <section aria-label={t('dev.jobs.title')}>
      <h2 className={css.group}>
        {t('dev.jobs.title')}
        <span>{t('dev.jobs.summary', { waiting, again })}</span>
      </h2>
      <table className={css.table}>
        <tbody>
          {jobs?.map((job) => (
            <tr key={job.name} data-tried={job.tries > 0 || undefined}>
              <th scope="row" className="sp-truncate" title={job.lastError ?? job.name}>
                {job.name}
              </th>
              <td className="sp-truncate">{whenWords(job, t, moments.time)}</td>
              <td className={css.figure}>
                {job.lastMilliseconds === null ? '' : lengthWords(job.lastMilliseconds, number)}
              </td>
              <td className={css.run}>
                {job.recurs !== null || job.waiting > 0 ? (
                  <Button
                    size={24}
                    busy={isPending && variables === job.name}
                    aria-label={t('dev.jobs.runNamed', { name: job.name })}
                    onClick={() => mutate(job.name)}
                  >
                    {t('dev.jobs.run')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {error ? (
        <p className={css.failed} role="alert">
          {t('dev.jobs.failed', { reason: refusalOf(error) ?? error.message })}
        </p>
      ) : null}
    </section>
  );
}

function whenWords(job: DevJob, t: Translate, time: (at: string) => string): string {
  if (job.tries > 0 && job.nextAt) return t('dev.jobs.triesAgain', { count: job.tries + 1, time: time(job.nextAt) });
  if (job.waiting > 0) return t('dev.jobs.waits', { count: job.waiting });
  return job.recurs === null ? t('dev.jobs.whenNeeded') : recurringWords(job.recurs, t);
}

/** "12 ms", "0.4 s", "41 s" */
function lengthWords(
  milliseconds: number,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string {
  if (milliseconds < 100) return number(Math.max(1, Math.round(milliseconds)), { style: 'unit', unit: 'millisecond' });
  const seconds = milliseconds / 1_000;
  return number(seconds, { style: 'unit', unit: 'second', maximumFractionDigits: seconds < 10 ? 1 : 0 });
}
