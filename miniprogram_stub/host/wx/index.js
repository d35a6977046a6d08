// Puts wx together. Whatever is missing is a loud error, never a quiet undefined.
import { host } from '../runtime/host.js';
import { reportError } from '../runtime/errors.js';
import { RouteError } from '../runtime/router.js';
import { Refusal, asyncApis, calls, mock } from './api.js';
import { deviceApis } from './device.js';
import { fileApis } from './files.js';
import { interfaceApis } from './interface.js';
import { locationApis } from './location.js';
import { loginApis } from './login.js';
import { mediaApis } from './media.js';
import { networkApis } from './network.js';
import { permissionApis } from './permissions.js';
import { programApis } from './program.js';
import { queryApis } from './query.js';
import { request } from './request.js';
import { storageApis } from './storage.js';
import { subscriptionApis } from './subscription.js';

const ROUTES = ['navigateTo', 'redirectTo', 'navigateBack', 'reLaunch', 'switchTab'];

export function createWx() {
  const wx = {
    request,
    ...routeApis(),
    ...deviceApis,
    ...fileApis,
    ...interfaceApis,
    ...locationApis,
    ...loginApis,
    ...mediaApis,
    ...networkApis,
    ...permissionApis,
    ...queryApis,
    ...storageApis,
    ...subscriptionApis,
  };
  Object.assign(wx, programApis(wx));
  return { wx: new Proxy(wx, { get: getLoudly }), calls, mock };
}

function getLoudly(target, name) {
  if (!(name in target) && typeof name === 'string') {
    reportError(new Error(`wx.${name} is not implemented`));
  }
  return target[name];
}

// A route that fails is a fault of the program, whether or not it asked to be told.
function routeApis() {
  const run = (name) => (options) => {
    try {
      return host.router[name](options);
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      reportError(new Error(`${name}:fail ${error.message}`));
      throw new Refusal(error.message);
    }
  };
  return asyncApis(Object.fromEntries(ROUTES.map((name) => [name, run(name)])));
}
