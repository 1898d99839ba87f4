import type { MailProviderChange, MailProviderSeen } from '../../../contract/mailboxes.ts';
import { MAIL_PROVIDERS } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { isLoopback } from '../../platform/config/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { MailProvider } from './mailboxes.tables.ts';
import { mailProviderChanged } from './permissions.events.ts';
import { providerRow, providerRows, putProvider } from './providers.queries.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

interface Preset {
  authorizeUrl: string;
  tokenUrl: string;
  scopes: string[];
  /** Added to the question, since each provider has its own way to be asked for a permission that lasts. */
  asking: Record<string, string>;
  /** How long a refresh token lasts that is not used, in days; null where it has no end or says it itself. */
  refreshDays: number | null;
}

const DIRECTORY = 'organizations';

/** What the big providers want: their own pages on IMAP and SMTP with OAuth 2.0. */
const PRESETS: Record<MailProvider, Preset> = {
  google: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scopes: ['https://mail.google.com/', 'openid', 'email'],
    asking: { access_type: 'offline', prompt: 'consent' },
    refreshDays: null,
  },
  microsoft: {
    authorizeUrl: microsoftUrl(DIRECTORY, 'authorize'),
    tokenUrl: microsoftUrl(DIRECTORY, 'token'),
    scopes: [
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
      'openid',
      'email',
    ],
    asking: { prompt: 'select_account' },
    refreshDays: 90,
  },
  other: {
    authorizeUrl: '',
    tokenUrl: '',
    scopes: ['offline_access', 'openid', 'email'],
    asking: {},
    refreshDays: null,
  },
};

function microsoftUrl(directory: string, what: 'authorize' | 'token'): string {
  return `https://login.microsoftonline.com/${directory}/oauth2/v2.0/${what}`;
}

/** All registrations, those that nobody has made yet with what they would begin with. Secrets stay here. */
export async function mailProviders(platform: Platform, actor: Actor): Promise<MailProviderSeen[]> {
  const rows = await providerRows(platform.db);
  return MAIL_PROVIDERS.map((provider) => {
    const row = rows.find((one) => one.provider === provider);
    const preset = PRESETS[provider];
    return {
      provider,
      clientId: row?.client_id ?? '',
      hasSecret: row?.client_secret_sealed != null,
      authorizeUrl: row?.authorize_url ?? preset.authorizeUrl,
      tokenUrl: row?.token_url ?? preset.tokenUrl,
      scopes: row?.scopes ?? preset.scopes,
      redirectUrl: redirectUrl(platform),
      can: { change: may(actor, 'company.change') },
    };
  });
}

/** Where a provider sends the browser back to. */
export function redirectUrl({ config }: Platform): string {
  return `${config.publicUrl}/mail-permission`;
}

/**
 * Writes down how this house is registered with a provider. What is left out stays, or is what the provider usually has.
 * @throws Problem 403; 422 for an address that is missing or would send tokens unprotected.
 */
export async function changeMailProvider(
  platform: Platform,
  actor: Actor,
  provider: MailProvider,
  change: MailProviderChange,
): Promise<void> {
  requirePermission(actor, 'company.change');
  await act(platform, actor, async (one) => {
    const before = await providerRow(one.trx, provider);
    const preset = PRESETS[provider];
    const tenant = provider === 'microsoft' ? change.tenant : undefined;
    const address = (what: 'authorize' | 'token'): string => {
      const given = what === 'authorize' ? change.authorizeUrl : change.tokenUrl;
      const kept = what === 'authorize' ? before?.authorize_url : before?.token_url;
      const usual = what === 'authorize' ? preset.authorizeUrl : preset.tokenUrl;
      return given ?? (tenant ? microsoftUrl(tenant, what) : (kept ?? usual));
    };
    const authorizeUrl = safeUrl('authorizeUrl', address('authorize'));
    const tokenUrl = safeUrl('tokenUrl', address('token'));
    // A secret belongs to its registration: another one does not inherit it.
    const sameClient = before?.client_id === change.clientId;
    await putProvider(one.trx, {
      provider,
      client_id: change.clientId,
      client_secret_sealed:
        change.clientSecret !== undefined
          ? platform.sealer.seal(change.clientSecret, purposeOf(provider))
          : sameClient
            ? (before?.client_secret_sealed ?? null)
            : null,
      authorize_url: authorizeUrl,
      token_url: tokenUrl,
      scopes: change.scopes ?? before?.scopes ?? preset.scopes,
      updated_at: one.at.toString(),
      updated_by: actor.kind === 'teammate' ? actor.id : null,
    });
    one.record(mailProviderChanged, { provider });
  });
}

/** Codes and tokens pass by these: over an open line only within this machine. */
function safeUrl(path: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url.href;
  throw fieldProblem(path, 'This must be an address that begins with https://.');
}

export interface Registration {
  provider: MailProvider;
  authorizeUrl: string;
  scopes: string[];
  asking: Record<string, string>;
  refreshDays: number | null;
  endpoint: TokenEndpoint;
}

/** What it takes to ask this provider; undefined while nobody has registered with it. */
export async function registrationWith(
  platform: Platform,
  db: Db | Trx,
  provider: MailProvider,
): Promise<Registration | undefined> {
  const row = await providerRow(db, provider);
  if (!row) return undefined;
  const { asking, refreshDays } = PRESETS[provider];
  const sealed = row.client_secret_sealed;
  return {
    provider,
    authorizeUrl: row.authorize_url,
    scopes: row.scopes,
    asking,
    refreshDays,
    endpoint: {
      url: row.token_url,
      clientId: row.client_id,
      clientSecret: sealed === null ? null : platform.sealer.open(sealed, purposeOf(provider)),
    },
  };
}

function purposeOf(provider: MailProvider): string {
  return `mail-provider:${provider}`;
}
