/** What was written without a connection stays on this device until the server has it, even when the window is closed. */
const prefix = 'sportello.unsent-article.';

export function unsentOf(name: string): Uint8Array | undefined {
  const kept = localStorage.getItem(prefix + name);
  if (kept === null) return undefined;
  try {
    return Uint8Array.from(atob(kept), (letter) => letter.charCodeAt(0));
  } catch (error) {
    // Somebody else's hand was in it.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** False where the device has no room: then it is kept as long as the window. */
export function keepUnsent(name: string, update: Uint8Array): boolean {
  let letters = '';
  for (const byte of update) letters += String.fromCharCode(byte);
  try {
    localStorage.setItem(prefix + name, btoa(letters));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function forgetUnsent(name: string): void {
  localStorage.removeItem(prefix + name);
}
