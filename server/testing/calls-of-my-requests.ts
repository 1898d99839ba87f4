import type { Prepare } from './preparing-calls.ts';

interface Given {
  made: (method: string, path: string, body?: unknown) => Promise<{ id: string; items: { id: string }[] }>;
  fresh: () => string;
}

/** How the routes are called by which owners say whom they believe about customers. */
export function callsOfMyRequests({ made, fresh }: Given): Record<string, Prepare> {
  const wish = () => ({ name: fresh(), issuer: 'https://127.0.0.1:1', clientId: fresh() });
  // One that is there already: only so many can be.
  const on =
    (rest = '', body?: unknown): Prepare =>
    async () => {
      const [known] = (await made('GET', '/customer-providers')).items;
      const { id } = known ?? (await made('POST', '/customer-providers', wish()));
      return { path: `/customer-providers/${id}${rest}`, body };
    };
  return {
    'GET /customer-providers': () => ({ path: '/customer-providers' }),
    'POST /customer-providers': () => ({ path: '/customer-providers', body: wish() }),
    'PATCH /customer-providers/{id}': on('', { name: 'Shop' }),
    'DELETE /customer-providers/{id}': on(),
    'POST /customer-providers/{id}/trial': on('/trial'),
  };
}
