// Starts the mini-program: component space, wx.*, the app's script, the first page.
import { Phone } from '../chrome/phone.js';
import { createWx } from '../wx/index.js';
import { catchStrayErrors, errors, reportError, warnings } from './errors.js';
import { host } from './host.js';
import { BrowserHistory } from './history.js';
import { callHook } from './lifecycle.js';
import { PullDown } from './pull-down.js';
import { Router } from './router.js';
import { createSpace, defineComponents } from './space.js';
import { parseQuery, parseUrl } from './url.js';

const SCENE_NORMAL = 1001; // wechat: opened from the list of mini-programs
const SCENE_CODE = 1047; // wechat: a mini-program code was scanned

export function boot(program) {
  let app;
  host.program = program;
  const space = createSpace(program);
  const phone = (host.phone = new Phone(program));
  const router = (host.router = new Router({
    program,
    space,
    container: phone.pages,
    onChange: () => onRouteChange(),
  }));
  const browserHistory = new BrowserHistory(router);
  const onRouteChange = () => {
    phone.update(router);
    browserHistory.update();
  };
  host.callApp = (name, ...args) => callHook(app, name, ...args);
  host.launch = readLaunch(program, router);
  host.pullDown = new PullDown(phone.pages, () => router.top);
  const { wx, calls, mock } = createWx();
  Object.assign(window, {
    wx,
    App: (definition) => (app = definition),
    getApp: () => app,
    getCurrentPages: () => router.stack.map((page) => page.instance),
  });
  window.__mp = testHooks({ calls, mock });
  catchStrayErrors(host.callApp);
  program.loadApp();
  defineComponents(program, space.codeSpace);
  host.callApp('onLaunch', host.launch);
  host.callApp('onShow', host.launch);
  router.start(host.launch.path, host.launch.query);
  browserHistory.start();
}

// "#/pages/station/station?id=1" opens that page; "?scene=..." is what a scanned code carries.
function readLaunch(program, router) {
  const search = parseQuery(location.search.slice(1));
  const typed = location.hash.replace(/^#\/?/, '');
  const home = program.app.entryPagePath ?? program.pages[0];
  const { path, query } = parseUrl('/' + (typed || home));
  const scene = search.scene ? SCENE_CODE : SCENE_NORMAL;
  if (search.scene) query.scene ??= search.scene;
  if (program.pages.includes(path)) return { path, query, scene, referrerInfo: {} };
  reportError(new Error(`page "${path}" is not found`));
  host.callApp('onPageNotFound', { path, query, isEntryPage: true });
  return { path: router.program.pages[0], query: {}, scene, referrerInfo: {} };
}

function testHooks({ calls, mock }) {
  return {
    calls,
    mock,
    errors,
    warnings,
    stack: host.router.stack,
    router: host.router,
    pullDown: () => host.pullDown.start(),
    reachBottom: () => host.router.top.call('onReachBottom'),
    share: (from = { from: 'menu' }) => host.router.top.call('onShareAppMessage', from),
    setOffline: (isOffline) => host.setOffline(isOffline),
    agreePrivacy: () => host.agreePrivacy(),
    leave: () => host.phone.leave(),
    comeBack: () => host.phone.comeBack(),
  };
}
