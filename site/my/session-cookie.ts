/** By which a customer who came in is known on the pages; see `my.routes.tsx`. */
export const MY_COOKIE = 'sportello_requests';

/** For all our pages: the contact form knows by it whom it need not ask for an address. */
export function sessionCookie({ publicUrl }: { publicUrl: string }) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: publicUrl.startsWith('https:') } as const;
}
