/** The grey shape of an answer on its way: a large card, rows, or both. */
Component({
  properties: {
    hasCard: { type: Boolean, value: false },
    rows: { type: Number, value: 5 },
  },
  data: { list: [] as number[] },
  observers: {
    rows(count: number) {
      this.setData({ list: Array.from({ length: count }, (_, index) => index) });
    },
  },
});
