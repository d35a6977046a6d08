/** What a station has: icons with their words, or icons alone where a row is short. */
Component({
  properties: {
    list: { type: Array, value: [] },
    isShort: { type: Boolean, value: false },
  },
});
