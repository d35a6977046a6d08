/** Where the service lives. */

/**
 * The domain that the released mini-program talks to. Put the county's own domain here (it
 * must be in the console's list of request, upload and download domains), or hand it in as
 * `apiBase` of the third-party platform's ext.json. The browser preview does the latter.
 */
const CONFIGURED_BASE = 'https://nuanxin.example.gov.cn';

let found = '';

/** The origin of the API without a trailing slash. */
export function apiBase(): string {
  if (!found) {
    const ext = wx.getExtConfigSync() as { apiBase?: string };
    found = (ext.apiBase || CONFIGURED_BASE).replace(/\/+$/, '');
  }
  return found;
}

/** A URL of the answers made absolute: pictures come as `/v1/photos/...`. */
export function absoluteUrl(url: string): string {
  return url.startsWith('/') ? apiBase() + url : url;
}
