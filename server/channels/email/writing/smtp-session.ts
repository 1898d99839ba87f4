import type { Readable } from 'node:stream';
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionCustomAuthContext,
  type SMTPConnectionCustomAuthHandlers,
  type SMTPConnectionSendInfo,
  type SMTPEnvelope,
} from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './smtp-address.ts';

/** What went wrong, as the SMTP client says it. */
export interface SmtpError extends Error {
  /** The client's kind of error: EDNS, ESOCKET, ETLS, EAUTH, EENVELOPE … */
  code?: string;
  /** The system's or TLS's own code, where there is one: ECONNREFUSED, DEPTH_ZERO_SELF_SIGNED_CERT … */
  originalCode?: string;
  /** The server's reply. */
  response?: string;
  responseCode?: number;
  command?: string;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

export type SmtpStage = 'connect' | 'login' | 'message';

/** One connection to a mail server; every step fails with an SmtpError. */
export class SmtpSession {
  stage: SmtpStage = 'connect';
  readonly #connection: SMTPConnection;
  readonly #settings: SmtpSettings;
  /** Rejects when the connection breaks, at whatever step. */
  readonly #broken: Promise<never>;

  constructor(settings: SmtpSettings, customAuth: SMTPConnectionCustomAuthHandlers = {}) {
    this.#settings = settings;
    this.#connection = new SMTPConnection({
      ...settings.connection,
      customAuth: { XOAUTH2: signInWithToken, ...customAuth },
    });
    this.#broken = new Promise((_, reject) => {
      this.#connection.on('error', reject);
      // After "421, goodbye" the client closes first and gives the reply right after: the reply says more.
      this.#connection.on('end', () => setImmediate(reject, new Error('The mail server closed the connection.')));
    });
    // The listener above also hears of breaks that nobody waits for any more.
    this.#broken.catch(() => undefined);
  }

  get signsInByToken(): boolean {
    return this.#settings.login !== undefined && 'accessToken' in this.#settings.login;
  }

  async open(): Promise<void> {
    await this.#step<void>((done) => this.#connection.connect((error) => done(error ?? null)));
    if (this.#settings.login === undefined) return;
    this.stage = 'login';
    const { login } = this.#settings;
    await this.authenticate('accessToken' in login ? { ...login, method: 'XOAUTH2' } : login);
  }

  async authenticate(login: SMTPConnectionAuth): Promise<void> {
    await this.#step<boolean>((done) => this.#connection.login(login, (error, result) => done(error, result)));
  }

  async send(envelope: SMTPEnvelope, message: Readable): Promise<SMTPConnectionSendInfo> {
    this.stage = 'message';
    return this.#step<SMTPConnectionSendInfo>((done) => this.#connection.send(envelope, message, done));
  }

  /** Says goodbye after a mail was taken. */
  quit(): void {
    this.#connection.quit();
  }

  /** Drops the connection: a server that has not seen the final dot forgets the mail. */
  close(): void {
    this.#connection.close();
  }

  #step<T>(run: (done: (error: Error | null, result?: T) => void) => void): Promise<T> {
    const result = new Promise<T>((resolve, reject) =>
      run((error, value) => (error ? reject(error) : resolve(value as T))),
    );
    return Promise.race([result, this.#broken]);
  }
}

/** XOAUTH2 as Google and Microsoft document it; after "no" the server waits for an empty line before it says why. */
async function signInWithToken({ auth, sendCommand }: SMTPConnectionCustomAuthContext): Promise<void> {
  const { user, accessToken } = auth as { user?: string; accessToken?: string };
  const words = Buffer.from(`user=${user ?? ''}\x01auth=Bearer ${accessToken ?? ''}\x01\x01`).toString('base64');
  let reply = await sendCommand(`AUTH XOAUTH2 ${words}`);
  if (reply.status === 334) reply = await sendCommand('');
  if (reply.status < 200 || reply.status >= 300) {
    throw Object.assign(new Error(reply.response), {
      code: 'EAUTH',
      response: reply.response,
      responseCode: reply.status,
    });
  }
}
