// wx.requestSubscribeMessage: only from a tap, five templates at most.
import { element } from '../chrome/elements.js';
import { openPermission } from '../chrome/sheets.js';
import { isTapping } from '../runtime/events.js';
import { Refusal, asyncApis } from './api.js';

const MAX_TEMPLATES = 5;

async function requestSubscribeMessage({ tmplIds }) {
  if (!isTapping()) {
    throw new Refusal('can only be invoked by user TAP gesture.', { errCode: 10005 });
  }
  if (!tmplIds?.length) throw new Refusal("TmplIds can't be empty", { errCode: 10001 });
  if (tmplIds.length > MAX_TEMPLATES) {
    throw new Refusal('Templates count out of max bounds', { errCode: 20003 });
  }
  const list = element('ul', { class: 'templates' });
  list.append(...tmplIds.map((id) => element('li', {}, id)));
  const isAccepted = await openPermission({
    title: '申请给你发送以下消息',
    extra: list,
    deny: '取消',
  });
  return Object.fromEntries(tmplIds.map((id) => [id, isAccepted ? 'accept' : 'reject']));
}

export const subscriptionApis = asyncApis({ requestSubscribeMessage });
