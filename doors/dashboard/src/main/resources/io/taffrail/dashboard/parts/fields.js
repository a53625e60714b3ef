import { html } from '../element.js';
import { words } from '../format.js';

/**
 * The fields of a form that fill in a draft.
 * @typedef {(name: string, value: any) => void} Change is told what was filled in
 */

/** @param {any} draft @param {Change} change @param {string} name @param {string} title */
export const field = (draft, change, name, title) => html`<label for=${name}>${title}</label><input id=${name} inputmode="decimal"
  autocomplete="off" .value=${draft[name]} @input=${event => change(name, event.target.value.trim())}>`;

/** @param {any} draft @param {Change} change @param {string} name @param {string} title @param {string[]} choices */
export const select = (draft, change, name, title, choices) => html`<label for=${name}>${title}</label>
  <select id=${name} @change=${event => change(name, event.target.value)}>
    ${choices.map(choice => html`<option value=${choice} ?selected=${draft[name] === choice}>${words(choice)}</option>`)}</select>`;

/** @param {any} draft @param {Change} change @param {string} name @param {string} title */
export const check = (draft, change, name, title) => html`<label><input type="checkbox" id=${name} .checked=${draft[name]}
  @change=${event => change(name, event.target.checked)}> ${title}</label>`;
