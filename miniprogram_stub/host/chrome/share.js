// Forwarding a page: asks the page what to send and shows the card that a friend would get.
import { host, topPage } from '../runtime/host.js';
import { element } from './elements.js';
import { openPermission } from './sheets.js';

export async function share(from) {
  const page = topPage();
  const result = (await page.call('onShareAppMessage', from)) ?? {};
  const card = {
    title: result.title ?? host.program.app.window?.navigationBarTitleText ?? '',
    path: result.path ?? '/' + page.url,
    imageUrl: result.imageUrl ?? '',
  };
  window.__mp.calls.push(['share', card]);
  await openPermission({
    title: '发送给朋友',
    extra: element(
      'div',
      { class: 'share-card' },
      element('strong', {}, card.title),
      element('span', {}, card.path),
    ),
    allow: '发送',
    deny: '取消',
  });
}
