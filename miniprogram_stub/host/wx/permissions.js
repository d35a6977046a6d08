// Permissions of one person: scopes (location, album) and the consent to the privacy guideline.
import { host } from '../runtime/host.js';
import { callBack } from '../runtime/lifecycle.js';
import { element } from '../chrome/elements.js';
import { openDialog, openPermission } from '../chrome/sheets.js';
import { isTapping } from '../runtime/events.js';
import { openSettings } from '../chrome/settings.js';
import { Refusal, asyncApis } from './api.js';
import { readPersonal, writePersonal } from './person.js';

const SCOPE_TITLES = {
  'scope.userLocation': '申请获取你的位置信息',
  'scope.writePhotosAlbum': '申请将图片保存到你的相册',
  'scope.camera': '申请使用你的摄像头',
};
const ERRNO_PRIVACY_REFUSED = 104; // wechat: refused in the direct dialog
const QUIET_AFTER_REFUSAL_MS = 10_000; // wechat: no new privacy dialog for ten seconds
const CONTRACT = '《暖新小程序隐私保护指引》';

let privacyListener;
let refusedAt = -Infinity;

export const listScopes = () => readPersonal('scopes', {});
export const setScope = (scope, isGranted) =>
  writePersonal('scopes', { ...listScopes(), [scope]: isGranted });

/** Asks for a scope once; a scope refused earlier fails without a question, as in WeChat. */
export async function requireScope(scope) {
  const known = listScopes()[scope];
  if (known === true) return;
  if (known === false) throw new Refusal('auth deny');
  const detail = host.program.app.permission?.[scope]?.desc;
  const isGranted = await openPermission({ title: SCOPE_TITLES[scope] ?? scope, detail });
  setScope(scope, isGranted);
  if (!isGranted) throw new Refusal('auth deny');
}

const hasAgreed = () => readPersonal('privacy', false);

/** Lets a call that touches personal data through only after the privacy guideline is agreed to. */
export async function requirePrivacy(referrer) {
  if (hasAgreed()) return;
  if (Date.now() - refusedAt < QUIET_AFTER_REFUSAL_MS || !(await askPrivacy(referrer))) {
    throw new Refusal('privacy permission is not authorized', { errno: ERRNO_PRIVACY_REFUSED });
  }
}

async function askPrivacy(referrer) {
  const isAgreed = privacyListener ? await askOwnDialog(referrer) : await askOfficialDialog();
  if (isAgreed) host.agreePrivacy();
  else refusedAt = Date.now();
  return isAgreed;
}

// The page shows its own dialog; only its button of that open-type makes an agreement count.
function askOwnDialog(referrer) {
  return new Promise((resolve) => {
    const answer = ({ event, buttonId } = {}) => {
      if (event === 'exposureAuthorization') return;
      resolve(event === 'agree' && Boolean(document.querySelector(`[id$="${buttonId}"]`)));
    };
    callBack(privacyListener, answer, { referrer });
  });
}

async function askOfficialDialog() {
  const { isConfirmed } = await openDialog({
    title: '用户隐私保护提示',
    content: `在你使用服务之前，请仔细阅读${CONTRACT}。如你同意，请点击“同意”开始使用。`,
    confirmText: '同意',
    cancelText: '拒绝',
  });
  return isConfirmed;
}

function openContract() {
  return openDialog({
    title: CONTRACT,
    hasCancel: false,
    confirmText: '知道了',
    extra: element('p', {}, '在微信里，这里显示后台填写的隐私保护指引。预览没有这份文本。'),
  });
}

host.agreePrivacy = () => writePersonal('privacy', true);

export const permissionApis = {
  ...asyncApis({
    getSetting: () => ({ authSetting: listScopes(), subscriptionsSetting: { mainSwitch: true } }),
    authorize: async ({ scope }) => {
      if (scope === 'scope.userLocation') await requirePrivacy('authorize');
      await requireScope(scope);
    },
    openSetting: async () => {
      if (!isTapping()) throw new Refusal('can only be invoked by user TAP gesture.');
      await openSettings();
      return { authSetting: listScopes() };
    },
    getPrivacySetting: () => ({ needAuthorization: !hasAgreed(), privacyContractName: CONTRACT }),
    openPrivacyContract: () => void openContract(),
    requirePrivacyAuthorize: () => requirePrivacy('requirePrivacyAuthorize'),
  }),
  onNeedPrivacyAuthorization: (listener) => {
    privacyListener = listener;
  },
  offNeedPrivacyAuthorization: () => {
    privacyListener = undefined;
  },
};
