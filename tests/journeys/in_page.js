// What the tests ask of a page of the mini-program; put into every page before its own scripts.
(() => {
  const OWN = 'wx-button, wx-switch, wx-picker, wx-input, wx-textarea, wx-navigator';

  const isShown = (node) => {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    const { visibility, opacity } = getComputedStyle(node);
    return visibility !== 'hidden' && Number(opacity) > 0;
  };

  const page = () =>
    [...document.querySelectorAll('#pages > [data-page]')].find((one) => !one.hidden);

  // The component framework keeps the listeners; the browser does not know them.
  const listens = (node) => Boolean(node.__wxElement?._$eventTarget?.listeners?.tap);

  const shown = () => [...page().querySelectorAll('*')].filter(isShown);
  const tappable = () => shown().filter((node) => listens(node) || node.matches(OWN));

  const nameOf = (node) =>
    node.getAttribute('aria-label') ||
    node.innerText?.trim().replace(/\s+/g, ' ') ||
    node.getAttribute('class') ||
    node.tagName.toLowerCase();

  // Stations of a list, and chips that carry the same kind of choice, are alike.
  const kindOf = (node) => {
    if (node.matches('[class*="sr-row"]')) return 'station';
    if (node.matches('.chip')) return `chip ${Object.keys(node.__wxElement.dataset ?? {})}`;
    return nameOf(node);
  };
  const describe = (nodes) => nodes.map((node) => ({ name: nameOf(node), kind: kindOf(node) }));

  const onSheet = () => tappable().filter((node) => node.closest('[class*="sh-panel"]'));
  // While a sheet is up, it alone can be reached.
  const reachable = () => (onSheet().length ? onSheet() : tappable());
  const find = ({ name, nth }) => reachable().filter((node) => nameOf(node) === name)[nth];

  // ---- does a tap lead anywhere

  const sign = () =>
    JSON.stringify([
      page().dataset.page,
      page().innerHTML,
      document.querySelector('#overlays').innerHTML,
      document.activeElement?.tagName,
      __mp.calls.length,
      scrollY,
    ]);

  // ---- what can be read and hit: each check returns the names of what fails it

  const round = (value) => Math.round(value * 10) / 10;

  // A label hands its taps on: what lies under the finger is all of it.
  const targets = (least) =>
    tappable()
      .map((node) => {
        const { width, height } = (node.closest('wx-label') ?? node).getBoundingClientRect();
        return { node, width, height };
      })
      .filter(({ width, height }) => Math.min(width, height) < least - 0.5)
      .map(({ node, width, height }) => `${nameOf(node)}: ${round(width)} x ${round(height)}`);

  const unlabelled = () =>
    tappable()
      .filter((node) => listens(node) && !node.matches(OWN) && !node.getAttribute('role'))
      .filter((node) => !node.matches('[class*="sh-shade"]'))
      .map(nameOf);

  const hasText = (node) =>
    [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  // What a map writes is WeChat's own.
  const texts = () => shown().filter((node) => hasText(node) && !node.closest('wx-map'));

  const small = (least) =>
    texts()
      .map((node) => ({ node, size: parseFloat(getComputedStyle(node).fontSize) }))
      .filter(({ size }) => size < least - 0.05)
      .map(({ node, size }) => `${nameOf(node)}: ${round(size)} px`);

  // Cut on the right: the words are wider than their box, which hides the rest.
  const cut = () =>
    texts()
      .filter((node) => {
        const hides = ['hidden', 'clip'].includes(getComputedStyle(node).overflowX);
        return hides && node.scrollWidth > node.clientWidth + 1;
      })
      .map(nameOf);

  const wide = () => {
    const all = page();
    const strips = [...all.querySelectorAll('wx-scroll-view, wx-swiper, wx-map')];
    const own = shown().filter((node) => !strips.some((strip) => strip.contains(node)));
    const right = all.getBoundingClientRect().right;
    return own
      .filter((node) => node.getBoundingClientRect().right > right + 1)
      .map((node) => `${nameOf(node)}: ${round(node.getBoundingClientRect().right - right)} px over`);
  };

  const parse = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { red, green, blue, alpha };
  };
  const blend = (over, under) => {
    const mix = (part) => over[part] * over.alpha + under[part] * (1 - over.alpha);
    return { red: mix('red'), green: mix('green'), blue: mix('blue'), alpha: 1 };
  };
  const ground = (node) => {
    const own = [];
    for (let one = node; one; one = one.parentElement) {
      own.push(parse(getComputedStyle(one).backgroundColor));
      if (own.at(-1).alpha === 1) break;
    }
    return own.reduceRight((under, over) => blend(over, under), parse('rgb(255, 255, 255)'));
  };
  const luminance = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (node) => {
    const under = ground(node);
    const over = blend(parse(getComputedStyle(node).color), under);
    const [dark, light] = [luminance(over), luminance(under)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const pale = (least) =>
    texts()
      .filter((node) => contrast(node) < least)
      .map((node) => `${nameOf(node)}: ${contrast(node).toFixed(2)}`);

  const check = ({ target, size, contrast: least }) => ({
    targets: targets(target),
    unlabelled: unlabelled(),
    small: small(size),
    cut: cut(),
    wide: wide(),
    pale: pale(least),
  });

  window.journeys = {
    page,
    find,
    sign,
    check,
    onPage: () => describe(tappable()),
    onSheet: () => describe(onSheet()),
  };
})();
