/** The only place that speaks HTTP: `wx.request` and `wx.uploadFile` stand here alone. */

import type { Login } from './api';
import { apiBase } from './config';
import { drop, keep, kept } from './storage';

/** What every failed call rejects with. `code` is the server's, or one of the four below. */
export interface ApiError {
  code: string;
  /** A sentence for the screen. */
  message: string;
  /** 0 when no answer came. */
  status: number;
  /** Seconds, when the server says how long to wait. */
  retryAfter: number | null;
}

const OFFLINE = '现在没有网络，请稍后再试';
const TIMEOUT = '网络太慢，请再试一次';
const UNKNOWN = '服务暂时不可用，请稍后再试';
const NOT_LOGGED_IN = '请先登录';

const REQUEST_TIMEOUT_MS = 10_000;
/** A photo of a few hundred kB over a weak signal needs longer than a question. */
const UPLOAD_TIMEOUT_MS = 30_000;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type QueryValue = string | number | boolean | string[] | null | undefined;

export interface Call {
  method?: Method;
  path: string;
  /** Lists repeat their name; null, undefined and empty are left out. */
  query?: Record<string, QueryValue>;
  data?: WechatMiniprogram.IAnyObject | ArrayBuffer;
  /** Sent with the login of this phone. */
  asMe?: boolean;
  /** Makes a repeated POST count once. */
  idempotencyKey?: string;
  header?: Record<string, string>;
  timeout?: number;
}

interface Answer {
  status: number;
  body: unknown;
  header: Record<string, string>;
}

function failure(code: string, message: string, status = 0): ApiError {
  return { code, message, status, retryAfter: null };
}

/** Any caught value as an ApiError, so that a page always has a sentence to show. */
export function toApiError(error: unknown): ApiError {
  const one = error as Partial<ApiError> | undefined;
  if (one && typeof one.code === 'string' && typeof one.message === 'string')
    return one as ApiError;
  console.error(error);
  return failure('unknown', UNKNOWN);
}

function unanswered(errMsg: string): ApiError {
  return errMsg.includes('timeout') ? failure('timeout', TIMEOUT) : failure('offline', OFFLINE);
}

function headerOf(header: Record<string, string>, name: string): string | undefined {
  const key = Object.keys(header).find((one) => one.toLowerCase() === name);
  return key === undefined ? undefined : header[key];
}

function refused(answer: Answer): ApiError {
  const body = (answer.body ?? {}) as { code?: string; detail?: string };
  const wait = Number(headerOf(answer.header, 'retry-after'));
  return {
    code: typeof body.code === 'string' ? body.code : `http_${answer.status}`,
    message: typeof body.detail === 'string' && body.detail ? body.detail : UNKNOWN,
    status: answer.status,
    retryAfter: Number.isFinite(wait) && wait > 0 ? wait : null,
  };
}

function queryString(query: Record<string, QueryValue> = {}): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null || one === '') continue;
      pairs.push(`${name}=${encodeURIComponent(one)}`);
    }
  }
  return pairs.length ? `?${pairs.join('&')}` : '';
}

function headersFor(call: Pick<Call, 'asMe' | 'idempotencyKey'>): Record<string, string> {
  const header: Record<string, string> = {};
  if (call.asMe) header.Authorization = `Bearer ${kept('token') ?? ''}`;
  if (call.idempotencyKey) header['Idempotency-Key'] = call.idempotencyKey;
  return header;
}

function send(call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    wx.request({
      url: apiBase() + call.path + queryString(call.query),
      method: call.method ?? 'GET',
      data: call.data,
      header: { 'content-type': 'application/json', ...call.header, ...headersFor(call) },
      timeout: call.timeout ?? REQUEST_TIMEOUT_MS,
      success: (result) => {
        const header = (result.header ?? {}) as Record<string, string>;
        resolve({ status: result.statusCode, body: result.data, header });
      },
      fail: (error) => reject(unanswered(error.errMsg)),
    });
  });
}

function sendFile(call: Call, filePath: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    wx.uploadFile({
      url: apiBase() + call.path,
      filePath,
      name: 'file',
      header: headersFor(call),
      timeout: UPLOAD_TIMEOUT_MS,
      success: (result) =>
        resolve({ status: result.statusCode, body: parsed(result.data), header: {} }),
      fail: (error) => reject(unanswered(error.errMsg)),
    });
  });
}

/** `wx.uploadFile` hands the body over as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function contentOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: () => reject(failure('file', '没有读到照片，请换一张')),
    });
  });
}

const BOUNDARY = '----nuanxin-file';

/** One part named `file`; its head and tail are ASCII. */
function multipart(content: ArrayBuffer): { header: Record<string, string>; data: ArrayBuffer } {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const head = bytes(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="picture"\r\n` +
      'content-type: application/octet-stream\r\n\r\n',
  );
  const tail = bytes(`\r\n--${BOUNDARY}--\r\n`);
  const body = new Uint8Array(head.length + content.byteLength + tail.length);
  body.set(head);
  body.set(new Uint8Array(content), head.length);
  body.set(tail, head.length + content.byteLength);
  return {
    header: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    data: body.buffer,
  };
}

function loginCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({
      timeout: REQUEST_TIMEOUT_MS,
      success: ({ code }) => resolve(code),
      fail: (error) => reject(unanswered(error.errMsg)),
    });
  });
}

function deviceName(): string {
  const { brand, model } = wx.getDeviceInfo();
  return `${brand} ${model}`.slice(0, 60);
}

async function openSession(): Promise<Login> {
  const data = { code: await loginCode(), device: deviceName() };
  const answer = await send({ method: 'POST', path: '/v1/auth/wechat', data });
  if (answer.status !== 200) throw refused(answer);
  const login = answer.body as Login;
  keep('token', login.token);
  return login;
}

let opening: Promise<Login> | null = null;

/** Logs in with WeChat and keeps the token. Calls at the same time share one login. */
export function logIn(): Promise<Login> {
  opening ??= openSession().finally(() => {
    opening = null;
  });
  return opening;
}

/** Sends; on 401 with a token drops it, logs in once and sends once more. */
async function settled(call: Call, go: () => Promise<Answer>): Promise<Answer> {
  const token = kept('token');
  if (call.asMe && !token) throw failure('not_logged_in', NOT_LOGGED_IN, 401);
  let answer = await go();
  if (answer.status === 401 && call.asMe) {
    if (kept('token') === token) drop('token');
    if (!kept('token')) await logIn();
    answer = await go();
  }
  if (answer.status < 200 || answer.status > 299) throw refused(answer);
  return answer;
}

/** The body of the answer; rejects with an ApiError on everything but 2xx. */
export async function request<T>(call: Call): Promise<T> {
  return (await settled(call, () => send(call))).body as T;
}

/** Sends one local file as multipart field `file`, with the login of this phone. */
export async function upload<T>(
  path: string,
  filePath: string,
  idempotencyKey?: string,
): Promise<T> {
  const call: Call = { path, asMe: true, idempotencyKey };
  return (await settled(call, () => sendFile(call, filePath))).body as T;
}

/** Like `upload`, but PUT, which `wx.uploadFile` cannot: the multipart body is put together here. */
export async function putFile<T>(path: string, filePath: string): Promise<T> {
  const { header, data } = multipart(await contentOf(filePath));
  const call: Call = { method: 'PUT', path, data, header, asMe: true, timeout: UPLOAD_TIMEOUT_MS };
  return (await settled(call, () => send(call))).body as T;
}

/** A key for one filled-in form, a UUID: sent again after a lost answer the form counts once. */
export function newKey(): string {
  const hex = (digit: string) => {
    const random = Math.floor(Math.random() * 16);
    return (digit === 'x' ? random : (random & 3) | 8).toString(16);
  };
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, hex);
}
