// Looking at the page's nodes: selector queries, intersection observers, the map's context.
import { topPage } from '../runtime/host.js';
import { asyncApi, Refusal } from './api.js';

const inside = (component) => component ?? topPage().instance;

function createSelectorQuery() {
  const query = topPage().instance.createSelectorQuery();
  const exec = query.exec.bind(query);
  query.exec = (callback) => (exec(callback), query);
  return query;
}

/** wx.createMapContext(id, component?) */
function createMapContext(id, component) {
  const call = (name, run) =>
    asyncApi(name, async (options) => {
      const found = inside(component)
        ._$.getShadowRoot()
        .querySelector('#' + id);
      const controller = found?.mapController;
      if (!controller) throw new Refusal(`map "${id}" is not found`);
      return run(controller, options);
    });
  return {
    getCenterLocation: call('getCenterLocation', (map) => ({ ...map.view.centre })),
    getRegion: call('getRegion', (map) => map.view.region),
    getScale: call('getScale', (map) => ({ scale: map.view.scale })),
    includePoints: call('includePoints', (map, { points, padding }) => {
      map.change(() => map.view.fit(points, padding));
    }),
    moveToLocation: call('moveToLocation', (map, options) => map.moveToLocation(options)),
    translateMarker: call('translateMarker', (map, options) => map.moveMarker(options)),
    addMarkers: call('addMarkers', (map, options) => map.addMarkers(options)),
    removeMarkers: call('removeMarkers', (map, options) => map.removeMarkers(options)),
  };
}

export const queryApis = {
  createSelectorQuery,
  createIntersectionObserver: (component, options) =>
    inside(component).createIntersectionObserver(options),
  createMapContext,
};
