// What the tests ask of a page of the mini-program; put into every page before its own scripts.
(() => {
  const isShown = (node) => {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    const style = getComputedStyle(node);
    return style.visibility !== 'hidden' && Number(style.opacity) > 0;
  };

  const page = () => [...document.querySelectorAll('#pages > *')].find((one) => one.dataset.page && !one.hidden);

  // Listeners are the component framework's, not the browser's.
  const listens = (node) => {
    const listeners = node.__wxElement?._$eventTarget?.listeners ?? {};
    return Boolean(listeners.tap ?? listeners['tap']);
  };

  const OWN = 'wx-button, wx-switch, wx-picker, wx-input, wx-textarea, wx-navigator';

  const tappable = () =>
    [...page().querySelectorAll('*')].filter((node) => (listens(node) || node.matches(OWN)) && isShown(node));

  const nameOf = (node) =>
    node.getAttribute('aria-label') || node.innerText?.trim().replace(/\s+/g, ' ') || node.className || node.tagName;

  window.journeys = { isShown, page, tappable, nameOf };
})();
