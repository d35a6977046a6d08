/** Nothing to show, or nothing came: what happened, and the one thing to do about it. */
Component({
  properties: {
    icon: { type: String, value: 'inbox' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    /** Words of the button; without them there is none. */
    action: { type: String, value: '' },
    /** Something went wrong: who is stuck here can say so. */
    isFault: { type: Boolean, value: false },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
    toFeedback() {
      wx.navigateTo({ url: '/pages/feedback/feedback' });
    },
  },
});
