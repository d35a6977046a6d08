// image and cover-image: package files, temporary files, network addresses and data URIs.
import { reportError } from '../runtime/errors.js';
import { addressOf, isTemporary } from '../wx/files.js';
import { define, fire } from './define.js';

const FITS = { aspectFit: 'contain', aspectFill: 'cover', center: 'none' };
const POSITIONS = ['top', 'bottom', 'center', 'left', 'right'];

/** The address of a picture named in the template of the component at `owner`. */
export function pictureAddress(source, owner = '') {
  if (!source) return '';
  if (isTemporary(source)) return addressOf(source);
  if (/^(https?:|data:|blob:|\/\/)/.test(source)) return source;
  if (source.startsWith('/')) return '.' + source; // the package's root is the preview's folder
  return '.' + new URL(source, 'http://package/' + owner).pathname;
}

const isPackageFile = (source) => !/^(https?:|data:|blob:|\/\/)/.test(source);

export const ownerPath = (component) => component.ownerShadowRoot?.getHostNode().is ?? '';

export function definePictures(space) {
  const picture = {
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      webp: Boolean,
      showMenuByLongpress: Boolean,
      alt: String,
    },
    attributes: ['mode'],
    init(host) {
      this.picture = host.appendChild(document.createElement('img'));
      this.picture.alt = '';
      this.picture.draggable = false;
      this.picture.onload = () => {
        const { naturalWidth: width, naturalHeight: height } = this.picture;
        fire(this, 'load', { width, height });
      };
      this.picture.onerror = () => this.fail();
    },
    observers: {
      src(value) {
        const address = pictureAddress(value, ownerPath(this));
        if (address) this.picture.src = address;
        else this.picture.removeAttribute('src');
      },
      mode(value) {
        this.$$.setAttribute('mode', value);
        this.picture.style.objectFit = POSITIONS.includes(value) ? 'none' : FITS[value] || 'fill';
        this.picture.style.objectPosition = POSITIONS.includes(value) ? value : '';
      },
      lazyLoad(value) {
        this.picture.loading = value ? 'lazy' : 'eager';
      },
      alt(value) {
        this.picture.alt = value;
      },
    },
    methods: {
      fail() {
        const { src } = this.data;
        // A picture of the package that is not there is a fault of the program.
        if (isPackageFile(src)) {
          reportError(new Error(`Failed to load local image resource ${src}`));
        }
        fire(this, 'error', { errMsg: `failed to load ${src}` });
      },
    },
  };
  define(space, 'image', picture);
  define(space, 'cover-image', picture);
}
