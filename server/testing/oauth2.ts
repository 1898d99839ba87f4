import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { onTestFinished } from 'vitest';

/** What a provider says at its token endpoint in place of tokens. */
export type ProviderMood = 'well' | 'revoked' | 'wrong-client' | 'down' | 'not-json';

export interface TestProvider {
  url: string;
  /** For `PUT /mail-providers/other`. */
  registration: { clientId: string; clientSecret: string; authorizeUrl: string; tokenUrl: string; scopes: string[] };
  mood: ProviderMood;
  /** Whose account signs in. */
  account: string;
  /** Where a mail server asks whether a token is good. */
  introspectionUrl: string;
  /** Access tokens that were given and not taken back, and each request for some. */
  valid: Set<string>;
  asked: Record<string, string>[];
  /** Added to each answer with tokens. */
  answer: Record<string, unknown>;
  /** As in a browser: signs in at the address and comes back with what the house is then sent. */
  signIn(url: string): Promise<{ state: string; code: string }>;
  /** Tokens end now, and nobody gets new ones until it is given anew. */
  revoke(): void;
  close(): Promise<void>;
}

/** A provider of accounts for one test, closed after it. See `startTestProvider`. */
export async function openTestProvider(account: string): Promise<TestProvider> {
  const provider = await startTestProvider(account);
  onTestFinished(provider.close);
  return provider;
}

/** An OAuth 2.0 server on loopback that checks PKCE, rotates refresh tokens, and can be in a bad mood. */
export async function startTestProvider(account: string): Promise<TestProvider> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const url = `http://127.0.0.1:${portOf(server)}`;
  // RFC 7662, on a server of its own: the other one answers without looking at the token.
  const tokenCheck = createServer(async (request, response) => {
    const token = new URLSearchParams(await text(request)).get('token') ?? '';
    const answer = provider.valid.has(token) ? { active: true, username: provider.account } : { active: false };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => tokenCheck.listen(0, '127.0.0.1', resolve));
  const refreshTokens = new Set<string>();
  const provider: TestProvider = {
    url,
    registration: {
      clientId: 'sportello-tests',
      clientSecret: 'a-secret-of-the-registration',
      authorizeUrl: `${url}/authorize`,
      tokenUrl: `${url}/token`,
      scopes: ['mail', 'offline_access', 'openid', 'email'],
    },
    mood: 'well',
    account,
    introspectionUrl: `http://127.0.0.1:${portOf(tokenCheck)}`,
    valid: new Set(),
    asked: [],
    answer: {},
    async signIn(address) {
      const response = await fetch(address, { redirect: 'manual' });
      const back = new URL(response.headers.get('location') ?? '');
      return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '' };
    },
    revoke() {
      provider.mood = 'revoked';
      provider.valid.clear();
      refreshTokens.clear();
    },
    async close() {
      tokenCheck.closeAllConnections();
      tokenCheck.close();
      await server.stop();
    },
  };
  server.service.on(Events.BeforeTokenSigning, (token) => {
    token.payload.email = provider.account;
    // Two tokens of one second would be the same bytes.
    token.payload.jti = crypto.randomUUID();
  });
  server.service.on(Events.BeforeResponse, (response, request) => {
    const body = request.body as Record<string, string>;
    provider.asked.push({ ...body });
    // Each refresh token serves once; a bad mood takes none.
    const isKnown = () => body.grant_type !== 'refresh_token' || refreshTokens.delete(body.refresh_token ?? '');
    const refusal = refusals[provider.mood] ?? (isKnown() ? undefined : refusals.revoked);
    if (refusal) {
      response.statusCode = refusal.status;
      response.body = refusal.body as Record<string, unknown>;
      return;
    }
    const answer = { ...(response.body as Record<string, unknown>), ...provider.answer };
    response.body = answer;
    provider.valid.add(String(answer.access_token));
    refreshTokens.add(String(answer.refresh_token));
  });
  return provider;
}

function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port;
}

const refusals: Partial<Record<ProviderMood, { status: number; body: unknown }>> = {
  revoked: { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } },
  'wrong-client': { status: 401, body: { error: 'invalid_client', error_description: 'The secret has ended.' } },
  down: { status: 503, body: { error: 'temporarily_unavailable' } },
  'not-json': { status: 502, body: 'Bad gateway' },
};
