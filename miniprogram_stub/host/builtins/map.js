// map: the built-in component over MapView and MarkerLayer, and what MapContext drives.
import { MarkerLayer } from '../map/markers.js';
import { MapView } from '../map/view.js';
import { lastPlace, onPlaced } from '../wx/location.js';
import { define, fire } from './define.js';
import { ownerPath, pictureAddress } from './pictures.js';

class MapController {
  constructor(component, host) {
    this.component = component;
    this.view = new MapView(host);
    this.layer = new MarkerLayer(this.view, {
      act: (name, markerId) => this.#act(name, markerId),
      resolve: (path) => pictureAddress(path, ownerPath(component)),
    });
    this.view.onDraw = () => this.#follow();
    this.view.onRegion = (phase, cause) => this.#tellRegion(phase, cause);
    this.view.allows = (kind) =>
      kind === 'zoom' ? component.data.enableZoom : component.data.enableScroll;
    onPlaced(() => host.isConnected && this.draw());
    host.placeAt = (x, y) => this.view.placeAt(x, y);
  }

  draw() {
    const { markers, polyline, circles, showLocation } = this.component.data;
    const here = showLocation ? lastPlace() : null;
    this.layer.draw({
      markers: markers ?? [],
      polyline: polyline ?? [],
      circles: circles ?? [],
      here,
    });
    this.#follow();
  }

  /** A change by the program, told as such and, as in WeChat, afterwards. */
  change(work) {
    work();
    setTimeout(() => {
      this.#tellRegion('begin', 'update');
      this.#tellRegion('end', 'update');
    });
  }

  moveToLocation({ latitude, longitude } = {}) {
    const centre = Number.isFinite(latitude) ? { latitude, longitude } : lastPlace();
    if (centre) this.change(() => this.view.show({ centre }));
  }

  addMarkers({ markers, clear }) {
    const kept = clear ? [] : (this.component.data.markers ?? []);
    this.component.setData({ markers: [...kept, ...markers] });
  }

  removeMarkers({ markerIds }) {
    const kept = (this.component.data.markers ?? []).filter(({ id }) => !markerIds.includes(id));
    this.component.setData({ markers: kept });
  }

  moveMarker({ markerId, destination }) {
    const moved = (this.component.data.markers ?? []).map((marker) =>
      marker.id === markerId ? { ...marker, ...destination } : marker,
    );
    this.component.setData({ markers: moved });
  }

  #follow() {
    if (!this.component.$$) return; // taken off the page before the observer of its size called
    this.layer.place();
    // Callouts that the page draws itself: <cover-view slot="callout" marker-id="1">.
    for (const own of this.component.$$.querySelectorAll('wx-cover-view[marker-id]')) {
      const id = Number(own.getAttribute('marker-id'));
      const marker = (this.component.data.markers ?? []).find((one) => one.id === id);
      if (!marker) continue;
      const { x, y } = this.view.toPixel(marker);
      own.style.cssText += `;position:absolute;left:${x}px;top:${y - (marker.height ?? 34)}px;transform:translate(-50%,-100%)`;
    }
  }

  #act(name, markerId) {
    if (name === 'redraw') this.draw();
    else fire(this.component, name, { markerId });
  }

  #tellRegion(phase, cause) {
    const { centre, scale, region } = this.view;
    const causedBy = phase === 'begin' && cause !== 'update' ? 'gesture' : cause;
    const detail = {
      type: phase,
      causedBy,
      centerLocation: centre,
      region,
      scale,
      rotate: 0,
      skew: 0,
    };
    fire(this.component, 'regionchange', detail, { extraFields: { type: phase, causedBy } });
  }
}

const isMarker = ({ id, latitude, longitude }) =>
  Number.isInteger(id) && Number.isFinite(latitude) && Number.isFinite(longitude);

export function defineMap(space) {
  define(space, 'map', {
    properties: {
      latitude: Number,
      longitude: Number,
      scale: { type: Number, value: 16 },
      minScale: { type: Number, value: 3 },
      maxScale: { type: Number, value: 20 },
      markers: Array,
      polyline: Array,
      circles: Array,
      polygons: Array,
      includePoints: Array,
      showLocation: Boolean,
      showCompass: Boolean,
      showScale: Boolean,
      enableZoom: { type: Boolean, value: true },
      enableScroll: { type: Boolean, value: true },
      enableRotate: Boolean,
      enableOverlooking: Boolean,
      enablePoi: { type: Boolean, value: true },
      enableBuilding: Boolean,
      enableSatellite: Boolean,
      enableTraffic: Boolean,
      setting: Object,
      subkey: String,
      layerStyle: Number,
    },
    init(host) {
      this.mapController = new MapController(this, host);
    },
    observers: {
      'latitude, longitude'(latitude, longitude) {
        if (!latitude && !longitude) return;
        this.mapController.change(() =>
          this.mapController.view.show({ centre: { latitude, longitude } }),
        );
      },
      'scale, minScale, maxScale'(scale, min, max) {
        this.mapController.view.limits = { min, max };
        this.mapController.view.show({ scale });
      },
      includePoints(points) {
        if (points?.length) setTimeout(() => this.mapController.view.fit(points));
      },
      'markers, polyline, circles, showLocation'(markers) {
        for (const marker of markers ?? []) {
          if (!isMarker(marker)) console.warn('[map] marker without number id or place', marker);
        }
        this.mapController.draw();
      },
    },
  });
}
