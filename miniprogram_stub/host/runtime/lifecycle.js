// Calls functions that the mini-program defines; their faults are recorded, never thrown on.
import { reportError } from './errors.js';

export function callHook(owner, name, ...args) {
  const hook = owner?.[name];
  if (typeof hook !== 'function') return undefined;
  try {
    const result = hook.apply(owner, args);
    if (typeof result?.catch === 'function') result.catch(reportError);
    return result;
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/** Calls an optional callback of a wx.* call. */
export function callBack(callback, ...args) {
  if (typeof callback !== 'function') return;
  try {
    callback(...args);
  } catch (error) {
    reportError(error);
  }
}
