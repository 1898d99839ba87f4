import { betterAuth } from 'better-auth/minimal';
import { PASSWORD } from '../../../contract/people.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { accountStorage } from './account-storage.queries.ts';
import type { TeammatePorts } from './ports.ts';
import { COOKIE_PREFIX } from './session-cookie.ts';
import { teammateById } from './teammates.queries.ts';
import type { Tries, TryLimit } from './tries.queries.ts';
import { tryKey } from './tries.queries.ts';

export const AUTH_PATH = '/api/auth';
/** A session ends so long after its last day of use. */
export const SESSION_DAYS = 30;
export const SECONDS_A_DAY = 86_400;
const RESET_LINK_SECONDS = 3_600;

/** Set by us on every request that the library sees, so that no client can name itself. */
export const ADDRESS_HEADER = 'x-sportello-client-address';

/** From one client address. Offices share one, so these stop machines and not a Monday morning. */
const LIMITS_OF_AN_ADDRESS: Record<string, TryLimit> = {
  '/sign-in/email': { max: 30, window: 60 },
  '/request-password-reset': { max: 20, window: 300 },
  '/reset-password': { max: 20, window: 300 },
};
/** Further mails are not sent, and nobody is told, since that would tell who has an account. */
const RESET_MAILS: TryLimit = { max: 5, window: 3_600 };

interface LibrarySettings {
  secret: string;
  secure: boolean;
  tries: Tries;
}

/** better-auth as this house uses it: on our tables, by password only, accounts made by us alone. */
export function createLibrary(
  platform: Platform,
  ports: Pick<TeammatePorts, 'sendAccountMail' | 'company'>,
  { secret, secure, tries }: LibrarySettings,
) {
  const { config } = platform;
  const ownOrigin = new URL(config.publicUrl).origin;
  return betterAuth({
    appName: 'Sportello',
    secret,
    baseURL: ownOrigin,
    basePath: AUTH_PATH,
    trustedOrigins: (request) => [ownOrigin, ...sameHost(request)],
    database: accountStorage(platform),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.shortest,
      maxPasswordLength: PASSWORD.longest,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      sendResetPassword: async ({ user, token }) => {
        if ((await tries.take(tryKey('reset-mail', user.email), RESET_MAILS)) > 0) return;
        // The library swallows what goes wrong here, so that the answer stays the same; the log must not miss it.
        await sendResetLink(platform, ports, user.id, token).catch((error: unknown) =>
          platform.log.error(errorFacts(error), 'a reset link could not be sent'),
        );
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'teammate_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_DAYS * SECONDS_A_DAY,
    },
    user: {
      modelName: 'teammates',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'teammate_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    rateLimit: {
      enabled: true,
      customRules: LIMITS_OF_AN_ADDRESS,
      customStorage: {
        async consume(key, rule) {
          const seconds = await tries.take(tryKey('address', key), rule);
          return { allowed: seconds === 0, retryAfter: seconds === 0 ? null : seconds };
        },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { validateSchema: false },
    },
    // Errors come to us: what is no answer of the library must reach the house's own handling of errors.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    // What it would say is either the caller's mistake, which the answer tells, or an error that comes to us.
    logger: { disabled: true },
  });
}

/** Our page under another name than PUBLIC_URL (a local address, say) is still our page. */
function sameHost(request: Request | undefined): string[] {
  const origin = request?.headers.get('origin');
  if (!request || !origin || !URL.canParse(origin)) return [];
  return new URL(origin).host === request.headers.get('host') ? [new URL(origin).origin] : [];
}

async function sendResetLink(
  platform: Platform,
  ports: Pick<TeammatePorts, 'sendAccountMail' | 'company'>,
  teammateId: string,
  token: string,
): Promise<void> {
  const teammate = await teammateById(platform.db, teammateId);
  if (!teammate || teammate.deactivatedAt !== null) return;
  const company = await ports.company();
  await act(platform, system('sign-in'), (one) =>
    ports.sendAccountMail(one, {
      kind: 'reset',
      to: teammate.email,
      name: teammate.name,
      language: teammate.locale,
      url: `${platform.config.publicUrl}/reset/${token}`,
      companyName: company.name,
    }),
  );
}
