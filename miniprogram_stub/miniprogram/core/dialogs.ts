/** WeChat's own dialogs as promises, and the calls out of the mini-program. */

import type { Point } from './geo';

export function toast(title: string): void {
  wx.showToast({ title, icon: 'none', duration: 2500 });
}

/** The quiet tick. */
export function done(title: string): void {
  wx.showToast({ title, icon: 'success', duration: 1500 });
}

/** Asks before something that cannot be undone at once. `confirmText` has four characters at most. */
export function confirm(title: string, content: string, confirmText: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title,
      content,
      confirmText,
      confirmColor: '#C5221F',
      success: (result) => resolve(result.confirm),
      fail: () => resolve(false),
    });
  });
}

/** The index of the chosen item, or -1. */
export function choose(itemList: string[]): Promise<number> {
  return new Promise((resolve) => {
    wx.showActionSheet({
      itemList,
      success: ({ tapIndex }) => resolve(tapIndex),
      fail: () => resolve(-1),
    });
  });
}

/** Opens WeChat's map, from which every navigation app can be reached. */
export function navigate(to: Point & { name: string; address: string }): void {
  wx.openLocation({
    ...to,
    scale: 16,
    fail: ({ errMsg }) => {
      if (!errMsg.includes('cancel')) toast('没有打开地图，请再试一次');
    },
  });
}

/** One picture from the album or camera as a local path; null when none was taken. */
export function takePhoto(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles[0]?.tempFilePath ?? null),
      fail: ({ errMsg }) => {
        if (!errMsg.includes('cancel')) toast('没有拿到照片，请再试一次');
        resolve(null);
      },
    });
  });
}
