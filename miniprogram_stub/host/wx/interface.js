// Toasts, dialogs, bars and scrolling.
import { openActions, openDialog } from '../chrome/sheets.js';
import { host, topPage } from '../runtime/host.js';
import { Refusal, asyncApis } from './api.js';

const MAX_ACTIONS = 6; // wechat: itemList holds six at most
const MAX_ANSWER_LENGTH = 4; // wechat: a button of a dialog has four characters at most

const toast = () => host.phone.toast;
const redraw = () => host.phone.update(host.router);

async function showModal(options) {
  for (const text of [options.confirmText, options.cancelText]) {
    if (text && text.length > MAX_ANSWER_LENGTH) {
      throw new Refusal('confirmText and cancelText have 4 characters at most');
    }
  }
  const { isConfirmed, text } = await openDialog({
    ...options,
    hasCancel: options.showCancel !== false,
    isEditable: options.editable,
    placeholder: options.placeholderText,
    confirmText: options.confirmText || '确定',
    cancelText: options.cancelText || '取消',
  });
  return { confirm: isConfirmed, cancel: !isConfirmed, content: options.editable ? text : null };
}

async function showActionSheet({ itemList, itemColor, alertText }) {
  if (!itemList?.length || itemList.length > MAX_ACTIONS) {
    throw new Refusal('parameter error: itemList has 1 to 6 items');
  }
  const tapIndex = await openActions({ items: itemList, color: itemColor, title: alertText });
  if (tapIndex === null) throw new Refusal('cancel');
  return { tapIndex };
}

function scrollPage({ scrollTop, selector, duration, offsetTop = 0 }) {
  const page = topPage();
  const target = selector && page.element.querySelector(selector);
  if (!target) return page.scrollTo(scrollTop ?? 0, duration);
  const top = target.getBoundingClientRect().top - page.element.getBoundingClientRect().top;
  return page.scrollTo(page.element.scrollTop + top + offsetTop, duration);
}

const toastApis = asyncApis({
  showToast: ({ title = '', icon = 'success', mask = false, duration = 1500, image }) =>
    toast().show({ title, kind: image ? 'none' : icon, mask, duration }),
  hideToast: () => toast().hide(),
  showLoading: ({ title = '', mask = false }) => toast().show({ title, kind: 'loading', mask }),
  hideLoading: () => toast().hide(),
  showModal,
  showActionSheet,
});

const barApis = asyncApis({
  setNavigationBarTitle: ({ title }) => {
    topPage().title = title;
    redraw();
  },
  setNavigationBarColor: ({ frontColor, backgroundColor }) => {
    if (!['#ffffff', '#000000'].includes(frontColor)) {
      throw new Refusal('invalid frontColor: only #ffffff and #000000');
    }
    Object.assign(topPage().navigationBar, { frontColor, backgroundColor });
    redraw();
  },
  showNavigationBarLoading: () => {
    topPage().navigationBar.isLoading = true;
    redraw();
  },
  hideNavigationBarLoading: () => {
    topPage().navigationBar.isLoading = false;
    redraw();
  },
  setTabBarBadge: ({ index, text }) => host.phone.tabBar.setBadge(index, String(text)),
  removeTabBarBadge: ({ index }) => host.phone.tabBar.setBadge(index, undefined),
  showTabBarRedDot: ({ index }) => host.phone.tabBar.setBadge(index, ''),
  hideTabBarRedDot: ({ index }) => host.phone.tabBar.setBadge(index, undefined),
  hideTabBar: () => setTabBarHidden(true),
  showTabBar: () => setTabBarHidden(false),
});

function setTabBarHidden(isHidden) {
  host.phone.tabBar.isHidden = isHidden;
  redraw();
}

const pageApis = asyncApis({
  pageScrollTo: (options) => void scrollPage(options),
  startPullDownRefresh: () => host.pullDown.start(),
  stopPullDownRefresh: () => host.pullDown.stop(),
  showShareMenu: () => undefined,
  hideShareMenu: () => undefined,
  setBackgroundColor: () => undefined,
  setBackgroundTextStyle: () => undefined,
});

export const interfaceApis = { ...toastApis, ...barApis, ...pageApis };
