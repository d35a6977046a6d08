// rich-text: the tags that WeChat trusts, and nothing that could act.
import { define } from './define.js';

const TAGS = new Set(
  (
    'a abbr b blockquote br code col colgroup dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i ' +
    'img ins label legend li ol p q rt ruby section span strong sub sup table tbody td tfoot th ' +
    'thead tr u ul'
  ).split(' '),
);
const ATTRIBUTES = new Set([
  'class',
  'style',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'start',
  'type',
]);
const SAFE_SOURCE = /^(https?:|data:image\/)/;

export function defineRichText(space) {
  define(space, 'rich-text', {
    properties: { nodes: null, space: String, userSelect: Boolean },
    attributes: ['userSelect'],
    observers: {
      nodes(nodes) {
        this.$$.replaceChildren(...toNodes(nodes));
      },
    },
  });
}

function toNodes(nodes) {
  if (Array.isArray(nodes)) return nodes.map(fromObject).filter(Boolean);
  const parsed = new DOMParser().parseFromString(String(nodes ?? ''), 'text/html');
  return [...parsed.body.childNodes].map(fromDom).filter(Boolean);
}

// {name, attrs, children} or {type: 'text', text}, as WeChat documents them.
function fromObject({ type = 'node', name = '', attrs = {}, children = [], text = '' }) {
  if (type === 'text') return document.createTextNode(decodeEntities(text));
  return build(name.toLowerCase(), Object.entries(attrs), children.map(fromObject));
}

function fromDom(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const attributes = [...node.attributes].map(({ name, value }) => [name, value]);
  return build(node.localName, attributes, [...node.childNodes].map(fromDom));
}

function build(name, attributes, children) {
  if (!TAGS.has(name)) return null; // wechat: an untrusted tag goes with all its children
  const element = document.createElement(name);
  for (const [key, value] of attributes) {
    const isSource = key === 'src' && name === 'img' && SAFE_SOURCE.test(value);
    if (isSource || ATTRIBUTES.has(key)) element.setAttribute(key, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

function decodeEntities(text) {
  return new DOMParser().parseFromString(text, 'text/html').body.textContent;
}
