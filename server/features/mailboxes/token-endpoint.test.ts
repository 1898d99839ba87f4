import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { TokenEndpoint } from './token-endpoint.ts';
import { askForTokens } from './token-endpoint.ts';

const SECRET = 'a-secret-of-the-registration';
const REFRESH = 'a-refresh-token-that-is-long';

/** A token endpoint on loopback that answers as told. */
async function endpoint(answer: (response: ServerResponse) => void): Promise<TokenEndpoint> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/token`, clientId: 'us', clientSecret: SECRET };
}

const ask = async (answer: (response: ServerResponse) => void) =>
  askForTokens(await endpoint(answer), { grant_type: 'refresh_token', refresh_token: REFRESH });

it('is not led elsewhere, does not read without end, and tells a cut line from a refusal', async () => {
  const elsewhere = await ask((response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end());
  expect(elsewhere).toMatchObject({ tokens: null, trouble: 'no_answer' });
  let stopped = false;
  const endless = await ask((response) => {
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(32_768), () => setImmediate(more));
    };
    response.on('close', () => {
      stopped = true;
    });
    more();
  });
  expect(endless).toMatchObject({ tokens: null, trouble: 'no_answer' });
  await expect.poll(() => stopped).toBe(true);
  expect(await ask((response) => response.destroy())).toMatchObject({ trouble: 'no_answer' });
  const nobody = { url: 'http://127.0.0.1:9/token', clientId: 'us', clientSecret: null };
  expect(await askForTokens(nobody, {})).toMatchObject({ trouble: 'no_answer' });
});

it('repeats no secret that a provider sends back', async () => {
  const error_description = `no ${REFRESH} for ${SECRET}`;
  const said = await ask((response) =>
    response.writeHead(400).end(JSON.stringify({ error: 'invalid_grant', error_description })),
  );
  expect(said).toEqual({ tokens: null, trouble: 'permission_ended', answer: '400 invalid_grant: no … for …' });
});

it('reads lifetimes as numbers and as words of numbers, and takes no nonsense for one', async () => {
  const secondsOf = async (values: object): Promise<[number | undefined, number | null | undefined]> => {
    const { tokens } = await ask((response) => response.end(JSON.stringify({ access_token: 'x', ...values })));
    return [tokens?.accessSeconds, tokens?.refreshSeconds];
  };
  expect(await secondsOf({ expires_in: '300', refresh_expires_in: 0 })).toEqual([300, null]);
  expect(await secondsOf({ expires_in: -5, refresh_token_expires_in: 'soon' })).toEqual([3_600, null]);
  expect(await secondsOf({ refresh_token_expires_in: 86_400 })).toEqual([3_600, 86_400]);
});

it('survives whatever is said', async () => {
  let words: string = '';
  let status = 200;
  const at = await endpoint((response) => response.writeHead(status).end(words));
  const json = fc.oneof(fc.json(), fc.string(), fc.constant('{"access_token":"x","id_token":"a.b.c"}'));
  await fc.assert(
    fc.asyncProperty(json, fc.constantFrom(200, 400, 401, 429, 500), async (body, code) => {
      words = body;
      status = code;
      const got = await askForTokens(at, { refresh_token: REFRESH });
      if (got.tokens === null) expect(got.answer.length).toBeLessThanOrEqual(300);
      else expect(got.tokens.accessToken.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
