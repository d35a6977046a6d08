/** What one is told: the inbox, and which of it WeChat may bring. */

import type { Inbox, MessageTemplates, Unread } from '../core/api';
import { request } from '../core/http';

export function listInbox(cursor: string | null): Promise<Inbox> {
  return request({ path: '/v1/me/inbox', query: { cursor }, asMe: true });
}

export async function countUnread(): Promise<number> {
  const query = { limit: 1 };
  return (await request<Inbox>({ path: '/v1/me/inbox', query, asMe: true })).unread;
}

export function readMessage(id: string): Promise<Unread> {
  return request({ method: 'POST', path: `/v1/me/inbox/${id}/read`, asMe: true });
}

export function readAllMessages(): Promise<Unread> {
  return request({ method: 'POST', path: '/v1/me/inbox/read', asMe: true });
}

/** For which messages to ask at a tap; empty: nothing is asked there. */
export async function templatesOf(tap: 'sign_up' | 'scan'): Promise<string[]> {
  const answer = await request<MessageTemplates>({ path: '/v1/me/message-templates', asMe: true });
  return answer.items.find((one) => one.tap === tap)?.template_ids ?? [];
}

/**
 * Asks whether WeChat may tell. To be called while a tap is handled, before anything is waited
 * for; what was allowed the service hears from WeChat itself.
 */
export function askToTell(templateIds: string[]): void {
  if (!templateIds.length) return;
  wx.requestSubscribeMessage({
    tmplIds: templateIds,
    fail: ({ errMsg }) => console.warn('subscribe', errMsg),
  });
}
