// Boxes and texts: view, text, cover-view, navigator, page-meta, progress, icon.
import { host } from '../runtime/host.js';
import { reportError } from '../runtime/errors.js';
import { containerUnits } from '../runtime/units.js';
import { define } from './define.js';

const ROUTES = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

export function defineViews(space) {
  define(space, 'view');
  define(space, 'cover-view', { properties: { markerId: Number }, attributes: ['markerId'] });
  define(space, 'root-portal', { properties: { enable: Boolean } });
  define(space, 'text', {
    properties: {
      userSelect: Boolean,
      selectable: Boolean,
      space: String,
      decode: Boolean,
      maxLines: Number,
      overflow: String,
    },
    attributes: ['userSelect', 'selectable'],
  });
  definePageMeta(space);
  defineNavigator(space);
  defineIcon(space);
  defineProgress(space);
}

// page-meta is the root of a page's template and sets what the page itself looks like.
function definePageMeta(space) {
  const pageOf = (component) => component.$$.closest('wx-page');
  define(space, 'page-meta', {
    properties: {
      rootFontSize: String,
      pageFontSize: String,
      pageStyle: String,
      backgroundColor: String,
      backgroundTextStyle: String,
      scrollTop: String,
    },
    observers: {
      rootFontSize(value) {
        if (value) document.documentElement.style.fontSize = containerUnits(value);
      },
      pageFontSize() {
        queueMicrotask(() => this.applyToPage());
      },
      pageStyle() {
        queueMicrotask(() => this.applyToPage());
      },
    },
    methods: {
      applyToPage() {
        const page = pageOf(this);
        const { pageStyle, pageFontSize } = this.data;
        if (!page) return;
        const size = pageFontSize ? `;font-size:${pageFontSize}` : '';
        page.style.cssText = containerUnits(pageStyle + size);
      },
    },
  });
}

function defineNavigator(space) {
  define(space, 'navigator', {
    properties: {
      url: String,
      openType: { type: String, value: 'navigate' },
      delta: { type: Number, value: 1 },
      target: { type: String, value: 'self' },
    },
    init(element) {
      element.setAttribute('role', 'link');
      element.addEventListener('click', () => {
        const { url, openType, delta } = this.data;
        if (openType === 'exit') {
          host.phone.leave();
          return;
        }
        const route = window.wx[ROUTES[openType]];
        if (route) route({ url, delta, fail: () => undefined });
        else reportError(new Error(`navigator: open-type "${openType}" is not known`));
      });
    },
  });
}

function defineIcon(space) {
  define(space, 'icon', {
    properties: { type: String, size: { type: String, value: '23' }, color: String },
    attributes: ['type'],
    observers: {
      'size, color'(size, color) {
        const length = /^\d+$/.test(size) ? `${size}px` : containerUnits(size);
        this.$$.style.setProperty('--size', length);
        if (color) this.$$.style.color = color;
      },
    },
  });
}

function defineProgress(space) {
  define(space, 'progress', {
    properties: {
      percent: Number,
      showInfo: Boolean,
      strokeWidth: { type: Number, value: 6 },
      activeColor: { type: String, value: '#09bb07' },
      backgroundColor: { type: String, value: '#ebebeb' },
      active: Boolean,
    },
    init(element) {
      element.setAttribute('role', 'progressbar');
    },
    observers: {
      'percent, strokeWidth, activeColor, backgroundColor'(percent, width, active, ground) {
        const share = Math.min(Math.max(percent, 0), 100);
        this.$$.setAttribute('aria-valuenow', share);
        this.$$.style.cssText += `;height:${width}px;background:linear-gradient(90deg,${active} ${share}%,${ground} ${share}%)`;
      },
    },
  });
}
