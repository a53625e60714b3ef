/** What the house has refused, in its own words. */
export class Refusal extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    super(body.what ?? body.message ?? `the server answered ${status}`);
    this.status = status;
    this.code = String(body.code ?? status);
    this.what = body.what ?? body.reject_reason?.what ?? body.message ?? 'the server did not answer as expected';
    this.why = body.why ?? body.reject_reason?.why ?? '';
    this.fix = body.fix ?? body.reject_reason?.fix ?? '';
  }
}

let csrf = '';

/** @param {string | undefined} token what the session shows with whatever changes something */
export function showToken(token) {
  csrf = token ?? '';
}

/**
 * Asks the house.
 * @param {string} method
 * @param {string} path
 * @param {any} [body]
 * @returns {Promise<any>} what it says; undefined where it says nothing
 */
export async function ask(method, path, body) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await reach(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const told = text === '' ? undefined : read(text);
  if (answer.ok) return told;
  if (answer.status === 401 && path !== '/api/v1/session') dispatchEvent(new Event('taffrail-logged-out'));
  throw new Refusal(answer.status, told ?? {});
}

/** @param {string} path @param {RequestInit} init */
async function reach(path, init) {
  try {
    return await fetch(path, init);
  } catch {
    throw new Refusal(0, {
      what: 'the server cannot be reached', why: 'it has stopped, or is starting again',
      fix: 'wait a moment, or start it: taffrail up',
    });
  }
}

/** @param {string} text */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** @param {string} path */
export const get = path => ask('GET', path);
/** @param {string} path @param {any} [body] */
export const post = (path, body) => ask('POST', path, body);
/** @param {string} path @param {any} body */
export const patch = (path, body) => ask('PATCH', path, body);
/** @param {string} path */
export const remove = path => ask('DELETE', path);

/** @param {string} symbol */
export const isPair = symbol => symbol.includes('/');
