// The phone itself: sizes, version, clipboard, vibration, calls, codes.
import { button, openOverlay, openActions } from '../chrome/sheets.js';
import { element } from '../chrome/elements.js';
import { host } from '../runtime/host.js';
import { Refusal, asyncApis } from './api.js';
import { listScopes, requirePrivacy } from './permissions.js';

const CAPSULE = { width: 87, height: 32, margin: 7, top: 6 };
const SAFE_BOTTOM_PX = 34; // an iPhone's home indicator, drawn in the frame only
const LIBRARY_VERSION = '3.8.0';
let clipboard = '';

function getWindowInfo() {
  const { phone } = host;
  const screen = phone.root.getBoundingClientRect();
  const width = screen.width || window.innerWidth;
  const height = screen.height || window.innerHeight;
  const safeBottom = phone.isFramed ? SAFE_BOTTOM_PX : 0;
  const top = phone.statusBarHeight;
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: phone.pages.clientHeight || height - phone.barsHeight,
    statusBarHeight: top,
    screenTop: phone.barsHeight,
    safeArea: {
      left: 0,
      right: width,
      top,
      bottom: height - safeBottom,
      width,
      height: height - safeBottom - top,
    },
  };
}

const getDeviceInfo = () => ({
  brand: '浏览器',
  model: '预览',
  platform: 'devtools',
  system: 'Linux',
  benchmarkLevel: 1,
  abi: 'x64',
  memorySize: 4096,
});

const getAppBaseInfo = () => ({
  SDKVersion: LIBRARY_VERSION,
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
  fontSizeSetting: 16,
  host: { appId: '', env: 'WeChat' },
});

const getSystemSetting = () => ({
  locationEnabled: true,
  wifiEnabled: true,
  bluetoothEnabled: false,
  deviceOrientation: 'portrait',
});

const getAppAuthorizeSetting = () => ({
  locationAuthorized: listScopes()['scope.userLocation'] === false ? 'denied' : 'authorized',
  cameraAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
});

const getSystemInfoSync = () => ({ ...getWindowInfo(), ...getDeviceInfo(), ...getAppBaseInfo() });

function getMenuButtonBoundingClientRect() {
  const { screenWidth, statusBarHeight } = getWindowInfo();
  const top = statusBarHeight + CAPSULE.top;
  const right = screenWidth - CAPSULE.margin;
  const { width, height } = CAPSULE;
  return { top, right, bottom: top + height, left: right - width, width, height };
}

async function makePhoneCall({ phoneNumber }) {
  if (!/^[\d\-+*# ]{3,20}$/.test(String(phoneNumber ?? ''))) {
    throw new Refusal('parameter error: phoneNumber');
  }
  const chosen = await openActions({ items: [`呼叫 ${phoneNumber}`] });
  if (chosen === null) throw new Refusal('cancel');
}

async function scanCode() {
  const result = await openOverlay({
    kind: 'dialog',
    label: '扫一扫',
    build: (close) => {
      const field = element('textarea', { rows: 3, placeholder: '把二维码的内容粘贴到这里' });
      const done = () => field.value.trim() && close(field.value.trim());
      const answers = element('div', { class: 'answers' });
      answers.append(
        button('取消', () => close(null)),
        button('识别', done, { class: 'is-main' }),
      );
      return [element('h2', {}, '扫一扫'), field, answers];
    },
  });
  if (result === null) throw new Refusal('cancel');
  return { result, scanType: 'QR_CODE', charSet: 'UTF-8', rawData: '', path: result };
}

async function setClipboardData({ data }) {
  if (typeof data !== 'string') throw new Refusal('parameter error: data should be String');
  await requirePrivacy('setClipboardData');
  clipboard = data;
  await navigator.clipboard?.writeText(data).catch(() => undefined); // refused outside a click
  host.phone.toast.show({ title: '内容已复制', kind: 'none', duration: 1500 }); // wechat does
}

export const deviceApis = {
  ...asyncApis({
    getSystemInfo: () => getSystemInfoSync(),
    getSystemInfoAsync: () => getSystemInfoSync(),
    makePhoneCall,
    scanCode,
    setClipboardData,
    getClipboardData: async () => {
      await requirePrivacy('getClipboardData');
      return { data: clipboard };
    },
    vibrateShort: () => void navigator.vibrate?.(15),
    vibrateLong: () => void navigator.vibrate?.(400),
    setKeepScreenOn: () => undefined,
    hideKeyboard: () => void document.activeElement?.blur(),
  }),
  getSystemInfoSync,
  getWindowInfo,
  getDeviceInfo,
  getAppBaseInfo,
  getSystemSetting,
  getAppAuthorizeSetting,
  getMenuButtonBoundingClientRect,
};
