import type { Prepare } from './preparing-calls.ts';

/** How the routes of the cards of people and organizations are called. */
export function callsOfCards({
  made,
  fresh,
  contactId,
  organization,
}: {
  made: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ id: string; identities: { id: string }[]; items: { id: string }[] }>;
  fresh: () => string;
  contactId: string;
  organization: () => Promise<string>;
}): Record<string, Prepare> {
  const of = `/contacts/${contactId}`;
  const address = () => ({ kind: 'email', value: `${fresh()}@postanova.example` });
  /** Somebody who wrote to the customers' desk. */
  const writer = async (): Promise<string> => {
    const ticket = await made('POST', '/tickets', {
      subject: fresh(),
      text: 'Hello',
      contact: { address: address().value },
      desk: 'Customer desk',
    });
    return (ticket as unknown as { contact: { id: string } }).contact.id;
  };
  const identity = async (): Promise<string> => {
    const { identities } = await made('POST', `${of}/identities`, address());
    return identities.at(-1)?.id ?? '';
  };
  const note = async (): Promise<string> => (await made('POST', `${of}/notes`, { text: fresh() })).items[0]?.id ?? '';
  const pair = async () => ({ contactId: await writer(), intoId: contactId });

  const list = (): FormData => {
    const form = new FormData();
    form.set('file', new File([`name,email\nSomebody,${address().value}\n`], 'list.csv', { type: 'text/csv' }));
    return form;
  };
  /** The caller's own where a person may make one, else the owner's token's, which is no other person's. */
  const onImport =
    (rest: string, body?: unknown): Prepare =>
    async (caller) => {
      const own = await caller.call('POST', '/contact-imports', list());
      const id = own.body.id ?? (await made('POST', '/contact-imports', list())).id;
      return { path: `/contact-imports/${id}${rest}`, body };
    };

  return {
    'POST /contacts': () => ({ path: '/contacts', body: { name: 'Somebody', identities: [address()] } }),
    'PATCH /contacts/{id}': () => ({ path: of, body: { plan: 'Gold' } }),
    'GET /contacts/{id}/timeline': () => ({ path: `${of}/timeline` }),
    'GET /contacts/{id}/duplicates': () => ({ path: `${of}/duplicates` }),
    'POST /contacts/{id}/differences': async () => ({ path: `${of}/differences`, body: { otherId: await writer() } }),
    'POST /contacts/{id}/identities': () => ({ path: `${of}/identities`, body: address() }),
    'PATCH /contacts/{id}/identities/{identityId}': async () => ({
      path: `${of}/identities/${await identity()}`,
      body: { primary: true },
    }),
    'DELETE /contacts/{id}/identities/{identityId}': async () => ({ path: `${of}/identities/${await identity()}` }),
    'GET /contacts/{id}/notes': () => ({ path: `${of}/notes` }),
    'POST /contacts/{id}/notes': () => ({ path: `${of}/notes`, body: { text: fresh() } }),
    'PATCH /contact-notes/{id}': async () => ({ path: `/contact-notes/${await note()}`, body: { text: fresh() } }),
    'DELETE /contact-notes/{id}': async () => ({ path: `/contact-notes/${await note()}` }),
    'POST /contact-merges': async () => ({ path: '/contact-merges', body: await pair() }),
    'DELETE /contact-merges/{id}': async () => ({
      path: `/contact-merges/${(await made('POST', '/contact-merges', await pair())).id}`,
    }),
    'GET /card-fields': () => ({ path: '/card-fields' }),
    'PUT /card-fields': () => ({ path: '/card-fields', body: { fields: [] } }),
    'GET /contact-export': () => ({ path: '/contact-export' }),
    'GET /contact-imports': () => ({ path: '/contact-imports' }),
    'POST /contact-imports': () => ({ path: '/contact-imports', body: list() }),
    'GET /contact-imports/{id}': onImport(''),
    'POST /contact-imports/{id}/trial': onImport('/trial', { mapping: ['name', 'email'] }),
    'POST /contact-imports/{id}/run': onImport('/run', { mapping: ['name', 'email'] }),
    'DELETE /contact-imports/{id}/run': onImport('/run'),
    'GET /contact-imports/{id}/bad-lines': onImport('/bad-lines'),
    'GET /organizations/{id}/people': async () => ({ path: `/organizations/${await organization()}/people` }),
    'GET /organizations/{id}/timeline': async () => ({ path: `/organizations/${await organization()}/timeline` }),
    'GET /organizations/{id}/notes': async () => ({ path: `/organizations/${await organization()}/notes` }),
    'POST /organizations/{id}/notes': async () => ({
      path: `/organizations/${await organization()}/notes`,
      body: { text: fresh() },
    }),
  };
}
