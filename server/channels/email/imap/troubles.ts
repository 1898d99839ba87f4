import type { Trouble } from '../../../../contract/mailboxes.ts';
import { TROUBLES } from '../../../../contract/mailboxes.ts';

/** What went wrong with an account, in a word of ours and in the other server's own. */
export interface AccountTrouble {
  trouble: Trouble;
  answer: string | null;
}

/** The fields by which imapflow and Node tell one failure from another. */
interface Failure {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
  mailboxMissing?: unknown;
  responseStatus?: unknown;
  responseText?: unknown;
  response?: unknown;
  serverResponseCode?: unknown;
  reason?: unknown;
  /** Of a failure that has its name already: there was nothing to sign in with. */
  trouble?: unknown;
  /** And the words of who said no, where somebody did. */
  answer?: unknown;
}

const ANSWER_LENGTH = 300;
const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA', 'EDNS']);
const SILENT_CODES = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EACCES',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
]);
const BROKEN_CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'NoConnection',
  'EConnectionClosed',
  'ClosedAfterConnectText',
  'ClosedAfterConnectTLS',
  'StateLogout',
  'ETIMEOUT',
]);
/** Codes of Node's TLS and of a server that will not speak it where it must. */
const TLS_CODE =
  /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT)|ALTNAME|^ERR_SSL|^ERR_TLS|^EPROTO|UPGRADE_TIMEOUT|STARTTLS/;
/** RFC 5530's LIMIT, and how servers without it say so. */
const TOO_MANY = /too many|maximum number of connections|connection limit|simultaneous/i;
/** RFC 5530: the fault is the server's own and may pass. */
const PASSING = new Set(['UNAVAILABLE', 'INUSE', 'SERVERBUG', 'LIMIT']);

/** What a failure of an IMAP connection or command means (RFC 9051 with the response codes of RFC 5530). */
export function accountTroubleOf(error: unknown): AccountTrouble {
  const failure: Failure = typeof error === 'object' && error !== null ? error : {};
  const answer = answerOf(failure);
  const code = typeof failure.code === 'string' ? failure.code : '';
  const responseCode = typeof failure.serverResponseCode === 'string' ? failure.serverResponseCode.toUpperCase() : '';
  const found = (trouble: Trouble): AccountTrouble => ({ trouble, answer });

  const named = TROUBLES.find((trouble) => trouble === failure.trouble);
  if (named) return { trouble: named, answer: typeof failure.answer === 'string' ? failure.answer : null };
  if (responseCode === 'LIMIT' || TOO_MANY.test(answer ?? '')) return found('too_many_connections');
  if (failure.authenticationFailed === true && !PASSING.has(responseCode)) return found('wrong_password');
  if (NAME_CODES.has(code)) return found('name_not_found');
  if (failure.tlsFailed === true || TLS_CODE.test(code)) return found('not_private');
  if (SILENT_CODES.has(code)) return found('no_answer');
  if (failure.mailboxMissing === true || responseCode === 'NONEXISTENT' || responseCode === 'TRYCREATE')
    return found('no_such_folder');
  if (failure.responseStatus === 'NO' || failure.responseStatus === 'BAD' || failure.authenticationFailed === true)
    return found('refused');
  if (BROKEN_CODES.has(code)) return found('broken_off');
  return found('other');
}

/** The server's words where it said some; else the system's. */
function answerOf({ responseText, response, reason, message }: Failure): string | null {
  const words = [responseText, response, reason, message].find(
    (each): each is string => typeof each === 'string' && each.trim() !== '',
  );
  return words === undefined ? null : words.replace(/\s+/g, ' ').trim().slice(0, ANSWER_LENGTH);
}

/** The same failure: a server that repeats what it could not read must not bring a secret among the words that people see. */
export function withoutSecret(error: unknown, secret: string): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const failure: Failure = error;
  for (const name of ['responseText', 'response', 'reason', 'message'] as const) {
    const words = failure[name];
    if (typeof words === 'string' && words.includes(secret)) failure[name] = words.replaceAll(secret, '…');
  }
  return error;
}
