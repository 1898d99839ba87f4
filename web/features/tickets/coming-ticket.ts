import { useEffect, useLayoutEffect } from 'react';
import { holdKeys, letKeysGo } from '../../shell/index.ts';

/** Keys that do something to the open ticket: pressed while it is on its way, they are meant for it. */
const ofTicket: ReadonlySet<string> = new Set(
  'r n e a p m x ! h s f l i o shift+a shift+c shift+t shift+y shift+p shift+d shift+w shift+s'.split(' '),
);

let coming: string | undefined;

/** This ticket was asked for. Until it is on the screen no key acts on the one that still stands there. */
export function ticketComing(number: number | string): void {
  coming = String(number);
  holdKeys(ofTicket);
}

/**
 * The ticket is on the screen and takes what was pressed for it: the one that was asked for, or whichever the address says,
 * when one went elsewhere before that one came.
 */
export function useTicketThere(number: number): void {
  useLayoutEffect(() => {
    if (coming === undefined) return;
    if (coming !== String(number) && location.pathname !== `/tickets/${number}`) return;
    coming = undefined;
    letKeysGo();
  }, [number]);
}

/** What stands where the ticket will be. */
export function useTicketComing(number: string): void {
  useLayoutEffect(() => ticketComing(number), [number]);
}

/** No ticket comes: there is none, or the list is shown. */
export function useNoTicketComing(none: boolean): void {
  useEffect(() => (none ? forget() : undefined), [none]);
  // On to another page.
  useEffect(() => forget, []);
}

function forget(): void {
  if (coming === undefined) return;
  coming = undefined;
  letKeysGo({ drop: true });
}
