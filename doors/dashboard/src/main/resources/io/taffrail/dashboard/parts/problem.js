import { html, nothing } from '../element.js';

/**
 * Why something was refused, and what to do.
 * @param {{code?: string, what: string, why?: string, fix?: string}} refusal
 */
export const problem = refusal => html`
  <div class="problem">
    <p><b>${refusal.what}</b>${refusal.code ? html` <code>${refusal.code}</code>` : nothing}</p>
    ${refusal.why ? html`<p><span class="quiet">why</span> ${refusal.why}</p>` : nothing}
    ${refusal.fix ? html`<p><span class="quiet">fix</span> ${refusal.fix}</p>` : nothing}
  </div>`;

/** What a page shows that has nothing to show yet. @param {string} what @param {string} command */
export const empty = (what, command) => html`
  <div class="empty"><p>${what}</p><p>Try <code>${command}</code></p></div>`;
