/** By which a customer who came in by a mailed link is known on the pages; see `my.routes.tsx`. */
export const MY_COOKIE = 'sportello_requests';
