/**
 * Where the person is or wants to look: held in memory until the mini-program is closed,
 * never stored, and sent only as the two figures of a nearby search.
 */

import type { Point } from './geo';

export interface Place extends Point {
  name: string;
  /** The phone's own position, which may have moved by the next look. */
  isMine: boolean;
}

let current: Place | null = null;

export function currentPlace(): Place | null {
  return current;
}

export function setPlace(place: Place | null): void {
  current = place;
}

/** True when the person has allowed it before: then no dialog comes up. */
export function isLocationAllowed(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getSetting({
      success: ({ authSetting }) => resolve(authSetting['scope.userLocation'] === true),
      fail: () => resolve(false),
    });
  });
}

/** The phone's position in GCJ-02; rejects with 'denied' or 'failed'. */
export function locate(): Promise<Place> {
  return new Promise((resolve, reject) => {
    wx.getLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) =>
        resolve({ latitude, longitude, name: '我的位置', isMine: true }),
      fail: ({ errMsg }) => reject(/auth|privacy|permission/.test(errMsg) ? 'denied' : 'failed'),
    });
  });
}

/** A place picked on WeChat's own map; null when the person went back without one. */
export function choosePlace(near: Point | null): Promise<Place | null> {
  return new Promise((resolve, reject) => {
    wx.chooseLocation({
      ...(near ? { latitude: near.latitude, longitude: near.longitude } : {}),
      success: ({ latitude, longitude, name, address }) => {
        const title = name || address || '选的地点';
        resolve({
          latitude: Number(latitude),
          longitude: Number(longitude),
          name: title,
          isMine: false,
        });
      },
      fail: ({ errMsg }) => (errMsg.includes('cancel') ? resolve(null) : reject('failed')),
    });
  });
}
