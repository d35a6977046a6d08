/** One station of a list; a tap opens its page. */
import { NO_STATION, type StationView } from '../../core/present';

Component({
  properties: {
    station: { type: Object, value: NO_STATION as StationView },
    isFirst: { type: Boolean, value: false },
  },
  methods: {
    open() {
      const { id } = this.data.station as StationView;
      wx.navigateTo({ url: `/pages/station/station?id=${id}` });
    },
  },
});
