// The mini-program as a whole: how it was opened, its updates, what this library can do.
import { host } from '../runtime/host.js';
import { Refusal, asyncApis } from './api.js';

const OPEN_TYPES =
  'share getPhoneNumber chooseAvatar agreePrivacyAuthorization openSetting contact feedback';

const updateManager = {
  onCheckForUpdate: (listener) => setTimeout(() => listener({ hasUpdate: false })),
  onUpdateReady: () => undefined,
  onUpdateFailed: () => undefined,
  applyUpdate: () => undefined,
};

// "getLocation", "button.open-type.chooseAvatar", "map"
function canIUse(wx, schema) {
  const [first, second, third] = schema.split('.');
  if (first === 'button' && second === 'open-type') return OPEN_TYPES.split(' ').includes(third);
  return first in wx || Boolean(document.createElement && host.isBuiltin(first));
}

const launchOptions = () => ({ ...host.launch, query: { ...host.launch.query } });

export const programApis = (wx) => ({
  ...asyncApis({
    navigateToMiniProgram: () => {
      throw new Refusal('the preview has no other mini-program');
    },
    exitMiniProgram: () => host.phone.leave(),
  }),
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: launchOptions,
  getUpdateManager: () => updateManager,
  canIUse: (schema) => canIUse(wx, schema),
  nextTick: (work) => void Promise.resolve().then(work),
  onAppShow: () => undefined,
  onAppHide: () => undefined,
  onError: () => undefined,
  onThemeChange: () => undefined,
  offThemeChange: () => undefined,
  onWindowResize: (listener) => window.addEventListener('resize', () => listener({ size: size() })),
  offWindowResize: () => undefined,
  reportEvent: () => undefined,
});

const size = () => ({ windowWidth: window.innerWidth, windowHeight: window.innerHeight });
