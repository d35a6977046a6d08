App({
  globalData: {},
  onLaunch(options) {
    this.launch = options;
  },
  onShow() {
    this.shown = (this.shown || 0) + 1;
  },
  onHide() {
    this.hidden = true;
  },
});
