// Answers while one types. The page works without it: then the button searches.
(() => {
  const form = document.querySelector('form[data-as-one-types]');
  const field = form?.querySelector('input[name=q]');
  const place = document.getElementById(form?.dataset.asOneTypes ?? '');
  if (!field || !place) return;
  // Of this page alone: so that what one types counts as one search, and not as one a letter.
  const visit = crypto.randomUUID?.();
  let timer;
  let asked;
  let last = field.value.trim();
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 180);
  });
  // What lies over the page gives way to whoever goes on to something else, by keys or by hand.
  if (place.classList.contains('drop')) {
    const isHere = ({ target }) => form.contains(target) || place.contains(target);
    // An answer that is still on its way would open it again.
    const giveWay = () => {
      clearTimeout(timer);
      asked?.abort();
      last = '';
      place.hidden = true;
    };
    for (const moves of ['focusin', 'pointerdown'])
      document.addEventListener(moves, (event) => {
        if (isHere(event)) place.hidden = false;
        else giveWay();
      });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !isHere(event)) return;
      field.focus();
      giveWay();
    });
  }
  async function ask() {
    const words = field.value.trim();
    if (words === last) return;
    last = words;
    asked?.abort();
    if (words.length < 2) {
      place.replaceChildren();
      return;
    }
    asked = new AbortController();
    const query = new URLSearchParams({ q: words, part: '1' });
    if (visit) query.set('s', visit);
    try {
      const answer = await fetch(`${form.action}?${query}`, { signal: asked.signal });
      if (!answer.ok) return;
      place.innerHTML = await answer.text();
      place.hidden = false;
    } catch {
      // Overtaken by the next letter, or offline: the button is still there.
    }
  }
})();
