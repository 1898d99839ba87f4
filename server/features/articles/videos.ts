/** Whose films may stand in an article; what each of their addresses leads to. Nothing of theirs is loaded before a click. */
const VIDEO_HOSTS: Readonly<Record<string, (url: URL) => string | undefined>> = {
  'www.youtube.com': youtube,
  'youtube.com': youtube,
  'm.youtube.com': youtube,
  'www.youtube-nocookie.com': youtube,
  'youtu.be': (url) => youtubeAddress(url.pathname.slice(1)),
  'vimeo.com': (url) => vimeoAddress(url.pathname.slice(1)),
  'www.vimeo.com': (url) => vimeoAddress(url.pathname.slice(1)),
  'player.vimeo.com': (url) => vimeoAddress(url.pathname.replace(/^\/video\//, '')),
};

/** The one address by which a film is kept, of any that leads to it or frames it; undefined for all else. */
export function videoAddress(address: string): string | undefined {
  if (address.length > 500 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || !Object.hasOwn(VIDEO_HOSTS, url.hostname))
    return undefined;
  return VIDEO_HOSTS[url.hostname]?.(url);
}

function youtube(url: URL): string | undefined {
  const framed = /^\/(?:embed|shorts|live)\/([^/]+)$/.exec(url.pathname)?.[1];
  return youtubeAddress(framed ?? (url.pathname === '/watch' ? (url.searchParams.get('v') ?? '') : ''));
}

function youtubeAddress(id: string): string | undefined {
  return /^[\w-]{6,20}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : undefined;
}

function vimeoAddress(id: string): string | undefined {
  return /^\d{3,15}$/.test(id) ? `https://vimeo.com/${id}` : undefined;
}
