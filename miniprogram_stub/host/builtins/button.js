// button with its open-types: what WeChat alone may do on a tap.
import { element } from '../chrome/elements.js';
import { openSettings } from '../chrome/settings.js';
import { share } from '../chrome/share.js';
import { openDialog, openPermission } from '../chrome/sheets.js';
import { host } from '../runtime/host.js';
import { reportError } from '../runtime/errors.js';
import { asTap } from '../runtime/events.js';
import { calls, mock } from '../wx/api.js';
import { chooseAvatar } from '../wx/media.js';
import { listScopes, requirePrivacy } from '../wx/permissions.js';
import { phoneNumber, random } from '../wx/person.js';
import { componentOf, define, fire } from './define.js';

const actions = {
  share: (component) => share({ from: 'button', target: component }),
  getPhoneNumber: (component) => answer(component, 'getPhoneNumber', givePhoneNumber),
  getRealtimePhoneNumber: (component) =>
    answer(component, 'getRealtimePhoneNumber', givePhoneNumber),
  chooseAvatar: (component) =>
    answer(component, 'chooseAvatar', async () => ({ avatarUrl: await chooseAvatar() })),
  openSetting: (component) =>
    answer(component, 'openSetting', async () => {
      await openSettings();
      return { authSetting: listScopes() };
    }),
  agreePrivacyAuthorization: (component) =>
    answer(component, 'agreePrivacyAuthorization', () => host.agreePrivacy()),
  contact: (component) => answer(component, 'contact', () => openStub('客服会话')),
  feedback: (component) => answer(component, 'feedback', () => openStub('意见反馈')),
};

async function givePhoneNumber() {
  await requirePrivacy('getPhoneNumber');
  const masked = phoneNumber.replace(/^(\d{3})\d{4}/, '$1****');
  const isAllowed = await openPermission({
    title: '申请获取并验证你的手机号',
    extra: element('p', { class: 'offer' }, element('strong', {}, masked), '微信绑定号码'),
    deny: '不允许',
    allow: '允许',
  });
  if (!isAllowed) throw new Error('user deny');
  return { code: `demo-phone:${phoneNumber}:${random()}` };
}

const openStub = (name) =>
  openDialog({ title: name, content: `在微信里，这里打开${name}。`, hasCancel: false });

// The event of an open-type is its name in lower case; its errMsg says how it went.
async function answer(component, name, act) {
  calls.push([name]);
  let detail;
  try {
    const replaced = mock[name];
    const result = replaced === undefined ? await act() : await mockResult(replaced);
    detail = { errMsg: `${name}:ok`, ...result };
  } catch (error) {
    detail = { errMsg: `${name}:fail ${error.message}`, ...error.fields };
  }
  asTap(() => fire(component, name.toLowerCase(), detail));
}

const mockResult = (replaced) => (typeof replaced === 'function' ? replaced() : replaced);

function press(component) {
  const { disabled, formType, openType } = component.data;
  if (disabled) return;
  if (formType) {
    const form = componentOf(component.$$.closest('wx-form'));
    if (formType === 'submit') form?.submit(component);
    else form?.reset();
  }
  void runOpenTypes(component, openType);
}

// "getPhoneNumber|agreePrivacyAuthorization": the consent comes first.
async function runOpenTypes(component, openType) {
  const wanted = openType.split('|').filter(Boolean);
  wanted.sort((a) => (a === 'agreePrivacyAuthorization' ? -1 : 1));
  for (const one of wanted) {
    if (actions[one]) await actions[one](component);
    else reportError(new Error(`button: open-type "${one}" is not implemented`));
  }
}

export function defineButton(space) {
  define(space, 'button', {
    properties: {
      type: { type: String, value: 'default' },
      size: { type: String, value: 'default' },
      disabled: Boolean,
      loading: Boolean,
      plain: Boolean,
      formType: String,
      openType: String,
      hoverClass: { type: String, value: 'button-hover' },
      hoverStartTime: { type: Number, value: 20 },
      hoverStayTime: { type: Number, value: 70 },
      lang: String,
      appParameter: String,
      sessionFrom: String,
      phoneNumberNoQuotaToast: Boolean,
    },
    attributes: ['type', 'size', 'disabled', 'loading', 'plain', 'openType', 'formType'],
    init(element_) {
      element_.setAttribute('role', 'button');
      element_.addEventListener('click', () => press(this));
    },
    methods: {
      /** A label around this button was tapped. */
      activate() {
        press(this);
      },
    },
  });
}
