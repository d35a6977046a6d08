// The phone frame: hands the person, the place and the page of its own address to the app inside.
const search = new URLSearchParams(location.search);
const user = search.get('user') || 'xiaowang';
const phone = document.querySelector('iframe');

phone.src = phone.dataset.source + location.search + location.hash;
document.querySelector('[data-user]').textContent = user;

for (const link of document.querySelectorAll('.people a')) {
  const isCurrent = new URL(link.href).searchParams.get('user') === user;
  link.toggleAttribute('aria-current', isCurrent);
}
for (const link of document.querySelectorAll('[data-keep="user"]')) {
  const target = new URL(link.href);
  target.searchParams.set('user', user);
  link.href = target.href;
}

// The address bar follows the page shown, so that it can be copied and sent.
window.addEventListener('message', (event) => {
  if (event.source !== phone.contentWindow || event.origin !== location.origin) return;
  const { address } = event.data ?? {};
  if (typeof address === 'string' && address.startsWith('#/')) {
    history.replaceState(null, '', location.pathname + location.search + address);
  }
});
