/** What a session was opened with, as far as its browser says so: "Firefox on Windows". Names are proper names in all languages. */
export function browserOf(userAgent: string | null): { browser: string | null; system: string | null } {
  const said = userAgent ?? '';
  // Order matters: Edge and Opera name Chrome as well, Chrome names Safari, Android names Linux, iPhones name Mac OS X.
  const browser = firstOf(said, [
    ['Edg', 'Edge'],
    ['OPR/', 'Opera'],
    ['SamsungBrowser', 'Samsung Internet'],
    ['Firefox/', 'Firefox'],
    ['FxiOS', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['CriOS', 'Chrome'],
    ['Safari/', 'Safari'],
  ]);
  const system = firstOf(said, [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['Windows', 'Windows'],
    ['CrOS', 'ChromeOS'],
    ['Mac OS X', 'macOS'],
    ['Linux', 'Linux'],
  ]);
  return { browser, system };
}

function firstOf(said: string, names: readonly (readonly [string, string])[]): string | null {
  return names.find(([mark]) => said.includes(mark))?.[1] ?? null;
}
