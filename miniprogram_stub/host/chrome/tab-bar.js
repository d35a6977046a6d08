// The tab bar that WeChat draws from app.json.
import { element } from './elements.js';

const DEFAULTS = { color: '#7A7E83', selectedColor: '#3cc51f', backgroundColor: '#ffffff' };

export class TabBar {
  isHidden = false;

  constructor(config, onTap) {
    this.config = { ...DEFAULTS, ...config };
    this.items = config?.list ?? [];
    this.element = element('div', { id: 'tabs', role: 'tablist' });
    this.element.style.background = this.config.backgroundColor;
    this.element.classList.toggle('is-white-line', this.config.borderStyle === 'white');
    this.tabs = this.items.map((item, index) => this.#draw(item, () => onTap(item, index)));
    this.element.append(...this.tabs);
  }

  select(path) {
    this.tabs.forEach((tab, index) => {
      const item = this.items[index];
      const isSelected = item.pagePath === path;
      tab.setAttribute('aria-selected', String(isSelected));
      tab.style.color = isSelected ? this.config.selectedColor : this.config.color;
      const picture = tab.querySelector('img');
      if (picture) picture.src = './' + (isSelected ? item.selectedIconPath : item.iconPath);
    });
  }

  /** Shows `text`, a red dot (an empty text) or nothing (undefined) at one tab. */
  setBadge(index, text) {
    const tab = this.tabs[index];
    if (!tab) throw new Error('invalid index');
    tab.querySelector('.badge')?.remove();
    if (text === undefined) return;
    const kind = text === '' ? 'badge is-dot' : 'badge';
    const shown = text.length > 4 ? '…' : text; // wechat: more than four characters become dots
    tab.querySelector('.picture').append(element('span', { class: kind }, shown));
  }

  #draw(item, onclick) {
    const picture = element('span', { class: 'picture' });
    // A phone has both pictures in its package; here the other one comes before the signal goes.
    if (item.selectedIconPath) new Image().src = './' + item.selectedIconPath;
    if (item.iconPath) picture.append(element('img', { src: './' + item.iconPath, alt: '' }));
    const label = element('span', { class: 'label' }, item.text);
    return element('button', { role: 'tab', onclick }, picture, label);
  }
}
