/** The letters of a text in lower case and without their marks: "Già" is "gia". */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
