import { watchUpdates } from './core/update';

App({
  onLaunch() {
    watchUpdates();
  },
});
