Component({
  properties: { start: { type: Number, value: 0 } },
  data: { added: 0 },
  lifetimes: {
    ready() {
      this.isReady = true;
    },
  },
  methods: {
    add() {
      this.setData({ added: this.data.added + 1 });
      this.triggerEvent('count', { value: this.data.start + this.data.added });
    },
  },
});
