import { withoutAccents } from '../../platform/language/without-accents.ts';

/** What is read of a letter: anger stands early or last, and nobody waits for the middle of a long one. */
const MOST_READ = 4_000;
const ENOUGH = 2;
const SHOUTED_WORDS = 3;
const SHORTEST_SHOUT = 4;

/** One of these is enough: en, it, es, ro, without accents. */
const STRONG =
  /\b(?:furious|outrag(?:ed|eous)|unacceptable|disgust(?:ed|ing)|scam(?:med|mers)?|thie(?:f|ves)|fraud|lawyers?|legal action|take you to court|incompeten(?:t|ce)|ridiculous|worst|disgrace(?:ful)?|furios[oiae]|inaccettabil[ei]|vergogn(?:a|os[oaie])|truffa(?:tori)?|avvocat[oi]|denunci(?:a|ero|are)|pessim[oaie]|schifo|ladri|vie legali|indignad[oa]s?|inaceptable|verguenza|estafa(?:dores)?|abogad[oa]s?|denunciar|pesim[oa]s?|asco|ladrones|revolt(?:at|ata|ator)|inacceptabil|rusin(?:e|os)|escroc(?:i|herie)|avocat(?:ul)?|bataie de joc|hotie|nesimtir[ei]|inadmisibil[ei]?|inadmissible)\b/g;
/** Two of these, or one with a raised voice. */
const MILD =
  /\b(?:disappointed|fed up|annoyed|angry|third time|again and again|still no (?:answer|reply)|nobody (?:answers|replies)|waste of (?:time|money)|refund me now|delus[oaie]|stuf[oaie]|arrabbiat[oaie]|terza volta|ancora nessuna risposta|nessuno risponde|presa in giro|voglio il rimborso|decepcionad[oa]s?|hart[oa]s?|enfadad[oa]s?|tercera vez|nadie (?:responde|contesta)|tomadura de pelo|quiero mi dinero|dezamagit[ai]?|nemultumit[ai]?|suparat[ai]?|satul[ai]?|a treia oara|nimeni nu raspunde|vreau banii inapoi)\b/g;

/**
 * Whether these are the words of somebody who is angry: what they say, and how loud. A guess that errs towards keeping a
 * letter for who is practised; nobody is told that it was made of them.
 */
export function isAngry(letter: string): boolean {
  const text = letter.slice(0, MOST_READ);
  const plain = withoutAccents(text).replace(/\s+/g, ' ');
  const said = 2 * distinct(plain.match(STRONG)) + distinct(plain.match(MILD));
  if (said >= ENOUGH) return true;
  return said + loudness(text) >= ENOUGH && (said > 0 || loudness(text) > ENOUGH);
}

function distinct(found: RegExpMatchArray | null): number {
  return new Set(found).size;
}

/** Signs in a row count more than many apart: some people end each sentence with one. */
function loudness(text: string): number {
  const inARow = /[!?]{3}|!!/.test(text) ? 1 : 0;
  const many = (text.match(/!/g)?.length ?? 0) >= 5 ? 1 : 0;
  const shouted = (text.match(/(?<![\p{L}\p{N}-])\p{Lu}+(?![\p{L}\p{N}-])/gu) ?? []).filter(
    (word) => word.length >= SHORTEST_SHOUT,
  ).length;
  return inARow + many + (shouted >= SHOUTED_WORDS ? 1 : 0);
}
