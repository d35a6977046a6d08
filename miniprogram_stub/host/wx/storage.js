// Storage with WeChat's limits: what JSON can carry, 1 MB a key, 10 MB in all.
import { Refusal, asyncApis } from './api.js';
import { personalKey } from './person.js';

const MAX_KEY_BYTES = 1024 * 1024;
const MAX_TOTAL_KB = 10 * 1024;
const PREFIX = personalKey('storage:');

const listKeys = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));

const totalBytes = () =>
  listKeys().reduce((sum, key) => sum + key.length + localStorage.getItem(PREFIX + key).length, 0);

function write(key, data) {
  if (typeof key !== 'string' || key === '') throw new Refusal('parameter error: key');
  const text = toText(data);
  if (text.length > MAX_KEY_BYTES) throw new Refusal('exceed max size 1MB of one key');
  const before = localStorage.getItem(PREFIX + key)?.length ?? 0;
  if (totalBytes() - before + text.length > MAX_TOTAL_KB * 1024) {
    throw new Refusal('exceed storage max size 10MB');
  }
  try {
    localStorage.setItem(PREFIX + key, text);
  } catch {
    throw new Refusal('exceed storage max size 10MB'); // the browser's own limit came first
  }
}

function toText(data) {
  if (data === undefined) throw new Refusal('parameter error: data is undefined');
  refuseUnserialisable(data);
  return JSON.stringify({ data });
}

function refuseUnserialisable(data) {
  if (['function', 'symbol', 'bigint'].includes(typeof data)) {
    throw new Refusal(`data of type ${typeof data} can not be stored`);
  }
  if (data && typeof data === 'object') Object.values(data).forEach(refuseUnserialisable);
}

function read(key) {
  const text = localStorage.getItem(PREFIX + key);
  return text === null ? undefined : JSON.parse(text).data;
}

const remove = (key) => localStorage.removeItem(PREFIX + key);
const clear = () => listKeys().forEach(remove);
const info = () => ({
  keys: listKeys(),
  currentSize: Math.ceil(totalBytes() / 1024),
  limitSize: MAX_TOTAL_KB,
});

export const storageApis = {
  ...asyncApis({
    setStorage: ({ key, data }) => write(key, data),
    getStorage: ({ key }) => {
      const data = read(key);
      if (data === undefined) throw new Refusal('data not found');
      return { data };
    },
    removeStorage: ({ key }) => remove(key),
    clearStorage: () => clear(),
    getStorageInfo: () => info(),
  }),
  setStorageSync: (key, data) => write(key, data),
  getStorageSync: (key) => read(key) ?? '', // wechat: an empty text where nothing stands
  removeStorageSync: (key) => remove(key),
  clearStorageSync: () => clear(),
  getStorageInfoSync: () => info(),
};
