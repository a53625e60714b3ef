const MOST = 60;
const SILENT_MILLIS = 6000;

/**
 * The connection that the stream comes by: one for all tabs of a browser, which opens only a few to a server. The tab that holds a lock
 * reads it and hands everything to the others; when it is closed the next one does. Where the browser has no locks (they need a
 * secure place: this computer, or TLS) each tab reads for itself.
 *
 * What comes is told to `hear` by the event's name, its id and its data; `lost` is the connection's own word.
 */
export class Wire {
  /** @type {EventSource | undefined} */
  #source;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  #name = '';
  #leads = false;
  /** Gives the lock back. @type {(value?: any) => void} */
  #leave = () => {};
  /** @type {Promise<any>} */
  #left = Promise.resolve();
  /** @type {any} */
  #timer;
  #retry = 0;
  #heardAt = 0;
  /** @type {string[]} this tab's, and for the tab that reads those of all */
  #symbols = [];

  /** @param {(name: string, id: string, data: string) => void} hear @param {() => number} since the sequence that was heard last */
  constructor(hear, since) {
    this.hear = hear;
    this.since = since;
  }

  /** @param {string} account whose stream it is */
  open(account) {
    if (!navigator.locks) {
      this.#lead();
      return;
    }
    this.#name = `taffrail stream of ${account}`;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = event => this.#told(event.data);
    this.#heardAt = performance.now();
    this.#left = new Promise(leave => { this.#leave = leave; });
    this.#stand({});
    this.#send({ joins: true, wants: this.#symbols });
  }

  close() {
    this.#leads = false;
    this.#leave();
    this.#channel?.close();
    this.#channel = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  /** Has quotes of these symbols told too. @param {string[]} symbols */
  look(symbols) {
    const all = [...new Set([...symbols, ...this.#symbols])].slice(0, MOST);
    const news = all.some(symbol => !this.#symbols.includes(symbol));
    this.#symbols = all;
    if (!news) return;
    if (this.#leads) this.#connect(this.since());
    else this.#send({ wants: symbols });
  }

  /** What follows a sequence is to be told once more: some of it did not come. @param {number} sequence */
  missed(sequence) {
    if (this.#leads) this.#connect(sequence);
    else this.#send({ after: sequence });
  }

  /** A tab that is looked at takes over from one that says nothing any more: browsers put those to sleep that nobody sees. */
  watch() {
    if (!this.#leads && this.#channel && !document.hidden && performance.now() - this.#heardAt > SILENT_MILLIS) {
      this.#heardAt = performance.now();
      this.#stand({ steal: true });
    }
  }

  /** Waits for the lock, and reads as long as it is held. @param {LockOptions} how */
  #stand(how) {
    const channel = this.#channel;
    navigator.locks.request(this.#name, how, () => {
      if (this.#channel !== channel) return undefined;
      if (!this.#leads) this.#lead();
      return this.#left;
    }).catch(() => {
      // Another tab has taken over.
      if (this.#channel !== channel) return;
      this.#leads = false;
      this.#source?.close();
      this.#source = undefined;
      this.#stand({});
    });
  }

  #lead() {
    this.#leads = true;
    this.#send({ leads: true });
    this.#connect(this.since());
  }

  /** @param {any} message */
  #send(message) {
    this.#channel?.postMessage(message);
  }

  /** @param {any} message of another tab */
  #told(message) {
    this.#heardAt = performance.now();
    if (message.name) this.hear(message.name, message.id, message.data);
    if (message.leads) this.#send({ wants: this.#symbols });
    if (!this.#leads) return;
    if (message.wants?.length > 0) this.#quote(message.wants);
    if (message.joins && this.#source?.readyState === EventSource.OPEN) this.#send({ name: 'hello', id: String(this.since()), data: '' });
    if (message.after !== undefined) this.#connect(message.after);
  }

  /** A new connection tells the quotes of all symbols, of those too that have not moved for a while. @param {string[]} symbols */
  #quote(symbols) {
    this.#symbols = [...new Set([...symbols, ...this.#symbols])].slice(0, MOST);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#leads) this.#connect(this.since());
    }, 50);
  }

  /** @param {string} name @param {string} id @param {string} data */
  #hand(name, id, data) {
    this.hear(name, id, data);
    this.#send({ name, id, data });
  }

  /** @param {number} since */
  #connect(since) {
    this.#source?.close();
    const query = new URLSearchParams();
    if (since > 0) query.set('since', String(since));
    if (this.#symbols.length > 0) query.set('symbols', this.#symbols.join(','));
    const source = new EventSource(`/api/v1/stream?${query}`);
    this.#source = source;
    for (const name of ['hello', 'reset', 'entry', 'quotes', 'beat']) {
      source.addEventListener(name, event => {
        this.#retry = 0;
        this.#hand(name, event.lastEventId, event.data);
      });
    }
    source.onerror = () => {
      if (this.#source !== source) return;
      source.close();
      this.#hand('lost', '', '');
      // Our own patience, so that a page is back as soon as its server is.
      setTimeout(() => this.#source === source && this.#connect(this.since()), Math.min(250 * 2 ** this.#retry++, 2000));
    };
  }
}
