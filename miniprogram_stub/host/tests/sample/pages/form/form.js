Page({
  data: {
    sorts: [{ name: '距离' }, { name: '名字' }],
    many: [
      ['县城', '乡镇'],
      ['一', '二', '三'],
    ],
    sort: '',
    day: '',
    hour: '',
    manyValue: '',
  },
  onLoad(query) {
    this.heard = [];
    this.loaded = query;
  },
  onShow() {
    this.shown = (this.shown || 0) + 1;
  },
  onSubmit(event) {
    this.heard.push(['submit', event.detail.value]);
  },
  onReset() {
    this.heard.push(['reset']);
  },
  onInput(event) {
    return event.detail.value.replace(/x/g, '');
  },
  onFacilities(event) {
    this.heard.push(['facilities', event.detail.value]);
  },
  onSize(event) {
    this.heard.push(['size', event.detail.value]);
  },
  onSort(event) {
    this.setData({ sort: event.detail.value });
  },
  onDay(event) {
    this.setData({ day: event.detail.value });
  },
  onHour(event) {
    this.setData({ hour: event.detail.value });
  },
  onMany(event) {
    this.setData({ manyValue: event.detail.value.join('-') });
  },
  onCount(event) {
    this.heard.push(['count', event.detail.value]);
  },
  onPhone(event) {
    this.heard.push(['phone', event.detail]);
  },
  onAvatar(event) {
    this.heard.push(['avatar', event.detail]);
  },
  onOff() {
    this.heard.push(['off']);
  },
  onPress() {
    this.heard.push(['press']);
  },
  onTap() {
    this.heard.push(['tap']);
  },
  onShareAppMessage() {
    return { title: '样例', path: '/pages/form/form' };
  },
});
