/** A panel from below, closed by the cross or a tap beside it. */
Component({
  options: { multipleSlots: true },
  properties: {
    isOpen: { type: Boolean, value: false },
    title: { type: String, value: '' },
  },
  methods: {
    close() {
      this.triggerEvent('close');
    },
    /** Keeps the page behind from scrolling. */
    hold() {},
  },
});
