/** What a person has set for this browser. Nothing of it is secret. */
const DEFAULTS = { theme: 'system', letters: true };
const KEY = 'taffrail';

/** @returns {{theme: 'system' | 'dark' | 'light', letters: boolean}} */
export function settings() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...DEFAULTS };
  }
}

/** @param {Partial<{theme: string, letters: boolean}>} change */
export function set(change) {
  localStorage.setItem(KEY, JSON.stringify({ ...settings(), ...change }));
  applyTheme();
  dispatchEvent(new Event('taffrail-settings'));
}

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Dark or light, as set; as the computer has it where nothing is. */
export function applyTheme() {
  const wanted = settings().theme;
  document.documentElement.dataset.theme = wanted === 'system' ? (dark.matches ? 'dark' : 'light') : wanted;
}

dark.addEventListener('change', applyTheme);
