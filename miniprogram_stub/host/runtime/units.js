// Units that WeChat measures against the phone's screen.
// The host's page area is a CSS size container, so rpx and vh follow the phone and not the
// browser's window, and a page's 100vh ends above the tab bar as it does in WeChat.

/** Rewrites rpx, vh, vw and safe-area insets of one CSS value or inline style. */
export function containerUnits(value) {
  if (/^(['"]).*\1$/.test(value)) return value; // the text of a `content` is not a length
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx) * $1)')
    .replace(/(-?\d*\.?\d+)v([hw])\b/g, '$1cq$2')
    .replace(/(?:env|constant)\(safe-area-inset-(\w+)[^)]*\)/g, 'var(--safe-area-inset-$1)');
}
