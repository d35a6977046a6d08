// The capsule's menu: share, settings, start again.
import { host, topPage } from '../runtime/host.js';
import { openActions } from './sheets.js';
import { openSettings } from './settings.js';
import { share } from './share.js';

export async function openMenu() {
  const entries = [
    ['设置', () => openSettings()],
    ['重新进入小程序', () => host.router.reLaunch({ url: '/' + host.phone.homePath })],
  ];
  if (topPage().defines('onShareAppMessage')) {
    entries.unshift(['转发给朋友', () => share({ from: 'menu' })]);
  }
  const chosen = await openActions({ items: entries.map(([text]) => text) });
  if (chosen !== null) entries[chosen][1]();
}
