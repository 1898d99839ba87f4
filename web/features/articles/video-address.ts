const hosts = new Set([
  'www.youtube.com',
  'youtube.com',
  'm.youtube.com',
  'youtu.be',
  'vimeo.com',
  'www.vimeo.com',
  'player.vimeo.com',
]);

/** Whether it is a film of a host that articles show; the server looks more closely. */
export function isVideoAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:' && hosts.has(new URL(address).hostname);
}
