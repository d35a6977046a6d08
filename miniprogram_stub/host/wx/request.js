// wx.request: a task and never a promise; `success` for every status; no PATCH; ten at once.
import { host } from '../runtime/host.js';
import { calls, mock, tell } from './api.js';
import { Lane, TransferTask, transferFailure } from './transfer.js';

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const lane = new Lane();

export function request(options = {}) {
  calls.push(['request', options]);
  const task = new TransferTask();
  const refusal = findRefusal(options);
  if (refusal) {
    queueMicrotask(() => tell(options, false, refusal));
    return task;
  }
  lane.run(() => send(options, task));
  return task;
}

function findRefusal({ url, method = 'GET' }) {
  if (!METHODS.includes(method.toUpperCase())) {
    return { errMsg: `request:fail invalid method "${method}"` };
  }
  return refusedUrl('request', url);
}

/** What is wrong with an address, as WeChat says it; undefined when nothing is. */
export function refusedUrl(name, url) {
  if (!/^https?:\/\//.test(url ?? '')) return { errMsg: `${name}:fail invalid url "${url}"` };
  if (new URL(url).origin === location.origin || url.startsWith('https://')) return undefined;
  return { errMsg: `${name}:fail url not in domain list`, errno: 600002 };
}

async function send(options, task) {
  const timeout = options.timeout ?? host.program.app.networkTimeout?.request;
  try {
    const result = mock.request
      ? await mock.request(options)
      : await exchange(options, task, timeout);
    tell(options, true, { errMsg: 'request:ok', ...result });
  } catch (error) {
    tell(options, false, transferFailure('request', error, task));
  }
}

async function exchange(options, task, timeout) {
  const method = (options.method ?? 'GET').toUpperCase();
  const header = lowerCaseKeys(options.header);
  const { url, body } = encode(options, method, header);
  const answer = await task.fetch(url, { method, headers: header, body }, timeout);
  const headers = Object.fromEntries(answer.headers);
  task.receiveHeaders(headers, answer.status);
  const data = await readBody(answer, options);
  return { data, statusCode: answer.status, header: headers, cookies: [] };
}

function lowerCaseKeys(header = {}) {
  const lower = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(header)) lower[name.toLowerCase()] = String(value);
  delete lower.referer; // wechat: cannot be set
  return lower;
}

function encode({ url, data }, method, header) {
  if (method === 'GET' || method === 'HEAD') {
    delete header['content-type'];
    return { url: withQuery(url, data), body: undefined };
  }
  if (data === undefined || data === null) return { url, body: undefined };
  if (typeof data === 'string' || data instanceof ArrayBuffer) return { url, body: data };
  const isForm = header['content-type'].includes('x-www-form-urlencoded');
  return { url, body: isForm ? toQuery(data) : JSON.stringify(data) };
}

function withQuery(url, data) {
  const query = data && typeof data === 'object' ? toQuery(data) : '';
  if (!query) return url;
  return url + (url.includes('?') ? '&' : '?') + query;
}

function toQuery(data) {
  return Object.entries(data)
    .map(([key, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
    })
    .join('&');
}

async function readBody(answer, { responseType, dataType = 'json' }) {
  if (responseType === 'arraybuffer') return answer.arrayBuffer();
  const text = (await answer.text()).replace(/^\uFEFF/, '');
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // wechat: what is not JSON arrives as text
  }
}
