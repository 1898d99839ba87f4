import { type Instant, useMoments } from '../i18n/index.ts';
import { useNow } from './now.ts';

/** A past moment, shorter with age, with the whole of it in the title. `ahead` for moments to come. */
export function RelativeTime({
  at,
  ahead = false,
  className,
}: {
  at: Instant;
  ahead?: boolean;
  className?: string | undefined;
}) {
  const moments = useMoments();
  const now = useNow();
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={moments.full(at)}>
      {ahead ? moments.ahead(at, now) : moments.ago(at, now)}
    </time>
  );
}
