/** Names of languages stand in lower case in many languages; at the head of a line they begin like any other word. */
export function capital(words: string, locale: string): string {
  return words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1);
}
