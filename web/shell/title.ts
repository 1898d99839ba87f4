import { useEffect } from 'react';

/** The window's title while this screen is there: "What next, Customer desk · Sportello". */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sportello`;
    return () => {
      document.title = 'Sportello';
    };
  }, [title]);
}
