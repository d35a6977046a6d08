// The settings that WeChat keeps for each mini-program: which permissions it was given.
import { listScopes, setScope } from '../wx/permissions.js';
import { button, openOverlay } from './sheets.js';
import { element } from './elements.js';

const NAMES = {
  'scope.userLocation': '位置信息',
  'scope.writePhotosAlbum': '添加到相册',
  'scope.camera': '摄像头',
};

/** Shows what was granted or refused so far; each can be changed. */
export function openSettings() {
  return openOverlay({
    kind: 'screen',
    label: '设置',
    build: (close) => {
      const scopes = Object.entries(listScopes());
      const rows = scopes.map(([scope, isGranted]) => row(scope, isGranted));
      const empty = element('p', { class: 'detail' }, '小程序还没有请求过任何权限');
      return [
        element(
          'header',
          {},
          button('完成', () => close()),
          element('h2', {}, '设置'),
        ),
        element('div', { class: 'settings' }, ...(rows.length ? rows : [empty])),
      ];
    },
  });
}

function row(scope, isGranted) {
  const field = element('input', { type: 'checkbox', role: 'switch', class: 'switch' });
  field.checked = isGranted;
  field.onchange = () => setScope(scope, field.checked);
  return element('label', {}, NAMES[scope] ?? scope, field);
}
