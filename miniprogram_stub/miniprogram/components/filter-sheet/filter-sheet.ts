/** All conditions of a search: kinds and facilities, several of each. */
import type { Vocabulary } from '../../core/api';
import { NO_FILTER, type Filter } from '../../services/stations';

interface Option {
  code: string;
  name: string;
  isOn: boolean;
}

const marked = (list: { code: string; name: string }[], chosen: string[]): Option[] =>
  list.map(({ code, name }) => ({ code, name, isOn: chosen.includes(code) }));

const toggled = (chosen: string[], code: string): string[] =>
  chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];

Component({
  properties: {
    isOpen: { type: Boolean, value: false },
    words: { type: Object, value: {} as Vocabulary },
    filter: { type: Object, value: NO_FILTER as Filter },
  },
  data: { kinds: [] as Option[], facilities: [] as Option[], openNow: false },
  observers: {
    'isOpen, filter'(isOpen: boolean, filter: Filter) {
      if (isOpen) this.mark(filter);
    },
  },
  methods: {
    mark(filter: Filter) {
      const words = this.data.words as Vocabulary;
      this.setData({
        openNow: filter.openNow,
        kinds: marked(words.kinds, filter.kinds),
        facilities: marked(words.facilities, filter.facilities),
      });
    },
    chosen(): Filter {
      const codes = (list: Option[]) => list.filter((one) => one.isOn).map((one) => one.code);
      const { kinds, facilities, openNow } = this.data;
      return { kinds: codes(kinds), facilities: codes(facilities), openNow };
    },
    toggleOpenNow() {
      this.setData({ openNow: !this.data.openNow });
    },
    toggle(e: WechatMiniprogram.TouchEvent) {
      const { list, code } = e.currentTarget.dataset as {
        list: 'kinds' | 'facilities';
        code: string;
      };
      const now = this.chosen();
      this.mark({ ...now, [list]: toggled(now[list], code) });
    },
    clear() {
      this.mark(NO_FILTER);
    },
    close() {
      this.triggerEvent('close');
    },
    done() {
      this.triggerEvent('done', this.chosen());
    },
  },
});
