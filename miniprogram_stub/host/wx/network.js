// Is there a signal? From the browser, or switched off by a test.
import { host } from '../runtime/host.js';
import { callBack } from '../runtime/lifecycle.js';
import { asyncApis } from './api.js';

const listeners = new Set();
let isSwitchedOff = false;

export const isOffline = () => isSwitchedOff || navigator.onLine === false;

const status = () => ({ isConnected: !isOffline(), networkType: isOffline() ? 'none' : 'wifi' });
const announce = () => listeners.forEach((listener) => callBack(listener, status()));

host.setOffline = (isOff) => {
  const before = isOffline();
  isSwitchedOff = isOff;
  if (isOffline() !== before) announce();
};

window.addEventListener('online', announce);
window.addEventListener('offline', announce);

export const networkApis = {
  ...asyncApis({ getNetworkType: () => ({ networkType: status().networkType }) }),
  onNetworkStatusChange: (listener) => void listeners.add(listener),
  offNetworkStatusChange: (listener) => {
    if (listener) listeners.delete(listener);
    else listeners.clear();
  },
};
