// setData as strict as WeChat's: what cannot travel from the script to the page is refused.
import * as glassEasel from 'glass-easel';
import { reportError, reportWarning } from './errors.js';

const MAX_BYTES = 1024 * 1024; // wechat: one setData carries 1024 kB at most

/** Returns a plain copy of `data` without what JSON cannot carry; warns of each such place. */
export function serialise(data, place = '') {
  if (data === null || ['string', 'boolean'].includes(typeof data)) return data;
  if (typeof data === 'number') return Number.isFinite(data) ? data : null;
  if (Array.isArray(data))
    return data.map((item, at) => serialise(item, `${place}[${at}]`) ?? null);
  if (data instanceof Date) return data.toJSON();
  if (typeof data === 'object') return serialiseObject(data, place);
  reportWarning(`Setting data field "${place}" to ${typeof data} is invalid.`);
  return undefined;
}

function serialiseObject(data, place) {
  const copy = {};
  for (const [key, value] of Object.entries(data)) {
    const plain = serialise(value, place ? `${place}.${key}` : key);
    if (plain !== undefined) copy[key] = plain;
  }
  return copy;
}

const isTakenOff = (component) =>
  component.$$ === null && !component.getComponentOptions().virtualHost;

export function makeSetDataStrict() {
  const prototype = glassEasel.Component.prototype;
  const plainSetData = prototype.setData;
  prototype.setData = function setData(data) {
    if (isTakenOff(this)) return undefined; // wechat: an answer that comes after onUnload is dropped
    const copy = serialise(data ?? {});
    const size = JSON.stringify(copy).length;
    if (size > MAX_BYTES) {
      reportError(new Error(`setData of ${this.is}: data length ${size} exceeds 1024 kB`));
      return undefined;
    }
    return plainSetData.call(this, copy);
  };
}
