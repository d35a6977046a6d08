// Pictures: choosing, showing large, saving.
import { element, icon, ICONS } from '../chrome/elements.js';
import { button, openActions, openOverlay } from '../chrome/sheets.js';
import { Refusal, asyncApis } from './api.js';
import { addressOf, isTemporary, keepTemporary, temporaryBlob } from './files.js';
import { requirePrivacy, requireScope } from './permissions.js';
import { user } from './person.js';

const MAX_MEDIA = 20; // wechat: chooseMedia gives up to 20

/** Opens the browser's file chooser; resolves to files, none when it was closed. */
export function chooseFiles(count) {
  return new Promise((resolve) => {
    const field = element('input', { type: 'file', accept: 'image/*', hidden: true });
    field.multiple = count > 1;
    const finish = () => {
      field.remove();
      resolve([...field.files].slice(0, count));
    };
    field.addEventListener('change', finish);
    field.addEventListener('cancel', finish);
    document.body.append(field); // Playwright and some browsers need it in the document
    field.click();
  });
}

async function choosePictures(name, count) {
  await requirePrivacy(name);
  const files = await chooseFiles(Math.min(count, MAX_MEDIA));
  if (files.length === 0) throw new Refusal('cancel');
  return files.map((file) => ({ path: keepTemporary(file), size: file.size }));
}

async function chooseMedia({ count = 9 }) {
  const pictures = await choosePictures('chooseMedia', count);
  const tempFiles = pictures.map(({ path, size }) => ({
    tempFilePath: path,
    size,
    fileType: 'image',
    width: 0,
    height: 0,
    duration: 0,
    thumbTempFilePath: '',
  }));
  return { type: 'image', tempFiles };
}

async function chooseImage({ count = 9 }) {
  const tempFiles = await choosePictures('chooseImage', count);
  return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) };
}

async function compressImage({ src, quality = 80 }) {
  const blob = temporaryBlob(src);
  if (!window.createImageBitmap) return { tempFilePath: src };
  const bitmap = await createImageBitmap(blob);
  const canvas = element('canvas', { width: bitmap.width, height: bitmap.height });
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const smaller = await toBlob(canvas, 'image/jpeg', quality / 100);
  return { tempFilePath: keepTemporary(smaller) };
}

const toBlob = (canvas, type, quality) =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

async function getImageInfo({ src }) {
  const picture = element('img', { src: isTemporary(src) ? addressOf(src) : src });
  await picture.decode().catch(() => {
    throw new Refusal('image not found');
  });
  const { naturalWidth: width, naturalHeight: height } = picture;
  return { width, height, path: src, orientation: 'up', type: 'unknown' };
}

function previewImage({ urls, current }) {
  if (!urls?.length) throw new Refusal('parameter error: urls');
  let at = Math.max(0, typeof current === 'number' ? current : urls.indexOf(current));
  void openOverlay({
    kind: 'screen',
    label: '查看图片',
    build: (close) => {
      const picture = element('img', { class: 'large', alt: '' });
      const count = element('p', { class: 'count' });
      const show = () => {
        picture.src = isTemporary(urls[at]) ? addressOf(urls[at]) : urls[at];
        count.textContent = `${at + 1} / ${urls.length}`;
      };
      const back = button('', () => close(), { class: 'round-back', 'aria-label': '返回' });
      back.append(icon(ICONS.back));
      picture.onclick = () => {
        at = (at + 1) % urls.length;
        show();
      };
      show();
      return [element('div', { class: 'viewer' }, picture, count), back];
    },
  });
}

async function saveImageToPhotosAlbum({ filePath }) {
  await requirePrivacy('saveImageToPhotosAlbum');
  await requireScope('scope.writePhotosAlbum');
  const href = URL.createObjectURL(temporaryBlob(filePath));
  element('a', { href, download: filePath.split('/').pop() }).click();
}

/** The sheet behind a chooseAvatar button; resolves to a temporary path. */
export async function chooseAvatar() {
  await requirePrivacy('chooseAvatar');
  const chosen = await openActions({ title: '选择头像', items: ['用微信头像', '从相册选择'] });
  if (chosen === null) throw new Refusal('user cancel');
  if (chosen === 0) return keepTemporary(await drawAvatar());
  const [file] = await chooseFiles(1);
  if (!file) throw new Refusal('user cancel');
  return keepTemporary(file);
}

// A picture of the person's initial stands for the one on their WeChat account.
function drawAvatar() {
  const size = 240;
  const canvas = element('canvas', { width: size, height: size });
  const context = canvas.getContext('2d');
  context.fillStyle = '#7c8fa8';
  context.fillRect(0, 0, size, size);
  context.fillStyle = '#ffffff';
  context.font = `${size / 2}px sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(user[0].toUpperCase(), size / 2, size / 2);
  return toBlob(canvas, 'image/png');
}

export const mediaApis = asyncApis({
  chooseMedia,
  chooseImage,
  compressImage,
  getImageInfo,
  previewImage,
  saveImageToPhotosAlbum,
});
