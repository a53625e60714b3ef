/** Tells people who hear the page what others see on it. */

/** @param {string} text */
export const say = text => tell('polite', text);

/** What must not wait: refusals and halts. @param {string} text */
export const warn = text => tell('assertive', text);

/** @param {string} id @param {string} text */
function tell(id, text) {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
  dispatchEvent(new CustomEvent('taffrail-said', { detail: { text, urgent: id === 'assertive' } }));
}
