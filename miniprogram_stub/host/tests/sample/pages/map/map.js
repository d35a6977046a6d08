Page({
  data: {
    latitude: 37.89,
    longitude: 111.24,
    circles: [{ latitude: 37.89, longitude: 111.24, radius: 400, fillColor: '#f06a3522' }],
    markers: [
      {
        id: 1,
        latitude: 37.892,
        longitude: 111.238,
        iconPath: '/assets/marker.png',
        width: 32,
        height: 40,
        title: '一号驿站',
        callout: {
          content: '暖新驿站 一号\n还有 42 分钟关门',
          display: 'ALWAYS',
          padding: 8,
          borderRadius: 8,
        },
      },
      {
        id: 2,
        latitude: 37.885,
        longitude: 111.245,
        iconPath: '../../assets/marker.png',
        width: 32,
        height: 40,
        callout: { content: '点开才见', display: 'BYCLICK' },
      },
    ],
  },
  onLoad() {
    this.heard = [];
  },
  onMarker(event) {
    this.heard.push(['marker', event.detail.markerId]);
  },
  onCallout(event) {
    this.heard.push(['callout', event.detail.markerId]);
  },
  onRegion(event) {
    this.heard.push(['region', event.type, event.detail.causedBy]);
  },
  onTap(event) {
    this.heard.push(['tap', event.detail]);
  },
  onSwipe(event) {
    this.heard.push(['swipe', event.detail.current]);
  },
  onTabItemTap(item) {
    this.tapped = item;
  },
  go() {
    wx.navigateTo({ url: '/pages/detail/detail?id=1' });
  },
});
