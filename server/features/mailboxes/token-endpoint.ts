import { z } from 'zod';
import type { Trouble } from '../../../contract/mailboxes.ts';

/** Tokens as a provider gave them; lifetimes in seconds, null where it did not say. */
export interface Tokens {
  accessToken: string;
  accessSeconds: number;
  refreshToken: string | null;
  refreshSeconds: number | null;
  /** Whose account it is, where the provider says it. */
  account: string | null;
  scopes: string[] | null;
}

export type TokenAnswer =
  | { tokens: Tokens }
  | { tokens: null; trouble: Extract<Trouble, 'permission_ended' | 'refused' | 'no_answer'>; answer: string };

export interface TokenEndpoint {
  url: string;
  clientId: string;
  clientSecret: string | null;
}

/** Milliseconds for the whole answer. */
const LONGEST_WAIT = 15_000;
const MOST_BYTES = 64 * 1024;
const ANSWER_LENGTH = 300;
/** Where a provider does not say how long an access token lives (RFC 6749, 5.1 leaves it open). */
const USUAL_SECONDS = 3_600;
const LONGEST_SECONDS = 366 * 24 * 3_600;

/** The person, or their company, has to give it again (RFC 6749, 5.2; OpenID Connect Core, 3.1.2.6). */
const ENDED = new Set(['invalid_grant', 'interaction_required', 'consent_required', 'login_required']);

const seconds = z.coerce.number().int().min(0).max(LONGEST_SECONDS).catch(0);
const good = z.object({
  access_token: z.string().min(1).max(16_384),
  expires_in: seconds.optional(),
  refresh_token: z.string().min(1).max(16_384).optional(),
  // Google says the first, Keycloak the second; others do not tell.
  refresh_token_expires_in: seconds.optional(),
  refresh_expires_in: seconds.optional(),
  scope: z.string().optional(),
  id_token: z.string().max(MOST_BYTES).optional(),
});
const bad = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Asks a provider for tokens (RFC 6749, 4.1.3 and 6), with a code or a refresh token. That the permission has ended is told
 * apart from a refused registration and from a provider that does not answer. Never throws for what the other side does.
 */
export async function askForTokens(endpoint: TokenEndpoint, values: Record<string, string>): Promise<TokenAnswer> {
  const form = new URLSearchParams({ ...values, client_id: endpoint.clientId });
  if (endpoint.clientSecret !== null) form.set('client_secret', endpoint.clientSecret);
  let status: number;
  let text: string;
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    status = response.status;
    text = await textOf(response);
  } catch (error) {
    return { tokens: null, trouble: 'no_answer', answer: reasonOf(error) };
  }
  const json = parsed(text);
  const tokens = status < 300 ? good.safeParse(json) : undefined;
  if (tokens?.success) return { tokens: tokensOf(tokens.data) };
  const said = bad.safeParse(json);
  const secrets = [...form.values()].filter((value) => value.length >= 16);
  const words = said.success ? [said.data.error, said.data.error_description].filter(Boolean).join(': ') : '';
  const answer = without(secrets, `${status} ${words}`.trim()).slice(0, ANSWER_LENGTH);
  if (said.success && ENDED.has(said.data.error)) return { tokens: null, trouble: 'permission_ended', answer };
  if (status >= 500 || status === 429 || !said.success) return { tokens: null, trouble: 'no_answer', answer };
  return { tokens: null, trouble: 'refused', answer };
}

function tokensOf(found: z.infer<typeof good>): Tokens {
  const refreshSeconds = found.refresh_token_expires_in ?? found.refresh_expires_in ?? 0;
  return {
    accessToken: found.access_token,
    accessSeconds: found.expires_in || USUAL_SECONDS,
    refreshToken: found.refresh_token ?? null,
    // Keycloak's 0 is a token without an end.
    refreshSeconds: refreshSeconds || null,
    account: accountOf(found.id_token),
    scopes: found.scope === undefined ? null : found.scope.split(/\s+/).filter(Boolean),
  };
}

const claims = z.object({ email: z.email().optional(), preferred_username: z.email().optional() });

/**
 * The address in an ID token. Its signature need not be checked, since it came from the provider itself over a connection of
 * our own (OpenID Connect Core, 3.1.3.7, 6), and it only tells people which account this is.
 */
function accountOf(idToken: string | undefined): string | null {
  const middle = idToken?.split('.')[1];
  if (middle === undefined) return null;
  const found = claims.safeParse(parsed(Buffer.from(middle, 'base64url').toString()));
  return (found.data?.email ?? found.data?.preferred_username)?.toLowerCase() ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > MOST_BYTES) throw new RangeError('The answer is far too long.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

/** A provider that repeats what it was sent must not bring a secret into a table that people see. */
function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, ANSWER_LENGTH);
  const { cause } = error;
  const words = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : error.message;
  return words.slice(0, ANSWER_LENGTH);
}
