import { post } from '../api.js';

const FRESH_MILLIS = 30_000;

/** @type {{text: string, at: number, trial: any}} */
let latest = { text: '', at: 0, trial: undefined };

/**
 * What the limits say of an order that is not sent. The latest answer is kept for a while, so that whoever sends what he is looking at
 * waits for nothing.
 * @param {any} order the body of `POST /v2/orders`
 */
export async function tried(order) {
  const text = JSON.stringify(order);
  if (latest.text === text && performance.now() - latest.at < FRESH_MILLIS) return latest.trial;
  const trial = await post('/api/v1/risk/test', order);
  latest = { text, at: performance.now(), trial };
  return trial;
}
