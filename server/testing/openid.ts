import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { errors, Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

export const CLIENT = { clientId: 'sportello', clientSecret: 'a-secret-of-the-registration' };

export interface Person {
  subject: string;
  email: string;
  emailVerified: boolean;
}

interface OpenIdProvider {
  issuer: string;
  /** Whose account signs in; null: they say no. */
  person: Person | null;
  /** Registers the house, with where browsers are sent back to. */
  register(redirectUrl: string): void;
  /** Signs with a new key from now on, and knows nothing of the one before. */
  rotate(): void;
  close(): Promise<void>;
}

/** A real OpenID provider on loopback, closed after the test. Whoever comes to it signs in as its person. */
export async function openOpenIdProvider(person: Person): Promise<OpenIdProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let redirectUrl = '';
  const here: OpenIdProvider = {
    issuer,
    person,
    register(url) {
      redirectUrl = url;
      here.rotate();
    },
    rotate() {
      const provider = providerWith(issuer, redirectUrl, () => here.person ?? person);
      const speak = provider.callback();
      answer = async (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return speak(request, response);
        const who = here.person;
        return provider.interactionFinished(
          request as IncomingMessage,
          response,
          who ? { login: { accountId: who.subject } } : { error: 'access_denied' },
        );
      };
    },
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  onTestFinished(here.close);
  return here;
}

function providerWith(issuer: string, redirectUrl: string, person: () => Person): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: crypto.randomUUID(), use: 'sig', alg: 'RS256' };
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUrl] }],
    jwks: { keys: [key] },
    cookies: { keys: ['a key of cookies'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: person().email, email_verified: person().emailVerified }),
    }),
    // Nobody is asked what the house may know: the company registered it.
    async loadExistingGrant(context) {
      const { account, client, provider } = context.oidc;
      if (!account || !client) throw new errors.InvalidRequest('nobody signed in');
      const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
}

/** Goes as a browser from the house to the provider. @returns where it sends the browser back to. */
export async function throughProvider(address: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let hops = 0; at.startsWith(issuer) && hops < 10; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the provider stays at ${at}: ${response.status} ${await response.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}

type Claims = Record<string, unknown>;

/** A provider on loopback whose ID tokens say what a test writes into them, closed after the test. */
export async function openLyingProvider(claims: Claims) {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.issuer.url = issuer;
  const liar = {
    issuer,
    claims,
    /** Takes the signature off, and says that there is none. */
    unsigned: false,
    /** Signs with a key that it does not show. */
    hidesKey: false,
    says: {} as Claims,
  };
  server.service.on(Events.BeforeTokenSigning, (token) => Object.assign(token.payload, liar.claims));
  server.service.on(Events.BeforeWellKnownOpenIdConfiguration, (answer) =>
    Object.assign(answer.body as Claims, liar.says),
  );
  server.service.on(Events.BeforeResponse, (answer) => {
    const body = answer.body as { id_token: string };
    const [head = '', payload = '', signature = ''] = body.id_token.split('.');
    if (liar.unsigned) body.id_token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    if (liar.hidesKey) body.id_token = `${head}.${payload}.${signature.replace(/^.{8}/, 'AAAAAAAA')}`;
  });
  onTestFinished(() => server.stop());
  return liar;
}
