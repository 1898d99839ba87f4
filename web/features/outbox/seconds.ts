import { useEffect, useState } from 'react';
import { presentMoment, useNow } from '../../ui/index.ts';

const second = 1_000;

/** The present moment in milliseconds, each second while `counting` (something can still be undone), else seldom. */
export function useSeconds(counting: boolean): number {
  const seldom = useNow();
  const [often, setOften] = useState(presentMoment);
  useEffect(() => {
    if (!counting) return;
    setOften(presentMoment());
    const timer = setInterval(() => setOften(presentMoment()), second);
    return () => clearInterval(timer);
  }, [counting]);
  return counting ? often : Math.max(seldom, often);
}
