// swiper and swiper-item: pages side by side that snap.
import { componentOf, define, fire } from './define.js';

export function defineSwiper(space) {
  define(space, 'swiper-item', { properties: { itemId: String, skipHiddenItemLayout: Boolean } });
  define(space, 'swiper', {
    properties: {
      current: Number,
      autoplay: Boolean,
      interval: { type: Number, value: 5000 },
      duration: { type: Number, value: 500 },
      circular: Boolean,
      vertical: Boolean,
      indicatorDots: Boolean,
      indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
      indicatorActiveColor: { type: String, value: '#000000' },
      previousMargin: String,
      nextMargin: String,
      displayMultipleItems: { type: Number, value: 1 },
      easingFunction: String,
    },
    attributes: ['vertical'],
    init(host) {
      this.at = 0;
      this.dots = document.createElement('div');
      this.dots.className = 'dots';
      host.append(this.dots);
      let timer;
      const settle = () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.settle('touch'), 80);
      };
      host.addEventListener('scroll', settle);
      new MutationObserver(() => this.draw()).observe(host, { childList: true, subtree: true });
    },
    observers: {
      current(index) {
        this.go(index, '');
      },
      'indicatorDots, indicatorColor, indicatorActiveColor'() {
        this.draw();
      },
      'autoplay, interval'(isPlaying, interval) {
        clearInterval(this.player);
        if (isPlaying) this.player = setInterval(() => this.next(), interval);
      },
    },
    methods: {
      items() {
        return [...this.$$.querySelectorAll('wx-swiper-item')];
      },
      next() {
        if (!this.$$.isConnected) {
          clearInterval(this.player);
          return;
        }
        const total = this.items().length;
        if (this.$$.offsetParent && total > 1) this.go((this.at + 1) % total, 'autoplay');
      },
      go(index, source) {
        setTimeout(() => scrollToItem(this, index));
        this.turn(index, source);
      },
      settle(source) {
        const { scrollLeft, clientWidth, scrollTop, clientHeight } = this.$$;
        const index = this.data.vertical ? scrollTop / clientHeight : scrollLeft / clientWidth;
        if (Number.isFinite(index)) this.turn(Math.round(index), source);
      },
      turn(index, source) {
        if (index === this.at) return;
        this.at = index;
        this.draw();
        const currentItemId = componentOf(this.items()[index])?.data.itemId ?? '';
        fire(this, 'change', { current: index, currentItemId, source });
        fire(this, 'animationfinish', { current: index, currentItemId, source });
      },
      draw() {
        const { indicatorDots, indicatorColor, indicatorActiveColor } = this.data;
        const total = indicatorDots ? this.items().length : 0;
        if (this.dots.children.length !== total) {
          this.dots.replaceChildren(
            ...Array.from({ length: total }, () => document.createElement('i')),
          );
        }
        [...this.dots.children].forEach((dot, at) => {
          dot.style.background = at === this.at ? indicatorActiveColor : indicatorColor;
        });
      },
    },
  });
}

function scrollToItem({ $$: host, data }, index) {
  if (!host.scrollTo) return;
  const target = data.vertical
    ? { top: index * host.clientHeight }
    : { left: index * host.clientWidth };
  host.scrollTo({ ...target, behavior: 'smooth' });
}
