import type { BounceReason } from '../../../../contract/automatic.ts';

/** What other servers' words mean, the most telling first: codes are often the same for different things (RFC 3463). */
const BY_WORDS: readonly [BounceReason, RegExp][] = [
  [
    'mailbox_full',
    /over ?quota|quota (?:has been )?exceeded|exceed\w* (?:\w+ ){0,3}quota|(?:mailbox|inbox|folder) (?:is |size )?(?:now )?(?:full|limit)|mailfull|out of storage|storage (?:quota|limit)|insufficient (?:disk |system )?(?:space|storage)|casella (?:\S+ ){0,3}piena|(?:buz[oó]n|bandeja) (?:\S+ ){0,3}llen[oa]|c[ăa]su[țţt]a (?:\S+ ){0,3}plin[ăa]|postfach (?:\S+ ){0,3}voll|bo[iî]te (?:\S+ ){0,4}pleine|caixa (?:\S+ ){0,3}cheia|postvak (?:\S+ ){0,2}vol|переполнен|邮箱.{0,6}满|容量超過/i,
  ],
  ['try_later', /gr[ea]y-?list|try (?:again )?(?:later|in \d)|temporarily deferred|deferred due to user complaints/i],
  [
    'too_many',
    /too (?:many|much) (?:messages|mail|recipients|connections|errors)|too (?:fast|quickly)|rate ?limit|limit (?:was )?exceeded|exceeded the (?:rate|sending|maximum)|throttl|unusual rate|mail flood|tenant has exceeded/i,
  ],
  [
    'too_large',
    /(?:message|mail|size|file) (?:\S+ ){0,4}(?:too (?:large|big)|exceeds)|exceed\w* (?:\S+ ){0,5}(?:message )?size|size (?:\S+ ){0,2}exceed|maximum (?:message )?size|troppo grande|demasiado grande|prea mare|zu gro(?:ß|ss)|trop (?:gros|volumineux)/i,
  ],
  [
    'not_proved',
    /\bdmarc\b|\bspf\b|\bdkim\b|sender policy framework|not authenticated|unauthenticated (?:e-?mail|mail|sender)|authentication (?:checks?|requirements?|results?)|550[ -]5\.7\.26/i,
  ],
  [
    'sender_blocked',
    /block ?list|black ?list|\brbl\b|dnsbl|spamhaus|spamcop|sorbs|barracudacentral|(?:poor|bad|low) reputation|reputation of|banned sending ip|(?:ip|host|sender|client|server|address|network) (?:\S+ ){0,4}(?:is |has been |was |been )?(?:blocked|listed|banned)|reverse dns|\bptr\b record|\(s\d{4}\)|part of their network is on our block/i,
  ],
  [
    'spam',
    /\b(?:spam|junk|unsolicited|uce|ube)\b|looks? like spam|spam(?:-| )?(?:like|score|content|filter|message)|bulk mail|considered spam|spazzatura|correo no deseado/i,
  ],
  [
    'content',
    /virus|malware|phish|infected|(?:attachment|file)s? (?:\S+ ){0,4}(?:blocked|not (?:allowed|accepted|permitted))|content (?:\S+ ){0,2}(?:rejected|refused|not (?:allowed|accepted))|prohibited (?:content|attachment)|bad (?:header|content)/i,
  ],
  [
    'relay_denied',
    /relay(?:ing)? (?:access )?(?:not permitted|denied|not allowed|prohibited|disabled)|unable to relay|not permitted to relay|does not relay|we do not relay|mail for .{1,80} not allowed|bad rcpthosts|isn't in my list of allowed rcpthosts/i,
  ],
  [
    'not_allowed',
    /not (?:allowed|authori[sz]ed|permitted) to send (?:\S+ ){0,3}to|(?:only|requires) (?:\S+ ){0,4}(?:internal|authenticated|members|approved) senders?|restricted to|recipient (?:\S+ ){0,2}rejects|resolver\.rst|requires that all senders are authenticated|access denied - |not accepting messages from|does not (?:wish|want) to receive/i,
  ],
  [
    'domain_not_found',
    /host (?:or domain name )?not found|host unknown|(?:domain|host)(?: name)? (?:\S+ ){0,3}(?:not found|does(?: not|n't) exist|couldn'?t be found|invalid|unknown)|(?:unknown|no such|invalid|non-?existent) (?:domain|host)|nxdomain|name or service not known|unrout(?:e)?able mail domain|couldn'?t find any host|dns (?:error|lookup|query)|domain of recipient|(?:dominio|domeniul|domaine) (?:\S+ ){0,6}(?:inesistente|non (?:esiste|trovato)|no (?:existe|se encontr)|nu (?:exist|a fost g)|introuvable)|no mx|all relevant mx records point to non-?existent/i,
  ],
  [
    'takes_no_mail',
    /null mx|does ?(?:n't|not) accept (?:any )?(?:e-?mail|mail)\b|domain .{1,80} not accept(?:ing)? mail/i,
  ],
  [
    'mailbox_disabled',
    /(?:mailbox|account|user|recipient|address)(?: that you tried to reach)? (?:\S+ ){0,6}(?:disabled|inactive|suspended|deactivated|locked|expired|over its lifetime|discontinued|closed|not active|no longer (?:active|available|in use|valid|exists))|inactive (?:user|account|mailbox|recipient)|no longer (?:works|employed|on server|uses)|(?:casella|cuenta|cont) (?:\S+ ){0,3}(?:disattivat|inattiv|deshabilitad|desactivad|dezactivat)/i,
  ],
  [
    'no_such_mailbox',
    /(?:user|mailbox|recipient|account|address|alias|person)s?(?:'s)?(?: (?:name|address|mailbox|e-?mail))?(?: (?:is|was|has|been|you entered|that you tried to reach|<?\S+@\S+>?:?|\S+ \(\S+@\S+\))){0,4} (?:unknown|not (?:found|known|listed|exist|available|recogni[sz]ed|on server|local)|unavailable|invalid|rejected|undeliverable|cannot be found|couldn'?t be found|wasn'?t found|does(?: not|n'?t) (?:have|exist))|(?:unknown|no such|invalid|bad|non-?existent|not a valid|undeliverable|unrouteable) (?:user|mailbox|recipient|address|account|person|local|rcpt|destination)|no mailbox (?:here )?by that name|(?:doesn'?t|does not) have an? .{0,60} account|(?:no|not) (?:\S+ ){0,2}such (?:user|person|mailbox|recipient|address)|recip(?:ient)?notfound|address not found|not listed in (?:domino|(?:\S+ ){0,3}name & address|public)|couldn'?t be found (?:at|on)|doesn'?t exist|nicht gefunden|(?:utente|destinatario|casella|indirizzo) (?:\S+ ){0,5}(?:sconosciut|inesistente|non (?:è stat[oa] )?trovat|non esiste)|(?:usuario|destinatario|direcci[oó]n) (?:\S+ ){0,5}(?:desconocid|inexistente|no (?:se (?:ha )?encontr|existe))|no se (?:ha )?encontr[oó] (?:\S+ ){0,4}(?:destinatario|direcci[oó]n|usuario)|(?:utilizator|destinatar|adres[ăa]) (?:\S+ ){0,5}(?:necunoscut|inexistent|nu (?:a fost g[ăa]sit|exist[ăa]))|empf[äa]nger (?:\S+ ){0,4}(?:unbekannt|existiert nicht)|utilisateur (?:\S+ ){0,2}inconnu|adresse (?:\S+ ){0,3}(?:introuvable|inconnue)|пользовател\S+ (?:\S+ ){0,2}не найден|收件人.{0,8}不存在|存在しません/i,
  ],
  ['moved', /(?:has|user|mailbox|address) moved|moved to (?:a )?new|please try <?\S+@/i],
  ['loop', /mail loop|loop(?:ing)? detected|too many (?:hops|received)|hop count|routing loop/i],
  [
    'encryption_needed',
    /must issue a starttls|(?:tls|encryption) (?:is )?(?:required|needed)|requires? (?:tls|encryption)/i,
  ],
  [
    'sign_in_needed',
    /(?:smtp )?auth(?:entication|orization)? (?:is )?required|client was not authenticated|must (?:be )?authenticate|login required|sender (?:address )?(?:rejected|verify): not logged in/i,
  ],
  [
    'expired',
    /(?:message|retry|queue|delivery) (?:\S+ ){0,3}(?:expired|timed? ?out|time limit)|retry timeout exceeded|could not be delivered for (?:more than )?\d|too (?:long|old) (?:in|on) (?:the )?queue|been in the queue too long|gave up|giving up|queue lifetime/i,
  ],
  [
    'no_answer',
    /connect(?:ion|ed)?(?: \S+){0,6} (?:timed out|refused|dropped|reset|lost|failed)|connect timed out|timed? ?out|network is unreachable|no route to host|not responding|did ?n[o']t (?:respond|answer)|no answer from|unable to connect|couldn'?t (?:establish|connect)|conversation with .{1,80} (?:timed out|failed)/i,
  ],
  [
    'policy',
    /policy|not accepted|administrative(?:ly)? prohibit|access denied|rejected by|refused by|message rejected|not welcome/i,
  ],
  [
    'server_trouble',
    /local error|internal (?:server )?error|system (?:error|problem|not accepting)|service (?:unavailable|not available|shutting)|temporar(?:y|ily)|configuration (?:error|problem)|mail system is down|disk (?:is )?full|resources/i,
  ],
];

/** Enhanced status codes (RFC 3463 and its register; from x.7.100 on those of Exchange Online), without their first digit. */
const BY_STATUS: Record<string, BounceReason> = {
  '1.0': 'no_such_mailbox',
  '1.1': 'no_such_mailbox',
  '1.2': 'domain_not_found',
  '1.3': 'wrong_address',
  '1.4': 'no_such_mailbox',
  '1.6': 'moved',
  '1.7': 'policy',
  '1.8': 'policy',
  '1.9': 'policy',
  '1.10': 'takes_no_mail',
  '2.1': 'mailbox_disabled',
  '2.2': 'mailbox_full',
  '2.3': 'too_large',
  '2.4': 'server_trouble',
  '3.1': 'server_trouble',
  '3.2': 'server_trouble',
  '3.4': 'too_large',
  '3.5': 'server_trouble',
  '4.1': 'no_answer',
  '4.2': 'no_answer',
  '4.3': 'server_trouble',
  '4.4': 'domain_not_found',
  '4.5': 'too_many',
  '4.6': 'loop',
  '4.7': 'expired',
  '4.14': 'loop',
  '4.300': 'expired',
  '4.310': 'domain_not_found',
  '4.312': 'domain_not_found',
  '4.316': 'expired',
  '5.3': 'too_many',
  '7.8': 'sign_in_needed',
  '7.9': 'sign_in_needed',
  '7.10': 'encryption_needed',
  '7.11': 'encryption_needed',
  '7.13': 'mailbox_disabled',
  '7.20': 'not_proved',
  '7.21': 'not_proved',
  '7.22': 'not_proved',
  '7.23': 'not_proved',
  '7.24': 'not_proved',
  '7.25': 'sender_blocked',
  '7.26': 'not_proved',
  '7.28': 'too_many',
  '7.30': 'encryption_needed',
  '7.57': 'sign_in_needed',
  '7.64': 'relay_denied',
  '7.124': 'not_allowed',
  '7.129': 'not_allowed',
  '7.133': 'not_allowed',
  '7.134': 'not_allowed',
  '7.135': 'not_allowed',
  '7.136': 'not_allowed',
  '7.509': 'not_proved',
  '7.511': 'sender_blocked',
  '7.515': 'not_proved',
  '7.705': 'too_many',
  '7.708': 'too_many',
  '7.750': 'sender_blocked',
};

/** Codes that say one thing only, whatever the words beside them. */
const PLAIN_STATUS = new Set([
  '1.2',
  '1.3',
  '1.6',
  '2.2',
  '2.3',
  '3.4',
  '4.6',
  '4.14',
  '4.310',
  '7.23',
  '7.26',
  '7.30',
  '7.133',
]);
/** How much of a server's answer is looked at. */
const MAX_LOOKED_AT = 600;

/** What a server meant, by its enhanced status code and its own words. */
export function bounceReason(status: string, words: string): BounceReason {
  const detail = status.slice(status.indexOf('.') + 1);
  const byStatus = BY_STATUS[detail] ?? (/^7\.6\d\d$/.test(detail) ? 'sender_blocked' : undefined);
  if (byStatus !== undefined && PLAIN_STATUS.has(detail)) return byStatus;
  const text = words.slice(0, MAX_LOOKED_AT);
  const byWords = BY_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  // "Rejected" or "try later" beside a code that says more.
  if (byStatus !== undefined && (byWords === undefined || GENERAL.has(byWords))) return byStatus;
  if (byWords !== undefined) return byWords;
  if (detail.startsWith('7.')) return 'policy';
  if (detail.startsWith('6.')) return 'content';
  if (detail.startsWith('3.') && detail !== '3.0') return 'server_trouble';
  if (/(?<!\d)552(?!\d)/.test(text)) return 'mailbox_full';
  if (/(?<!\d)421(?!\d)/.test(text)) return 'server_trouble';
  return 'unknown';
}

const GENERAL = new Set<BounceReason>(['policy', 'server_trouble', 'expired']);

/** Reasons for which a further letter would come back the same way: the address is no longer written to by itself. */
const FOR_GOOD = new Set<BounceReason>([
  'no_such_mailbox',
  'mailbox_disabled',
  'moved',
  'wrong_address',
  'domain_not_found',
  'takes_no_mail',
  'not_allowed',
  'relay_denied',
  'unknown',
]);

/** Whether the address is dead as far as one can tell: a full mailbox or a refused text says nothing against the address. */
export function isHard(action: 'failed' | 'delayed', status: string, reason: BounceReason): boolean {
  return action === 'failed' && !status.startsWith('4') && FOR_GOOD.has(reason);
}
