// Page addresses: "/pages/station/station?id=1", also relative to the page on top.

export function parseUrl(url, from = '') {
  const [path, query = ''] = String(url).split('?');
  return { path: absolutePath(path, from), query: parseQuery(query) };
}

function absolutePath(path, from) {
  if (path.startsWith('/')) return path.slice(1);
  return new URL(path, 'http://page/' + from).pathname.slice(1);
}

export function parseQuery(text) {
  const query = {};
  for (const part of text.split('&')) {
    if (!part) continue;
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    query[key] = equals < 0 ? '' : decode(part.slice(equals + 1));
  }
  return query;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** "pages/a/a" + {id: '1'} -> "pages/a/a?id=1". */
export function formatUrl(path, query) {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}
