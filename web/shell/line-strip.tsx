import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSpeaking } from '../i18n/index.ts';
import { tryLineNow, useLine } from '../live/index.ts';
import css from './line-strip.module.css';

function onNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** While nothing comes from the server: since when, what is safe, and a way to try at once. */
export function LineStrip() {
  const { t, moments } = useSpeaking();
  const line = useLine();
  const online = useSyncExternalStore(onNetwork, () => navigator.onLine);
  const [offlineSince, setOfflineSince] = useState<number | undefined>();
  useEffect(() => setOfflineSince(online ? undefined : Date.now()), [online]);

  const since = line.state === 'lost' ? line.since : offlineSince;
  return (
    <div role="status">
      {since === undefined ? null : (
        <div className={css.strip}>
          <span>{t('shell.offline', { time: moments.time(since) })}</span>
          <button type="button" className="sp-link" onClick={tryLineNow}>
            {t('shell.offlineTry')}
          </button>
        </div>
      )}
    </div>
  );
}
