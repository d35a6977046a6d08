Page({
  data: { id: '', size: '20px' },
  onLoad(query) {
    this.setData({ id: query.id || '' });
  },
  onUnload() {
    getApp().unloaded = (getApp().unloaded || 0) + 1;
  },
  ask() {
    wx.requestSubscribeMessage({
      tmplIds: ['TEMPLATE'],
      success: (result) => (this.subscribed = result),
      fail: (error) => (this.subscribed = error),
    });
  },
});
