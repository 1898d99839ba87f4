// Runs before the first paint so that nobody who works in the dark is flashed with paper. A file of its own, and
// not a script in the page, so that the content security policy needs no exception.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('sportello.scheme');
  } catch {
    // Storage can be forbidden; the device's own preference is then all there is.
    kept = null;
  }
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
