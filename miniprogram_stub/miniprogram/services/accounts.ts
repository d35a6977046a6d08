/** Login and one's own account. */

import type { Device, Devices, Login, Me, Photo, ProfileChange, ToldPage } from '../core/api';
import { logIn as openSession, putFile, request, upload } from '../core/http';
import { drop, isLoggedIn } from '../core/storage';

export { isLoggedIn };
export const PRIVACY = 'privacy';

let known: Me | null = null;

/** The account as last seen, without asking; null when logged out or not yet asked. */
export function knownMe(): Me | null {
  return isLoggedIn() ? known : null;
}

const remember = (me: Me): Me => (known = me);

function forget(): void {
  known = null;
  drop('token');
  drop('favourites');
  drop('details');
  drop('calendar');
}

/** Logs in with WeChat and records the consent to the text of that version. */
export async function logInWithConsent(version: string): Promise<Me> {
  const login: Login = await openSession();
  remember(login.account);
  const has = login.account.consents.some(
    (one) => one.document === PRIVACY && one.version === version,
  );
  return has ? login.account : giveConsent(version);
}

export async function giveConsent(version: string): Promise<Me> {
  const path = `/v1/me/consents/${PRIVACY}`;
  return remember(await request<Me>({ method: 'PUT', path, data: { version }, asMe: true }));
}

/** Takes the consent back and logs this phone out. */
export async function withdrawConsent(): Promise<void> {
  await request<unknown>({ method: 'DELETE', path: `/v1/me/consents/${PRIVACY}`, asMe: true });
  await logOut();
}

/** Forgets the login on this phone even when the service cannot be reached. */
export async function logOut(): Promise<void> {
  try {
    await request<void>({ method: 'POST', path: '/v1/auth/logout', asMe: true });
  } catch (error) {
    console.warn('logout', error);
  }
  forget();
}

export async function getMe(): Promise<Me> {
  return remember(await request<Me>({ path: '/v1/me', asMe: true }));
}

export async function changeProfile(data: ProfileChange): Promise<Me> {
  return remember(await request<Me>({ method: 'PUT', path: '/v1/me', data, asMe: true }));
}

export async function changeAvatar(filePath: string): Promise<Me> {
  return remember(await putFile<Me>('/v1/me/avatar', filePath));
}

/** `code` comes from the getPhoneNumber button and counts once. */
export async function bindPhone(code: string): Promise<Me> {
  return remember(
    await request<Me>({ method: 'POST', path: '/v1/me/phone', data: { code }, asMe: true }),
  );
}

export function addPhoto(filePath: string, idempotencyKey: string): Promise<Photo> {
  return upload('/v1/me/photos', filePath, idempotencyKey);
}

export function listTold(cursor: string | null): Promise<ToldPage> {
  return request({ path: '/v1/me/told', query: { cursor }, asMe: true });
}

export async function listDevices(): Promise<Device[]> {
  return (await request<Devices>({ path: '/v1/me/devices', asMe: true })).items;
}

export function revokeDevice(id: string): Promise<void> {
  return request({ method: 'DELETE', path: `/v1/me/devices/${id}`, asMe: true });
}

export function exportData(): Promise<WechatMiniprogram.IAnyObject> {
  return request({ path: '/v1/me/export', asMe: true });
}

/** Closing takes effect after seven days; until then `reopenAccount` takes it back. */
export async function closeAccount(): Promise<Me> {
  return remember(await request<Me>({ method: 'POST', path: '/v1/me/close', asMe: true }));
}

export async function reopenAccount(): Promise<Me> {
  return remember(await request<Me>({ method: 'POST', path: '/v1/me/reopen', asMe: true }));
}
