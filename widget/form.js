// The contact form on another site. Where the page has an element with `data-sportello-form`, the form stands in it; else a
// button at the lower right opens it. Loads nothing but the form itself, in a frame of its own, and keeps nothing here.
(() => {
  const own = document.currentScript;
  if (!own) return;
  const { origin, pathname } = new URL(own.src);
  const labels = JSON.parse('{"en":"Write to us"}');
  const wish = (own.dataset.language || document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase();
  const language = wish in labels ? wish : 'en';
  const label = own.dataset.label || labels[language];
  const query = new URLSearchParams({ embed: '1', from: location.origin, lang: language });
  if (own.dataset.type) query.set('type', own.dataset.type);
  const address = `${origin}${pathname.replace(/form\.js$/, 'write')}?${query}`;

  function frame() {
    const made = document.createElement('iframe');
    made.src = address;
    made.title = label;
    made.lang = language;
    Object.assign(made.style, { border: '0', width: '100%', height: '640px', colorScheme: 'normal' });
    return made;
  }
  // Only the form's own page may say how high it is, and only in figures.
  function fits(made) {
    addEventListener('message', (event) => {
      if (event.origin !== origin || event.source !== made.contentWindow) return;
      const height = Number(event.data?.sportello === 'form' && event.data.height);
      if (height > 0 && height < 5000) made.style.height = `${Math.ceil(height)}px`;
    });
  }

  function start() {
    const place = document.querySelector('[data-sportello-form]');
    if (place) {
      const made = frame();
      fits(made);
      place.replaceChildren(made);
      return;
    }
    const button = document.createElement('button');
    const panel = document.createElement('div');
    button.type = 'button';
    button.textContent = label;
    button.setAttribute('aria-expanded', 'false');
    const corner = { position: 'fixed', right: '20px', zIndex: '2147483000' };
    Object.assign(button.style, corner, {
      bottom: '20px',
      padding: '12px 20px',
      border: '0',
      borderRadius: '10px',
      background: own.dataset.colour || '#1d513e',
      color: own.dataset.ink || '#fff',
      font: '500 16px/24px system-ui, sans-serif',
      cursor: 'pointer',
    });
    Object.assign(panel.style, corner, {
      bottom: '80px',
      width: 'min(440px, calc(100vw - 40px))',
      height: 'min(680px, calc(100dvh - 100px))',
      overflow: 'hidden',
      borderRadius: '12px',
      background: '#fff',
      boxShadow: '0 12px 40px rgb(0 0 0 / 24%)',
    });
    panel.hidden = true;
    const show = (open) => {
      panel.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
      if (open && !panel.firstChild) {
        const made = frame();
        made.style.height = '100%';
        panel.append(made);
      }
      if (open) panel.firstChild.focus();
      else button.focus();
    };
    button.addEventListener('click', () => show(panel.hidden));
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !panel.hidden) show(false);
    });
    document.body.append(panel, button);
  }
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
})();
