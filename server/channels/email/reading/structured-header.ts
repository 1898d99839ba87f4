/** A header such as Content-Type: a value in lower case and parameters with names in lower case. */
export interface StructuredHeader {
  value: string;
  parameters: Map<string, string>;
}

/**
 * Reads `value; name=content; name="quoted"` with comments, and parameters continued over several sections (RFC 2231).
 * The first of two parameters with one name counts. Never throws; one pass over the text.
 */
export function readStructuredHeader(text: string): StructuredHeader {
  const [value = '', ...pairs] = splitOutsideQuotes(text);
  const parameters = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim().toLowerCase();
    if (name && !parameters.has(name)) parameters.set(name, unquoted(pair.slice(equals + 1)));
  }
  return { value: unquoted(value).toLowerCase(), parameters: joinSections(parameters) };
}

/** The texts between semicolons; comments are left out, quotes and their escapes kept. */
function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  let comment = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\' && (quoted || comment > 0)) {
      if (comment === 0) piece += character + text.charAt(i + 1);
      i++;
    } else if (character === '"' && comment === 0) {
      quoted = !quoted;
      piece += character;
    } else if (!quoted && character === '(' && (comment > 0 || opensComment(piece))) {
      comment++;
    } else if (!quoted && character === ')' && comment > 0) {
      comment--;
    } else if (!quoted && comment === 0 && character === ';') {
      pieces.push(piece);
      piece = '';
    } else if (comment === 0) {
      piece += character;
    }
  }
  pieces.push(piece);
  return pieces;
}

/** Within a parameter's value a bracket is part of it (`filename=Invoice(1).pdf`) unless a space stands before. */
function opensComment(before: string): boolean {
  return !before.includes('=') || before.endsWith(' ') || before.endsWith('\t') || before.endsWith('=');
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  let value = '';
  for (let i = 1; i < trimmed.length; i++) {
    const character = trimmed.charAt(i);
    if (character === '"') break;
    if (character === '\\') value += trimmed.charAt(++i);
    else value += character;
  }
  return value;
}

const MAX_SECTIONS = 100;

function joinSections(parameters: Map<string, string>): Map<string, string> {
  for (const name of [...parameters.keys()]) {
    const base = /^([^*]+)\*(?:0\*?)?$/.exec(name)?.[1];
    if (base === undefined || parameters.has(base)) continue;
    let joined = '';
    const first = parameters.get(name) ?? '';
    if (name === `${base}*`) joined = percentDecoded(withoutCharset(first));
    else {
      joined = name.endsWith('*') ? percentDecoded(withoutCharset(first)) : first;
      for (let section = 1; section < MAX_SECTIONS; section++) {
        const plain = parameters.get(`${base}*${section}`);
        const encoded = parameters.get(`${base}*${section}*`);
        if (plain === undefined && encoded === undefined) break;
        joined += plain ?? percentDecoded(encoded ?? '');
      }
    }
    parameters.set(base, joined);
  }
  return parameters;
}

function withoutCharset(value: string): string {
  const marks = value.split("'");
  return marks.length > 2 ? marks.slice(2).join("'") : value;
}

function percentDecoded(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
