// What request, uploadFile and downloadFile share: the task, the time limit, the queue of ten.
import { callBack } from '../runtime/lifecycle.js';
import { isOffline } from './network.js';

const MAX_AT_ONCE = 10; // wechat: ten of each kind run at once, the others wait
const DEFAULT_TIMEOUT_MS = 60_000;
const ERRNO_NETWORK = 600001;
const ERRNO_TIMEOUT = 5;

export class Lane {
  #running = 0;
  #waiting = [];

  run(job) {
    this.#waiting.push(job);
    this.#next();
  }

  #next() {
    if (this.#running >= MAX_AT_ONCE || this.#waiting.length === 0) return;
    this.#running++;
    const job = this.#waiting.shift();
    job().finally(() => {
      this.#running--;
      this.#next();
    });
  }
}

export class TransferTask {
  #controller = new AbortController();
  #headerListeners = new Set();
  #progressListeners = new Set();
  reason;

  abort() {
    this.#stop('abort');
  }

  onHeadersReceived(listener) {
    this.#headerListeners.add(listener);
  }

  offHeadersReceived(listener) {
    this.#headerListeners.delete(listener);
  }

  onProgressUpdate(listener) {
    this.#progressListeners.add(listener);
  }

  offProgressUpdate(listener) {
    this.#progressListeners.delete(listener);
  }

  receiveHeaders(header, statusCode) {
    this.#headerListeners.forEach((listener) => callBack(listener, { header, statusCode }));
  }

  finish(totalBytes) {
    const progress = { progress: 100, totalBytesSent: totalBytes, totalBytesWritten: totalBytes };
    this.#progressListeners.forEach((listener) => callBack(listener, progress));
  }

  async fetch(url, init, timeout = DEFAULT_TIMEOUT_MS) {
    if (isOffline()) this.#stop('net::ERR_INTERNET_DISCONNECTED');
    if (this.reason) throw new Error(this.reason);
    const timer = setTimeout(() => this.#stop('timeout'), timeout);
    try {
      const { signal } = this.#controller;
      // No cookies: a mini-program has no cookie jar and logs in by its own header.
      return await fetch(url, { ...init, signal, credentials: 'omit', cache: 'no-store' });
    } finally {
      clearTimeout(timer);
    }
  }

  #stop(reason) {
    this.reason ??= reason;
    this.#controller.abort();
  }
}

export function transferFailure(name, error, task) {
  const reason = task.reason ?? error?.message ?? 'unknown';
  if (reason === 'abort') return { errMsg: `${name}:fail abort` };
  if (reason === 'timeout') return { errMsg: `${name}:fail timeout`, errno: ERRNO_TIMEOUT };
  return { errMsg: `${name}:fail ${reason}`, errno: error?.errno ?? ERRNO_NETWORK };
}
