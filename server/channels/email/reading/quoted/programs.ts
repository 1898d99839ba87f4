/**
 * How mail programs write an answer, as text and as HTML: the markup is theirs, the words come from wording.json. Used by the
 * corpus of answered mails (corpus.ts).
 */
export interface Wording {
  writer: string;
  company: string;
  letters: string[];
  theirs: string[];
  gmail: string;
  apple: string;
  thunderbird: string;
  yahoo: string;
  proton: string;
  /** From, Sent, To, Subject, as Outlook names them. */
  labels: string[];
  date: string;
  subject: string;
  original: string;
  forwarded: string;
  iphone: string;
  outlook: string;
  samsung: string;
  role: string;
  phone: string;
  notice: string;
  points: string[];
  answers: string[];
  fwd: string;
}

export interface Answer {
  words: Wording;
  /** The writer's own words. */
  own: string;
  /** Name, role, company, phone below it, where the program has a place for them. */
  signature: string[];
  notice: string | undefined;
  below: boolean;
}

export interface Written {
  text: string;
  html?: string;
}

const DESK = 'aiuto@officinalume.example';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const linked = (text: string): string =>
  escaped(text).replace(/https:\/\/[^\s&]+/g, (url) => `<a href="${url}">${url}</a>`);
const quotedText = (lines: readonly string[]): string =>
  lines
    .flatMap((line, i) => (i === 0 ? [line] : ['', line]))
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
/** Lines wrapped as programs wrap plain text: at blanks, before the 76th column. */
const wrapped = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/(.{40,75})\s/g, '$1\n'))
    .join('\n');
const divs = (text: string, attributes = ''): string =>
  text
    .split('\n')
    .map((line) => `<div${attributes}>${line === '' ? '<br>' : linked(line)}</div>`)
    .join('');
const paragraphs = (lines: readonly string[], attributes = ''): string =>
  lines.map((line) => `<p${attributes}>${linked(line)}</p>`).join('\n');
const mailto = `<a href="mailto:${DESK}">${DESK}</a>`;
const announced = (line: string): string => escaped(line).replace(escaped(`<${DESK}>`), `&lt;${mailto}&gt;`);
const below = (answer: Answer, own: string, quote: string): string =>
  answer.below ? `${quote}\n\n${own}` : `${own}\n\n${quote}`;
const textEnding = ({ signature, notice }: Answer, dashes: boolean): string =>
  (signature.length > 0 ? `\n\n${dashes ? '-- \n' : ''}${signature.join('\n')}` : '') +
  (notice === undefined ? '' : `\n\n${wrapped(notice)}`);

function gmail(answer: Answer): Written {
  const { words, own, signature, notice } = answer;
  const sign = signature.map(escaped).join('<br>');
  const ownHtml =
    `<div dir="ltr">${divs(own)}` +
    (sign
      ? `<div><br clear="all"></div><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${sign}</div></div>`
      : '') +
    (notice ? `<div><br></div><div><span style="font-size:x-small">${escaped(notice)}</span></div>` : '') +
    '</div>';
  const quote =
    `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${announced(words.gmail)}<br></div>` +
    `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">${divs(words.theirs.join('\n\n'))}</div></blockquote></div>`;
  return {
    text: below(
      answer,
      wrapped(own) + textEnding(answer, true),
      `${wrapped(words.gmail)}\n\n${quotedText(words.theirs)}`,
    ),
    html: answer.below
      ? `<div dir="ltr"><div dir="ltr"><br></div><br>${quote}<div><br></div>${ownHtml}</div>`
      : `${ownHtml}<br>${quote}`,
  };
}

function gmailAndroid(answer: Answer): Written {
  const { words, own } = answer;
  return {
    text: `${own}\n\n${wrapped(words.gmail)}\n\n${quotedText(words.theirs)}\n`,
    html:
      `<p dir="ltr">${own
        .split('\n\n')
        .map((part) => linked(part).replaceAll('\n', '<br>\n'))
        .join('</p>\n<p dir="ltr">')}</p>\n` +
      `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${announced(words.gmail)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${paragraphs(words.theirs)}</blockquote></div>`,
  };
}

function appleMac(answer: Answer): Written {
  const { words, own, signature } = answer;
  const sign =
    signature.length > 0 ? `<br><div>\n<div>${signature.map(escaped).join('</div><div>')}</div>\n</div>` : '';
  return {
    text: `${own}${signature.length > 0 ? `\n\n${signature.join('\n')}` : ''}\n\n> ${words.apple}\n> \n${quotedText(words.theirs)}\n\n`,
    html: `<html><head></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${divs(own)}${sign}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${announced(words.apple)}</div><br class="Apple-interchange-newline"><div>${divs(words.theirs.join('\n\n'))}</div></blockquote></div><br></body></html>`,
  };
}

function applePhone({ words, own }: Answer): Written {
  return {
    text: `${own}\n\n${words.iphone}\n\n> ${words.apple}\n> \n${quotedText(words.theirs)}\n`,
    html: `<html><head></head><body dir="auto">${divs(own, ' dir="ltr"')}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${escaped(words.iphone)}</div><div dir="ltr"><br><blockquote type="cite">${announced(words.apple)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${divs(words.theirs.join('\n\n'))}</div></blockquote></body></html>`,
  };
}

const headers = ({
  labels: [from = '', sent = '', to = '', subject = ''],
  date,
  writer,
  subject: title,
}: Wording): [string, string][] => [
  [from, `Officina Lume <${DESK}>`],
  [sent, date],
  [to, `${writer} <cliente@esempio.example>`],
  [subject, title],
];
const headerText = (words: Wording): string =>
  headers(words)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

function outlookDesktop(answer: Answer): Written {
  const { words, own, notice } = answer;
  const normal = ' class="MsoNormal"';
  const own1 = own
    .split('\n')
    .map(
      (line) =>
        `<p${normal}><span style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif">${line === '' ? '<o:p>&nbsp;</o:p>' : `${linked(line)}<o:p></o:p>`}</span></p>`,
    )
    .join('\n');
  const block = headers(words)
    .map(([name, value]) => `<b>${escaped(name)}:</b> ${escaped(value)}`)
    .join('<br>\n');
  return {
    text: `${own}${notice === undefined ? '' : `\n\n${notice}`}\n\n${headerText(words)}\n\n${words.theirs.join('\n\n')}\n`,
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang="IT"><div class="WordSection1">${own1}${notice ? `<p${normal}><o:p>&nbsp;</o:p></p><p${normal}><span style="font-size:8.0pt;color:gray">${escaped(notice)}</span></p>` : ''}<p${normal}><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p${normal}><span style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif">${block}<o:p></o:p></span></p></div></div><p${normal}><o:p>&nbsp;</o:p></p>${paragraphs(words.theirs, normal)}</div></body></html>`,
  };
}

function outlookWeb(answer: Answer): Written {
  const { words, own, signature, notice } = answer;
  const style = ' style="font-family: Calibri, Arial, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);"';
  const block = headers(words)
    .map(([name, value]) => `<b>${escaped(name)}:</b> ${escaped(value)}`)
    .join('<br>');
  const sign =
    signature.length > 0
      ? `<div id="Signature"><div${style}><br></div>${signature.map((line) => `<div${style}>${escaped(line)}</div>`).join('')}</div>`
      : '';
  return {
    text: `${own}${signature.length > 0 ? `\n\n-- \n${signature.join('\n')}` : ''}${notice ? `\n\n${notice}` : ''}\n________________________________\n${headerText(words)}\n\n${words.theirs.join('\n\n')}\n`,
    html: `<html><head></head><body dir="ltr">${divs(own, ` class="elementToProof"${style}`)}${sign}${notice ? `<div${style}>${escaped(notice)}</div>` : ''}<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${block}</font><div>&nbsp;</div></div><div>${paragraphs(words.theirs)}</div></body></html>`,
  };
}

function outlookPhone({ words, own }: Answer): Written {
  const block = headers(words)
    .map(([name, value]) => `<b>${escaped(name)}:</b> ${escaped(value)}`)
    .join('<br>\n');
  const line = escaped(words.outlook).replace(
    /(?:Outlook.{0,20}iOS|iOS.{0,12}Outlook)/,
    '<a href="https://aka.ms/o0ukef">$&</a>',
  );
  return {
    text: `${own}\n\n${words.outlook}<https://aka.ms/o0ukef>\n________________________________\n${headerText(words)}\n\n${words.theirs.join('\n\n')}\n`,
    html: `<html><body>${divs(own, ' dir="auto"')}<div id="ms-outlook-mobile-body-separator-line" dir="auto"><br></div><div id="ms-outlook-mobile-signature" dir="auto">${line}</div><div id="mail-editor-reference-message-container" dir="auto"><br><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" style="font-size: 11pt;">${block}</div><br>${paragraphs(words.theirs)}</div></body></html>`,
  };
}

function outlookMac({ words, own }: Answer): Written {
  const [from, sent, to, subject] = headers(words);
  const block = [from, sent, to, subject]
    .flatMap((each) => (each ? [`<b>${escaped(each[0])}: </b>${escaped(each[1])}`] : []))
    .join('<br>');
  return {
    text: `${own}\n\n${headerText(words)}\n${words.theirs.join('\n\n')}\n`,
    html: `<html><body><div class="WordSection1">${paragraphs(
      own.split('\n').filter((line) => line !== ''),
      ' class="MsoNormal"',
    )}<div id="mail-editor-reference-message-container"><div><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal" style="margin-bottom:12.0pt"><span style="font-size:12.0pt;color:black">${block}</span></p></div>${paragraphs(words.theirs)}</div></div></div></div></body></html>`,
  };
}

function thunderbird(answer: Answer): Written {
  const { words, own, signature, notice } = answer;
  const sign =
    signature.length > 0 ? `<pre class="moz-signature" cols="72">-- \n${signature.map(escaped).join('\n')}</pre>` : '';
  const note = notice ? `<p><font size="-1">${escaped(notice)}</font></p>` : '';
  const quote = `<div class="moz-cite-prefix">${escaped(words.thunderbird)}<br></div><blockquote type="cite" cite="mid:abc@officinalume.example">${paragraphs(words.theirs)}</blockquote>`;
  const ownHtml = own
    .split('\n\n')
    .map((part) => `<p>${linked(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
  return {
    text: below(answer, wrapped(own) + textEnding(answer, true), `${words.thunderbird}\n${quotedText(words.theirs)}`),
    html: `<html><head></head><body>${answer.below ? `${quote}${ownHtml}${sign}${note}` : `${ownHtml}${sign}${note}${quote}`}</body></html>`,
  };
}

function yahoo(answer: Answer): Written {
  const { words, own } = answer;
  return {
    text: `${own}\n\n    ${words.yahoo}  \n \n ${words.theirs.join('\n\n ')}\n  `,
    html: `<html><head></head><body><div class="ydp8a7f1yahoo-style-wrap" style="font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:16px;"><div></div>${divs(own, ' dir="ltr" data-setdir="false"')}<div><br></div></div><div id="yahoo_quoted_1234567890" class="yahoo_quoted"><div style="font-family:'Helvetica Neue', Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;"><div>${announced(words.yahoo)}</div><div><br></div><div><br></div><div><div id="yiv123">${paragraphs(words.theirs)}</div></div></div></div></body></html>`,
  };
}

function proton(answer: Answer): Written {
  const { words, own, signature } = answer;
  const sign =
    signature.length > 0
      ? `<div class="protonmail_signature_block"><div class="protonmail_signature_block-user">${divs(signature.join('\n'))}</div></div>`
      : '';
  return {
    text: `${own}${signature.length > 0 ? `\n\n-- \n${signature.join('\n')}` : ''}\n\n${words.proton}\n\n${quotedText(words.theirs)}\n`,
    html: `${divs(own, ' style="font-family: Arial, sans-serif; font-size: 14px;"')}<div><br></div>${sign}<div class="protonmail_quote">\n        ${announced(words.proton)}<br>\n        <blockquote class="protonmail_quote" type="cite">\n            ${paragraphs(words.theirs)}\n        </blockquote><br>\n    </div>`,
  };
}

function gmx({ words, own }: Answer): Written {
  const [from, sent, to, subject] = headers(words);
  const rows = [sent, from, to, subject].flatMap((each) =>
    each ? [`<b>${escaped(each[0])}:</b>&nbsp;${escaped(each[1])}`] : [],
  );
  return {
    text: `${own}\n\n${[sent, from, to, subject].flatMap((each) => (each ? [`${each[0]}: ${each[1]}`] : [])).join('\n')}\n\n${words.theirs.join('\n\n')}`,
    html: `<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;">${divs(own)}\n<div>&nbsp;\n<div>&nbsp;\n<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5; word-wrap: break-word;">\n<div style="margin:0 0 10px 0;">${rows.join('<br/>\n')}</div>\n\n<div name="quoted-content">${paragraphs(words.theirs)}</div>\n</div>\n</div>\n</div></div></body></html>`,
  };
}

function samsung({ words, own }: Answer): Written {
  return {
    text: `${own}\n\n\n\n${words.samsung}\n\n\n-------- ${words.original} --------\n${headerText(words)}\n\n${words.theirs.join('\n\n')}\n`,
    html: `<html><head></head><body>${divs(own, ' dir="auto"')}<div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:85%;color:#575757" dir="auto">${escaped(words.samsung)}</div></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- ${escaped(words.original)} --------</div>${headers(
      words,
    )
      .map(([name, value]) => `<div>${escaped(name)}: ${escaped(value)} </div>`)
      .join('')}<div><br></div></div>${paragraphs(words.theirs)}</body></html>`,
  };
}

function zoho(answer: Answer): Written {
  const { words, own } = answer;
  const line = `---- On Fri, 20 Nov 2026 09:15:00 +0100 Officina Lume <${DESK}> wrote ----`;
  return {
    text: `${own}\n\n\n${line}\n\n${words.theirs.join('\n\n')}\n`,
    html: `<html><head></head><body><div style="font-family: Verdana, Arial, Helvetica, sans-serif; font-size: 10pt;">${divs(own)}<div><br></div><div class="zmail_extra" style=""><div id="Zm-_Id_-Sgn1">${announced(line.replace('----', '----'))}<br></div><div><br></div><blockquote id="blockquote_zmail" style="margin: 0px;"><div>${paragraphs(words.theirs)}</div></blockquote></div><div><br></div></div></body></html>`,
  };
}

function notes({ words, own }: Answer): Written {
  const [from, sent, to, subject] = headers(words);
  const rows = [from, to, sent, subject].flatMap((each) => (each ? [each] : []));
  return {
    text: `${own}\n\n\n\n${rows.map(([name, value]) => `${name}:        ${value}`).join('\n')}\n${'-'.repeat(70)}\n\n\n\n${words.theirs.join('\n\n')}\n`,
    html: `<font size=2 face="sans-serif">${linked(own).replaceAll('\n', '<br>\n')}</font><br><br><br><br>${rows.map(([name, value]) => `<font size=1 color=#5f5f5f face="sans-serif">${escaped(name)}: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1 face="sans-serif">${escaped(value)}</font>`).join('<br>\n')}<br><hr noshade><br><br><br><font size=2>${words.theirs.map(linked).join('<br><br>')}</font>`,
  };
}

function k9(answer: Answer): Written {
  const { words, own } = answer;
  const device = '-- \nSent from my Android device with K-9 Mail. Please excuse my brevity.';
  const quote = `${words.proton.replace(/\s(?:at )?9:15 AM/, ' 09:15:00 CET')}\n${words.theirs.map((line) => `>${line}`).join('\n>\n')}`;
  return { text: answer.below ? `${quote}\n\n${own}\n${device}\n` : `${own}\n\n${quote}\n\n${device}\n` };
}

function plainBetween({ words }: Answer): Written {
  const pairs = words.points.map((point, i) => `> ${point}\n\n${words.answers[i]}`).join('\n\n');
  return { text: `${words.thunderbird}\n${pairs}\n\n-- \n${words.writer}\n${words.company}\n` };
}

function gmailBetween({ words }: Answer): Written {
  const style =
    'class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"';
  const pairs = words.points
    .map(
      (point, i) =>
        `<blockquote ${style}><div>${escaped(point)}</div></blockquote><div><br></div><div>${escaped(words.answers[i] ?? '')}</div><div>&nbsp;</div>`,
    )
    .join('');
  return {
    text: `${wrapped(words.gmail)}\n\n${words.points.map((point, i) => `> ${point}\n>\n\n${words.answers[i]}\n`).join('\n')}\n`,
    html: `<div dir="ltr"><div dir="ltr"><br></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${announced(words.gmail)}<br></div>${pairs}</div></div>`,
  };
}

function forwardAlone({ words }: Answer): Written {
  return {
    text: `${words.forwarded}\n\n${headers(words)
      .map(([name, value]) => `> ${name}: ${value}`)
      .join('\n')}\n> \n${quotedText(words.theirs)}\n`,
    html: `<html><body dir="auto"><div dir="ltr">${escaped(words.forwarded)}<br><br></div><blockquote type="cite"><div dir="ltr">${headers(
      words,
    )
      .map(([name, value]) => `<b>${escaped(name)}:</b> ${escaped(value)}`)
      .join(
        '<br>',
      )}<br><br></div></blockquote><blockquote type="cite"><div dir="ltr">${divs(words.theirs.join('\n\n'))}</div></blockquote></body></html>`,
  };
}

function forwardWithWords({ words, own }: Answer): Written {
  const block = `---------- Forwarded message ---------<br>${headers(words)
    .map(([name, value]) => `${escaped(name)}: ${escaped(value)}`)
    .join('<br>')}<br>`;
  return {
    text: `${own}\n\n---------- Forwarded message ---------\n${headerText(words)}\n\n\n${words.theirs.join('\n\n')}\n`,
    html: `<div dir="ltr">${divs(own)}<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${block}</div><br><br>${paragraphs(words.theirs)}</div></div>`,
  };
}

export type Style = 'plain' | 'signed' | 'notice' | 'below' | 'between' | 'forward' | 'comment';

/** Each program, how it writes, and the ways of answering it is tried with. */
export const PROGRAMS: [name: string, write: (answer: Answer) => Written, styles: Style[]][] = [
  ['gmail', gmail, ['plain', 'signed', 'notice', 'below']],
  ['gmail-android', gmailAndroid, ['plain']],
  ['apple-mac', appleMac, ['plain']],
  ['apple-iphone', applePhone, ['plain']],
  ['outlook-desktop', outlookDesktop, ['plain', 'notice']],
  ['outlook-web', outlookWeb, ['plain', 'signed', 'notice']],
  ['outlook-phone', outlookPhone, ['plain']],
  ['outlook-mac', outlookMac, ['plain']],
  ['thunderbird', thunderbird, ['plain', 'below', 'signed', 'notice']],
  ['yahoo', yahoo, ['plain']],
  ['proton', proton, ['plain', 'signed']],
  ['gmx', gmx, ['plain']],
  ['samsung', samsung, ['plain']],
  ['zoho', zoho, ['plain']],
  ['notes', notes, ['plain']],
  ['k9', k9, ['plain', 'below']],
  ['plain-between', plainBetween, ['between']],
  ['gmail-between', gmailBetween, ['between']],
  ['forward-alone', forwardAlone, ['forward']],
  ['forward-with-words', forwardWithWords, ['comment']],
];
