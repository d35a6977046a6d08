// Where the phone is, choosing a place, showing the way.
import { openChooser } from '../chrome/place-chooser.js';
import { openDestination } from '../chrome/destination.js';
import { host } from '../runtime/host.js';
import { Refusal, asyncApis } from './api.js';
import { toGcj02 } from './gcj02.js';
import { givenPlace } from './person.js';
import { listScopes, requirePrivacy, requireScope, setScope } from './permissions.js';

const ERRNO_NOT_DECLARED = 112;
const POSITION_TIMEOUT_MS = 8000;
const PERMISSION_DENIED = 1; // GeolocationPositionError
const EXCLUDED_BY_FUZZY = ['getLocation', 'onLocationChange', 'startLocationUpdate'];

const watchers = new Set();
let last = null; // GCJ-02

/** The last known place in GCJ-02, for the blue dot; null until a page was allowed to ask. */
export const lastPlace = () => (listScopes()['scope.userLocation'] ? last : null);
export const onPlaced = (watcher) => watchers.add(watcher);

function requireDeclared(name) {
  const declared = host.program.app.requiredPrivateInfos ?? [];
  if (!declared.includes(name)) {
    const why = `the api need to be declared in the requiredPrivateInfos field in app.json`;
    throw new Refusal(why, { errno: ERRNO_NOT_DECLARED });
  }
  if (
    declared.includes('getFuzzyLocation') &&
    EXCLUDED_BY_FUZZY.some((one) => declared.includes(one))
  ) {
    throw new Refusal('getFuzzyLocation excludes getLocation', { errno: ERRNO_NOT_DECLARED });
  }
}

async function getLocation({ type = 'wgs84' }) {
  requireDeclared('getLocation');
  await requirePrivacy('getLocation');
  const position = givenPlace ? await useGivenPlace() : await askBrowser();
  const { latitude, longitude } = type === 'gcj02' ? position.gcj02 : position.wgs84;
  const { accuracy } = position;
  return {
    latitude,
    longitude,
    accuracy,
    horizontalAccuracy: accuracy,
    verticalAccuracy: 0,
    altitude: 0,
    speed: -1,
  };
}

// ?at= stands for the satellite; WeChat's question is asked all the same.
async function useGivenPlace() {
  await requireScope('scope.userLocation');
  remember(givenPlace);
  return { gcj02: givenPlace, wgs84: givenPlace, accuracy: 20 };
}

// The browser's own question takes the place of WeChat's.
async function askBrowser() {
  if (listScopes()['scope.userLocation'] === false) throw new Refusal('auth deny');
  const { coords } = await readGeolocation();
  setScope('scope.userLocation', true);
  const wgs84 = { latitude: coords.latitude, longitude: coords.longitude };
  const gcj02 = toGcj02(wgs84);
  remember(gcj02);
  return { wgs84, gcj02, accuracy: coords.accuracy };
}

function readGeolocation() {
  return new Promise((resolve, reject) => {
    const refuse = (error) => {
      const isDenied = error.code === PERMISSION_DENIED;
      if (isDenied) setScope('scope.userLocation', false);
      reject(new Refusal(isDenied ? 'auth deny' : 'ERROR_NETWORK', isDenied ? {} : { errCode: 2 }));
    };
    if (!navigator.geolocation) {
      refuse({ code: 2 });
      return;
    }
    navigator.geolocation.getCurrentPosition(resolve, refuse, { timeout: POSITION_TIMEOUT_MS });
  });
}

function remember(place) {
  last = place;
  watchers.forEach((watcher) => watcher());
}

async function chooseLocation({ latitude, longitude }) {
  requireDeclared('chooseLocation');
  await requirePrivacy('chooseLocation');
  const start = Number.isFinite(latitude) ? { latitude, longitude } : lastPlace();
  const chosen = await openChooser(start);
  if (!chosen) throw new Refusal('cancel');
  return chosen;
}

function openLocation({ latitude, longitude, name = '', address = '', scale = 18 }) {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) {
    throw new Refusal('parameter error: latitude and longitude should be Number');
  }
  void openDestination({ latitude, longitude, name, address, scale, here: lastPlace() });
}

export const locationApis = asyncApis({
  getLocation,
  chooseLocation,
  openLocation,
  getFuzzyLocation: () => requireDeclared('getFuzzyLocation'),
});
