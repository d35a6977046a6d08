// Keeps the browser's address and its back button in step with the page stack.
// A sentinel entry stands above the first one: going back lands on the first, which closes a page
// and lays the sentinel again, so that the back gesture works as on a phone.

export class BrowserHistory {
  #router;

  constructor(router) {
    this.#router = router;
    window.addEventListener('popstate', (event) => this.#onPop(event));
  }

  start() {
    history.replaceState({ isFirst: true }, '', this.#address());
    history.pushState({}, '', this.#address());
  }

  update() {
    const address = this.#address();
    if (location.hash !== address && history.state) history.replaceState({}, '', address);
    if (window.parent !== window) window.parent.postMessage({ address }, location.origin);
  }

  #address() {
    return '#/' + this.#router.top.url;
  }

  #onPop(event) {
    if (event.state?.isFirst) this.#goBack();
    else if (event.state === null) this.#openTyped();
  }

  #goBack() {
    if (this.#router.stack.length < 2) {
      history.back();
      return;
    }
    this.#router.navigateBack();
    history.pushState({}, '', this.#address());
  }

  // Somebody typed or pasted another page's address.
  #openTyped() {
    const url = location.hash.replace(/^#/, '');
    if (url && url !== '/' + this.#router.top.url) this.#router.reLaunch({ url });
  }
}
