// The phone's screen: status bar, navigation bar, pages, tab bar and what lies over them.
import { element } from './elements.js';
import { openMenu } from './menu.js';
import { NavigationBar } from './navigation-bar.js';
import { TabBar } from './tab-bar.js';
import { Toast } from './toast.js';
import { host } from '../runtime/host.js';

const STATUS_BAR_PX = 44;
const NAVIGATION_BAR_PX = 44;
const PHONE_DRAWN_FROM = '(min-width: 501px)'; // as frame.css; narrower windows are phones already

export class Phone {
  constructor(program) {
    this.program = program;
    this.root = document.querySelector('#phone');
    this.statusBar = element('div', { id: 'status', 'aria-hidden': 'true' });
    this.navigationBar = new NavigationBar({
      onBack: () => host.router.navigateBack(),
      onHome: () => host.router.reLaunch({ url: '/' + this.homePath }),
      onMenu: () => openMenu(),
      onClose: () => this.leave(),
    });
    this.pages = element('div', { id: 'pages' }, pullDots());
    this.tabBar = new TabBar(program.app.tabBar, (item, index) => this.#openTab(item, index));
    this.overlays = element('div', { id: 'overlays' });
    this.toast = new Toast(this.overlays);
    const { navigationBar, pages, tabBar, overlays } = this;
    this.#watchFrame();
    this.root.append(this.statusBar, navigationBar.element, pages, tabBar.element, overlays);
  }

  get homePath() {
    return this.program.app.entryPagePath ?? this.program.pages[0];
  }

  get statusBarHeight() {
    return this.isFramed ? STATUS_BAR_PX : 0;
  }

  get barsHeight() {
    return this.statusBarHeight + NAVIGATION_BAR_PX;
  }

  /** Draws the bars for the page on top. */
  update(router) {
    const page = router.top;
    const isTab = router.isTab(page.path);
    const colors = this.navigationBar.show(page, {
      canGoBack: router.stack.length > 1,
      isAwayFromHome: router.stack.length === 1 && !isTab && page.path !== this.homePath,
    });
    this.statusBar.style.color = colors.text;
    this.root.style.setProperty('--bar-background', colors.background);
    this.root.classList.toggle('has-tabs', isTab && !this.tabBar.isHidden);
    this.root.classList.toggle('has-custom-bar', page.config.navigationStyle === 'custom');
    this.pages.style.background = page.config.backgroundColor ?? '#ffffff';
    this.tabBar.select(page.path);
    document.title = page.title ?? page.config.navigationBarTitleText ?? '';
  }

  /** The round button of the capsule: the mini-program goes to the background. */
  leave() {
    if (this.desktop) return;
    host.router.top.call('onHide');
    host.callApp('onHide');
    const open = element('button', { onclick: () => this.comeBack() }, '回到小程序');
    this.desktop = element('div', { id: 'desktop' }, element('p', {}, '已离开小程序'), open);
    this.overlays.append(this.desktop);
  }

  comeBack() {
    this.desktop?.remove();
    this.desktop = undefined;
    host.callApp('onShow', host.launch);
    host.router.top.call('onShow');
  }

  // Inside a drawn phone this screen draws what a phone adds: clock, battery, home indicator.
  #watchFrame() {
    const frame = window.parent !== window && window.parent.matchMedia(PHONE_DRAWN_FROM);
    const adapt = () => {
      this.isFramed = Boolean(frame && frame.matches);
      this.root.classList.toggle('is-framed', this.isFramed);
    };
    adapt();
    if (!frame) return;
    frame.addEventListener('change', adapt);
    this.#runClock();
  }

  #openTab(item, index) {
    host.router.switchTab({ url: '/' + item.pagePath });
    const { pagePath, text } = item;
    host.router.top.call('onTabItemTap', { index: String(index), pagePath, text });
  }

  #runClock() {
    const draw = () => {
      const now = new Date();
      const two = (value) => String(value).padStart(2, '0');
      this.statusBar.dataset.time = `${two(now.getHours())}:${two(now.getMinutes())}`;
    };
    draw();
    setInterval(draw, 10_000);
  }
}

function pullDots() {
  const dots = element('div', { class: 'pull-dots', hidden: true, 'aria-label': '正在刷新' });
  dots.append(element('i'), element('i'), element('i'));
  return dots;
}
