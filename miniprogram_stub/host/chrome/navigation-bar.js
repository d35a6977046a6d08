// WeChat's navigation bar: back or home, title, and the capsule that no page can remove.
import { ICONS, element, icon } from './elements.js';

const DEFAULT_BACKGROUND = '#000000'; // wechat: navigationBarBackgroundColor

export class NavigationBar {
  constructor({ onBack, onHome, onMenu, onClose }) {
    const button = (label, onclick, ...children) =>
      element('button', { 'aria-label': label, onclick }, ...children);
    this.back = button('返回', onBack, icon(ICONS.back));
    this.home = button('返回首页', onHome, icon(ICONS.home, 20));
    this.title = element('span', { class: 'title', role: 'heading', 'aria-level': '1' });
    this.spinner = element('i', { class: 'spinner', hidden: true, 'aria-hidden': 'true' });
    const dots = element('i', { class: 'dots' });
    const ring = element('i', { class: 'ring' });
    this.capsule = element('div', { class: 'capsule' });
    this.capsule.append(button('更多', onMenu, dots), button('关闭', onClose, ring));
    this.element = element('div', { id: 'nav' }, this.back, this.home);
    this.element.append(element('div', { class: 'heading' }, this.spinner, this.title));
    this.element.append(this.capsule);
  }

  /** Draws the bar for `page` and returns the colours that it now has. */
  show(page, { canGoBack, isAwayFromHome }) {
    const { config, navigationBar } = page;
    const isBlack = (config.navigationBarTextStyle ?? 'white') === 'black';
    const background =
      navigationBar.backgroundColor ?? config.navigationBarBackgroundColor ?? DEFAULT_BACKGROUND;
    const text = navigationBar.frontColor ?? (isBlack ? '#000000' : '#ffffff');
    this.title.textContent = page.title ?? config.navigationBarTitleText ?? '';
    this.spinner.hidden = !navigationBar.isLoading;
    this.back.hidden = !canGoBack;
    this.home.hidden = !isAwayFromHome;
    this.element.style.color = text;
    this.element.classList.toggle('is-light', text === '#000000');
    this.element.classList.toggle('is-custom', config.navigationStyle === 'custom');
    return { background, text };
  }
}
