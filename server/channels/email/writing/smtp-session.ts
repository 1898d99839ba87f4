import type { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionSendInfo, type SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
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

  constructor(settings: SmtpSettings, customAuth: ConstructorParameters<typeof SMTPConnection>[0] = {}) {
    this.#settings = settings;
    this.#connection = new SMTPConnection({ ...settings.connection, ...customAuth });
    this.#broken = new Promise((_, reject) => {
      this.#connection.on('error', reject);
      this.#connection.on('end', () => reject(new Error('The mail server closed the connection.')));
    });
    // The listener above also hears of breaks that nobody waits for any more.
    this.#broken.catch(() => undefined);
  }

  async open(): Promise<void> {
    await this.#step<void>((done) => this.#connection.connect((error) => done(error ?? null)));
    if (this.#settings.login === undefined) return;
    this.stage = 'login';
    await this.authenticate(this.#settings.login);
  }

  async authenticate(login: { user?: string; pass?: string; method?: string }): Promise<void> {
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
