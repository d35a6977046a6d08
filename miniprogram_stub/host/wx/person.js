// Whose phone this is: the preview's ?user=, each person with storage and permissions of their own.
import { parseQuery } from '../runtime/url.js';

const search = parseQuery(location.search.slice(1));

export const user = search.user || 'xiaowang';

/** The place given by ?at=latitude,longitude (GCJ-02), or null. */
export const givenPlace = (() => {
  const [latitude, longitude] = (search.at ?? '').split(',').map(Number);
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : null;
})();

export const random = () =>
  Math.random().toString(36).slice(2, 10) + Math.random().toString(36).slice(2, 10);

/** An invented number that stays the same for one person. */
export const phoneNumber = (() => {
  if (/^1\d{10}$/.test(search.phone ?? '')) return search.phone;
  let sum = 7;
  for (const character of user) sum = (sum * 31 + character.codePointAt(0)) % 100_000_000;
  return '138' + String(sum).padStart(8, '0');
})();

/** The key under which this person's `name` stands in the browser. */
export const personalKey = (name) => `nuanxin-preview:${user}:${name}`;

export function readPersonal(name, fallback) {
  const text = localStorage.getItem(personalKey(name));
  return text === null ? fallback : JSON.parse(text);
}

export const writePersonal = (name, value) =>
  localStorage.setItem(personalKey(name), JSON.stringify(value));
