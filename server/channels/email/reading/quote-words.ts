/**
 * Words that mail programs put around quotes, in the languages they are used in: en it es ro de fr pt nl pl ru sv tr ja zh.
 * Facts about programs, gathered in one place; what is done with them stands in quote-marks.ts.
 */

/** Words with which "On Monday … Anna wrote:" begins. */
export const ANNOUNCEMENT_BEGINS =
  /^(?:on|at|il|lo|el|en|în|in data|in|la|pe|am|le|em|a|no dia|op|den|w dniu|dnia|wiadomość napisana przez)\s|^(?:在|于|於)\s?/i;

/** … and the verb, which stands at its end, or in some languages before the name or the date. */
const VERBS = [
  'wrote|writes|said|sent the following',
  'ha scritto|scrive|scriveva',
  'escribi[óo]|escribe',
  '(?:a )?scris',
  'schrieb|schreibt|folgendes geschrieben',
  'a écrit|écrivait|écrit',
  'escreveu',
  'schreef|geschreven',
  'napisał(?:\\(a\\)|a)?|pisze',
  'написал(?:\\(а\\)|а)?|писал|пишет',
  'skrev(?: följande)?|följande',
  '(?:şunu |şunları )?yazdı',
].join('|');
const CJK_VERBS = 'のメール|のメッセージ|(?:さん)?は?書きました|さんからのメール|写道|寫道|写到';
export const ANNOUNCEMENT_ENDS = new RegExp(
  `(?:[\\s>")\\]’»”]|^)(?:${VERBS})\\s?[:：]$|(?:${CJK_VERBS})\\s?[:：]?$`,
  'i',
);
export const ANNOUNCEMENT_VERB_WITHIN =
  /\s(?:schrieb|schreef|heeft|skrev|escreveu|yazdı|tarihinde)[\s(].{1,200}[:：]$|^(?:wiadomość napisana przez|quoting|zitat von|citando(?: a)?|citat från|citaat van|цитирую) .{1,200}[:：]$/i;

/** "Yesterday I wrote:" is what a person says. */
export const SAID_OF_ONESELF =
  /\b(?:I|we|you) (?:wrote|said)|\b(?:mi|ci|vi|gli|le) ha(?:nno)? scritto|\b(?:me|nos|os) (?:ha )?escrib|\b(?:mi|ne|v)-a(?:u)? scris|\b(?:m|nous|vous)['’ ]a(?:vez)? écrit|\b(?:ich|wir|sie mir|er mir|du) (?:schrieb|geschrieben)|\bschrieb (?:ich|wir|mir|uns)\b|\bme escreveu|\bschreef (?:ik|wij|me)\b|\bskrev (?:jag|vi)\b|\b(?:мне|нам|я|мы) (?:написал|писал)/i;

/** Between dashes: "-----Original Message-----". */
export const SEPARATORS = [
  '(?:e?-?mail )?original(?: (?:message|e?-?mail|appointment))?',
  'reply message',
  'messaggio originale',
  'mensaje original',
  'mesaj(?:ul)? (?:original|ini[țţt]ial)',
  '(?:original-?|ursprüngliche )?nachricht',
  "message (?:d['’]origine|original)",
  'mensagem original',
  'oorspronkelijk(?:e)? bericht',
  '(?:oryginalna |pierwotna )wiadomość|wiadomość oryginalna',
  '(?:исходное|первоначальное|оригинальное) сообщение|исходное письмо',
  'ursprungligt meddelande|originalmeddelande',
  '(?:orijinal|özgün|asıl) (?:mesaj|ileti)|orjinal mesaj',
  '元のメッセージ|元のメール|オリジナルメッセージ',
  '原始邮件|原始郵件|原邮件|原始消息',
  'forwarded (?:message|by .{1,100})',
  'messaggio inoltrato',
  'mensaje reenviado',
  'mesaj (?:redirec[țţt]ionat|transmis|[îi]naintat)',
  'weitergeleitete nachricht',
  'message (?:transféré|transmis|réexpédié)',
  'mensagem (?:encaminhada|reencaminhada)',
  'doorgestuurd bericht',
  'przekazana wiadomość|wiadomość przekazana|treść przekazanej wiadomości',
  '(?:пересылаемое|перенаправленное|пересланное) (?:сообщение|письмо)',
  'vidarebefordrat (?:meddelande|mejl)',
  'iletil(?:miş|en) (?:mesaj|ileti)|yönlendirilmiş ileti',
  '転送(?:された)?メッセージ|転送メール',
  '转发的?邮件|轉寄(?:的)?(?:郵件|訊息)|已转发邮件|转发邮件信息',
].join('|');

/** Alone before a colon: "Begin forwarded message:". */
export const FORWARDS = [
  'begin forwarded message',
  'inizio (?:del )?messaggio inoltrato',
  'inicio del mensaje reenviado',
  'începe mesajul redirec[țţt]ionat',
  'mesaj redirec[țţt]ionat',
  'anfang der weitergeleiteten (?:nachricht|e-mail)',
  'début du message (?:transféré|réexpédié)',
  'início da mensagem (?:encaminhada|reencaminhada)',
  'begin doorgestuurd bericht',
  'początek przekazywanej wiadomości',
  'начало переадресованного сообщения',
  'vidarebefordrat mejl',
  'i̇?leti başlangıcı|iletinin başlangıcı',
  '転送されたメッセージ|転送されたメール',
  '开始转发的邮件|以下是转发的邮件|以下為轉寄的郵件|開始轉寄郵件',
].join('|');

/** Names of the headers that are copied above a quoted mail. */
export const HEADER_LABELS: [kind: 'from' | 'date' | 'to' | 'subject' | 'other', pattern: RegExp][] = [
  [
    'from',
    /^(?:from|da|de|de la|expeditor(?:ul)?|von|absender|van|afzender|exp[ée]diteur|mittente|remitente|remetente|od|nadawca|от|от кого|отправитель|från|avsändare|kimden|gönderen|差出人|送信者|送信元|发件人|寄件者|寄件人)$/,
  ],
  [
    'date',
    /^(?:sent|date|inviato|data|data invio|enviado(?: el)?|enviad[ao] em|enviada|fecha|trimis|gesendet|datum|envoyé(?: le)?|verzonden|wysłan[oey]|отправлено|дата|skickat|gönderildi|gönderilen|gönderme tarihi|gönderim tarihi|tarih|送信日時|日時|日付|发送时间|发送日期|日期|時間|寄件日期|傳送日期)$/,
  ],
  [
    'to',
    /^(?:to|a|para|c[ăa]tre|destinatar(?:ul)?|an|empfänger|à|pour|aan|do|adresat|destinatario|destinataire|кому|till|kime|alıcı|宛先|收件人|收件者)$/,
  ],
  [
    'subject',
    /^(?:subject|oggetto|asunto|subiect(?:ul)?|betreff|objet|sujet|onderwerp|temat|assunto|тема|ämne|konu|件名|主题|主旨|標題)$/,
  ],
  [
    'other',
    /^(?:cc|bcc|ccn|cci|cco|kopie|copie|copia|копия|kopia|kopi|bilgi|dw|udw|抄送|副本|密件副本|密送|reply-to|rispondi a|antwort an|répondre à|responder a|attachments?|allegat[io]|adjuntos?|datos adjuntos|anlagen?|anhänge|pièces jointes|anexos?|bijlagen?|załączniki|вложения|bifogade filer|ekler|添付ファイル|附件|importance|priorità|importancia|importanță|importanța|wichtigkeit|priorität|importância|urgentie|ważność|важность|prioritet|önem|重要度|重要性|categories|categorie|kategorien|gesendet von|sent by|please respond to|bitte antworten an)$/,
  ],
];

/** Lines that a phone or a program signs with; the part after it says which, and must look like one. */
export const DEVICE_LINES = [
  'sent (?:from|via|with|using|by) .{1,60}',
  'get (?:outlook|bluemail) for .{1,40}',
  'inviat[oa] (?:da|dal|dallo|con|tramite|dalla) .{1,60}',
  '(?:scarica|ottieni) (?:outlook|bluemail) per .{1,40}',
  'enviado (?:desde|con|a través de|do|da|de|a partir|pelo|pela|via|com|por) .{1,60}',
  '(?:obtener|descargar|consigue|obtén|obter(?: o)?|baixe(?: o)?|transferir o) outlook para .{1,40}',
  'trimis (?:de pe|din|de la|cu|prin) .{1,60}',
  '(?:ob[țţt]ine[țţt]?i?|desc[ăa]rca[țţt]?i?) outlook pentru .{1,40}',
  '(?:von|diese nachricht wurde von) meine[mr] .{1,60} gesendet',
  'gesendet (?:von|mit|aus|via|über) .{1,60}',
  '(?:holen sie sich|hol dir) outlook für .{1,40}',
  'outlook (?:für|voor|för) .{1,20} (?:herunterladen|beziehen|downloaden)',
  'envoyé (?:de|depuis|à partir de|avec|par|via) .{1,60}',
  '(?:télécharger|obtenez|obtenir) outlook pour .{1,40}',
  '(?:verzonden|verstuurd|gestuurd) (?:vanaf|met|via|van|vanuit|door) .{1,60}',
  'download outlook voor .{1,40}',
  'wysłan[eoy] (?:z|ze|za pomocą|przy użyciu|przez) .{1,60}',
  'pobierz (?:aplikację )?outlook (?:dla|na) .{1,40}',
  'отправлено (?:с|со|из|через|от|при помощи) .{1,60}',
  '(?:скачать|получить|скачайте|получите) outlook для .{1,40}',
  '(?:skickat|skickades|sänt) (?:från|via|med) .{1,60}',
  'hämta outlook för .{1,40}',
  '.{1,50} (?:aracılığıyla |üzerinden |ile )?gönderildi',
  ".{1,20} için outlook['’]?(?:u|ı)? (?:edinin|indirin|alın)",
  '.{1,40}から送信(?:されました)?',
  'outlook for .{1,12} ?(?:を入手|を入手する|をダウンロード)',
  '(?:发自|發自|发送自|來自|从|從).{1,40}?(?:发送|發送|傳送|寄出)?',
  '(?:获取|取得|下载) ?outlook .{1,20}',
].join('|');

/** A device, a program or a shop of programs; "Inviato da Marco" may be part of the letter. */
export const DEVICES =
  /iphone|ipad|android|samsung|galaxy|huawei|xiaomi|redmi|nokia|motorola|oneplus|pixel|blackberry|smartphone|mobil|cell|telef|handy|komór|telefon|телефон|смартфон|смарт|устройств|outlook|mail|почт|posta|correo|yahoo|gmail|windows|proton|thunderbird|spark|airmail|aqua|tablet|device|dispositi|ios|iphone|携帯|スマートフォン|手机|手機|邮箱/i;
