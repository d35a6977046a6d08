Page({
  data: { rows: Array.from({ length: 30 }, (_, at) => at + 1) },
  onPullDownRefresh() {
    this.refreshed = (this.refreshed || 0) + 1;
  },
  onReachBottom() {
    this.reached = (this.reached || 0) + 1;
  },
  onRefresh() {},
});
