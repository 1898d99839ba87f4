/** What mail programs put before the subject of an absence note; people's own answers begin with "Re:" instead. */
const SUBJECT = new RegExp(
  `^(?:${[
    // English
    'automatic(?:ally generated)? (?:reply|response|answer)',
    'auto(?:mated)?[- ]?(?:reply|response|responder)',
    'out[- ]of[- ](?:the[- ])?office(?: (?:auto)?reply| notification| message)?',
    'ooo',
    '(?:vacation|holiday|absence) (?:reply|message|notice|notification|auto[- ]?reply)',
    'away from (?:the office|my (?:desk|mail))',
    // Italian
    'risposta automatica',
    'risponditore automatico',
    'fuori (?:sede|ufficio)',
    'assen(?:te|za)(?: dall.ufficio)?',
    'messaggio di assenza',
    // Spanish
    'respuesta autom[áa]tica',
    'contestaci[óo]n autom[áa]tica',
    'fuera de (?:la )?oficina',
    'ausen(?:te|cia)(?: (?:de|por) \\S+)?',
    // Romanian
    'r[ăa]spuns automat',
    'absen[țţt](?:ă|a)?(?: din birou)?',
    '[îi]n afara biroului',
    'plecat din birou',
    // German
    'automatische (?:antwort|r[üu]ckantwort|antwortmail)',
    'abwesenheit(?:s(?:notiz|nachricht|assistent|meldung|info(?:rmation)?))?',
    'nicht im b[üu]ro',
    // French
    'r[ée]ponse automatique',
    'absence (?:du bureau|de)',
    "(?:message|notification|avis) d['’]absence",
    // Portuguese
    'resposta autom[áa]tica',
    'fora do escrit[óo]rio',
    'aus[êe]ncia(?: do escrit[óo]rio)?',
    // Dutch
    'automatisch (?:antwoord|bericht)',
    'afwezig(?:heid(?:smelding|sbericht|sassistent)?)?',
    'niet op kantoor',
    // Polish
    'automatyczna odpowied[źz]',
    'odpowied[źz] automatyczna',
    'autoodpowied[źz]',
    'poza biurem',
    'nieobecno[śs][ćc]',
    // Russian
    'автоматический ответ',
    'автоответ(?:чик)?',
    'нет на (?:рабочем )?месте',
    'отсутств\\p{L}+',
    // Swedish
    'autosvar',
    'automatiskt svar',
    'fr[åa]nvaro(?:meddelande)?',
    'ej p[åa] kontoret',
    // Turkish
    'otomatik (?:yan[ıi]t|cevap)',
    'ofis d[ıi][şs][ıi]nda',
    // Japanese
    '(?:\\[)?自動(?:応答|返信)(?:\\])?',
    '不在(?:通知|のお知らせ|連絡)?',
    // Chinese
    '(?:\\[)?(?:自动|自動)(?:答复|回复|回覆|答覆)(?:\\])?',
    '外出(?:通知)?',
    '不在办公室',
  ].join('|')})\\s*(?:[:：(\\[–—-]|$)`,
  'iu',
);

/** Words that name a kind of answer, but not that of somebody who is away. */
const ANSWER_ONLY =
  /^(?:auto(?:matic(?:ally generated)?|mated)?[- ]?(?:reply|response|responder|answer)|risposta automatica|risponditore|respuesta autom|contestaci|r[ăa]spuns automat|automatische (?:antwort|r)|r[ée]ponse automatique|resposta autom|automatisch|automatyczna|odpowied|autoodpowied|автоматический|автоответ|autosvar|automatiskt|otomatik|\[?自動|\[?自动)/iu;

/** "I am away", said in the present by somebody who has set it up before; "I'll be away" is what people say in passing. */
const AWAY_NOW = new RegExp(
  [
    // English
    "\\bi(?: am|['’]m)(?: currently| now| presently)? (?:out of (?:the )?office|away (?:from (?:the |my )?(?:office|desk|e-?mail)|on (?:vacation|leave|holiday|business))|on (?:annual|maternity|paternity|parental|sick|medical)? ?(?:leave|vacation|holiday)|not in the office|travell?ing)",
    '\\bi (?:am|will be) (?:currently )?(?:out of (?:the )?office|on (?:vacation|leave|holiday)) (?:from|until|till|through|and (?:will )?return)',
    // Italian
    'sono (?:attualmente |momentaneamente )?(?:assente|fuori (?:ufficio|sede)|in (?:ferie|vacanza|maternità|malattia|trasferta))',
    'sarò (?:assente|fuori (?:ufficio|sede)|in ferie) (?:dal|fino|sino|da)',
    // Spanish
    '(?:actualmente |en este momento )?(?:estoy|me encuentro) (?:fuera de (?:la )?oficina|ausente|de (?:vacaciones|baja|viaje))',
    'estaré (?:fuera de (?:la )?oficina|ausente|de vacaciones) (?:del|hasta|desde)',
    // Romanian
    '(?:nu sunt|nu mă aflu) (?:momentan |în prezent )?(?:la|în) birou',
    'sunt (?:momentan |în prezent )?(?:plecat|în concediu|în afara biroului|absent)',
    // German
    'ich bin (?:derzeit|zurzeit|zur zeit|momentan|aktuell|bis|vom|ab)[^\\n]{0,60}(?:nicht im (?:b[üu]ro|hause)|abwesend|im urlaub|au(?:ß|ss)er haus|nicht erreichbar)',
    'ich bin (?:nicht im b[üu]ro|abwesend|im urlaub|au(?:ß|ss)er haus)',
    // French
    'je (?:suis|serai) (?:actuellement )?(?:absente?|en (?:congés?|vacances|d[ée]placement)|hors du bureau)',
    // Portuguese
    '(?:estou|encontro-me|estarei) (?:atualmente |no momento )?(?:ausente|fora do escrit[óo]rio|de f[ée]rias|em f[ée]rias)',
    // Dutch
    'ik ben (?:momenteel |op dit moment |tot )?[^.\\n]{0,40}(?:afwezig|niet op kantoor|niet aanwezig|met vakantie|op vakantie)',
    // Polish
    '(?:jestem (?:obecnie |aktualnie )?(?:nieobecn[ya]|na urlopie|poza biurem)|przebywam (?:obecnie )?na urlopie)',
    // Russian
    'я (?:сейчас |временно )?(?:отсутствую|нахожусь в (?:отпуске|командировке)|в отпуске)',
    'меня (?:сейчас )?(?:не будет|нет) (?:в офисе|на (?:рабочем )?месте)',
    // Swedish
    'jag är (?:för närvarande |just nu )?(?:inte på kontoret|ej på kontoret|bortrest|ledig|på semester|frånvarande|föräldraledig)',
    // Turkish
    '(?:şu anda |şu an )?(?:ofis dışındayım|izindeyim|yıllık izindeyim|ofiste değilim)',
    // Japanese
    '(?:不在に(?:して|いたして)おります|休暇(?:中|をいただいて)|外出して(?:おり|い)ます|席を外して)',
    // Chinese
    '我(?:目前|现在|現在|正在)?(?:不在(?:办公室|辦公室)|外出|休假|出差|度假)|(?:休假|外出|出差)期间',
  ].join('|'),
  'iu',
);

/** What a program's note says besides: who to ask instead, when it is read again, thanks for a mail that nobody has read. */
const BESIDES = new RegExp(
  [
    '(?:limited|no|without|intermittent) access to (?:my )?(?:e-?mail|mail|messages)',
    '(?:urgent|emergenc|immediate (?:assistance|help)|in my absence)',
    '(?:reply|respond|answer|get back|read)[^.\\n]{0,60}(?:when i (?:return|am back|get back)|upon my return|on my return|as soon as)',
    '(?:thank you|thanks) for (?:your (?:e-?mail|message|mail)|contacting|writing)',
    '(?:in caso di urgenz|per urgenze|al (?:mio )?rientro|grazie per (?:il (?:suo|tuo) messaggio|aver(?:mi|ci) (?:scritto|contattato))|non (?:avrò|ho) accesso)',
    '(?:en caso de urgencia|para (?:temas|asuntos) urgentes|a mi (?:vuelta|regreso)|gracias por (?:su|tu) (?:mensaje|correo)|sin acceso)',
    '(?:pentru urgen[țţt]e|[îi]n caz de urgen[țţt]|la [îi]ntoarcere|v[ăa] mul[țţt]umesc pentru (?:mesaj|e-?mail)|mul[țţt]umesc pentru (?:mesaj|e-?mail))',
    '(?:in dringenden f[äa]llen|nach meiner r[üu]ckkehr|vielen dank f[üu]r (?:ihre|deine) (?:nachricht|e-?mail|mail)|nicht (?:weitergeleitet|gelesen)|vertretung)',
    "(?:en cas d['’]urgence|à mon retour|d[èe]s mon retour|merci (?:de|pour) votre (?:message|e-?mail|courriel))",
    '(?:em caso de urg[êe]ncia|para assuntos urgentes|no meu regresso|ao retornar|obrigad[oa] pel[ao] (?:sua mensagem|seu e-?mail))',
    '(?:voor dringende|bij spoed|na terugkomst|bedankt voor (?:uw|je) (?:bericht|e-?mail|mail))',
    '(?:w (?:pilnych|nagłych) (?:sprawach|przypadkach)|po powrocie|dziękuję za (?:wiadomość|e-?mail|maila))',
    '(?:по срочным вопросам|в срочных случаях|после возвращения|по возвращении|спасибо за (?:ваше )?(?:письмо|сообщение))',
    '(?:vid brådskande|i brådskande|när jag (?:är tillbaka|återkommer)|tack för (?:ditt|ert) (?:mail|mejl|meddelande))',
    '(?:acil (?:durumlar|konular)|döndüğümde|e-?postanız için teşekkür|mesajınız için teşekkür)',
    '(?:緊急|お急ぎ|戻り次第|メールを(?:いただき|お送りいただき))',
    '(?:紧急|緊急|急事|回来后|感谢您的(?:来信|邮件)|謝謝您的)',
  ].join('|'),
  'iu',
);

/** An absence note is short; whatever is longer was written for this reader. */
const LONGEST_NOTE = 900;
const MOST_LINES = 16;

/** Whether a subject is that of a program's answer, and whether it says that somebody is away. */
export function absenceSubject(subject: string): 'absence' | 'auto_reply' | undefined {
  const plain = subject.trimStart().slice(0, 200);
  if (!SUBJECT.test(plain)) return undefined;
  return ANSWER_ONLY.test(plain) ? 'auto_reply' : 'absence';
}

/** Whether words say that their writer is away: for mails that are known to be by a program. */
export function saysAway(words: string): boolean {
  return AWAY_NOW.test(words.slice(0, LONGEST_NOTE));
}

/**
 * Whether a text without any other sign is an absence note: short, no question in it, says in the present that its writer is
 * away and, as people do not who write to us about something, whom else to ask or what becomes of the mail.
 */
export function isAbsenceText(words: string): boolean {
  const text = words.trim();
  if (text.length > LONGEST_NOTE || text.split('\n').length > MOST_LINES || /[?？]/.test(text)) return false;
  return AWAY_NOW.test(text) && BESIDES.test(text);
}
