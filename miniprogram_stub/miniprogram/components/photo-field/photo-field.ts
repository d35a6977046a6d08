/** One photo that may be added to what one tells: staff alone see it. */
import { takePhoto } from '../../core/dialogs';

Component({
  properties: { path: { type: String, value: '' } },
  methods: {
    async add() {
      const path = await takePhoto();
      if (path) this.triggerEvent('change', { path });
    },
    remove() {
      this.triggerEvent('change', { path: '' });
    },
  },
});
