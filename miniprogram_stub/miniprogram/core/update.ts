/** Newer versions of the mini-program, which WeChat fetches by itself after a start. */

let isReady = false;

/** To be called once, when the mini-program starts. */
export function watchUpdates(): void {
  wx.getUpdateManager().onUpdateReady(() => {
    isReady = true;
  });
}

/** The privacy text in force is not the one in this version: nobody consents to it unread. */
export function tellPrivacyUpdated(): void {
  wx.showModal({
    title: '隐私说明有更新',
    content: isReady
      ? '新版本已经准备好。重新打开后，请看过新的说明再登录。'
      : '请关掉小程序，过一会儿再打开，看过新的说明再登录。不登录也能找驿站。',
    showCancel: isReady,
    cancelText: '以后再说',
    confirmText: isReady ? '重新打开' : '知道了',
    success: ({ confirm }) => {
      if (confirm && isReady) wx.getUpdateManager().applyUpdate();
    },
  });
}
