// Temporary files: what a chooser or a download yields, known by a path as in WeChat.
import { calls, asyncApis, Refusal, tell } from './api.js';
import { host } from '../runtime/host.js';
import { random } from './person.js';
import { refusedUrl } from './request.js';
import { Lane, TransferTask, transferFailure } from './transfer.js';

const TEMPORARY = 'http://tmp/'; // as WeChat's developer tools name them
const files = new Map(); // path -> {blob, address}
const uploads = new Lane();
const downloads = new Lane();

/** Keeps `blob` and returns the path by which wx.* knows it. */
export function keepTemporary(blob, extension = extensionOf(blob)) {
  const path = `${TEMPORARY}${random()}.${extension}`;
  const address = URL.createObjectURL ? URL.createObjectURL(blob) : '';
  files.set(path, { blob, address });
  return path;
}

const extensionOf = (blob) => (blob.type.split('/')[1] ?? 'bin').replace('jpeg', 'jpg');

export const isTemporary = (path) => String(path).startsWith(TEMPORARY);

/** The address that an <img> can show for a temporary path. */
export const addressOf = (path) => files.get(path)?.address ?? '';

export function temporaryBlob(path) {
  const found = files.get(path);
  if (!found) throw new Refusal(`file not found: ${path}`);
  return found.blob;
}

export function uploadFile(options = {}) {
  calls.push(['uploadFile', options]);
  const task = new TransferTask();
  const refusal = refusedUrl('uploadFile', options.url) ?? missingFile(options);
  if (refusal) queueMicrotask(() => tell(options, false, refusal));
  else uploads.run(() => upload(options, task));
  return task;
}

function missingFile({ filePath, name }) {
  if (!name) return { errMsg: 'uploadFile:fail parameter error: name is required' };
  if (!files.has(filePath)) return { errMsg: `uploadFile:fail file not found: ${filePath}` };
  return undefined;
}

async function upload(options, task) {
  const { url, filePath, name, formData = {}, header = {} } = options;
  const { blob } = files.get(filePath);
  const body = new FormData();
  for (const [key, value] of Object.entries(formData)) body.append(key, String(value));
  body.append(name, blob, filePath.split('/').pop());
  const headers = Object.fromEntries(
    Object.entries(header).filter(([key]) => key.toLowerCase() !== 'content-type'),
  );
  const timeout = options.timeout ?? host.program.app.networkTimeout?.uploadFile;
  try {
    const answer = await task.fetch(url, { method: 'POST', headers, body }, timeout);
    task.receiveHeaders(Object.fromEntries(answer.headers), answer.status);
    const data = await answer.text(); // wechat: always text, the caller parses it
    task.finish(blob.size);
    tell(options, true, { errMsg: 'uploadFile:ok', statusCode: answer.status, data });
  } catch (error) {
    tell(options, false, transferFailure('uploadFile', error, task));
  }
}

export function downloadFile(options = {}) {
  calls.push(['downloadFile', options]);
  const task = new TransferTask();
  const refusal = refusedUrl('downloadFile', options.url);
  if (refusal) queueMicrotask(() => tell(options, false, refusal));
  else downloads.run(() => download(options, task));
  return task;
}

async function download(options, task) {
  const timeout = options.timeout ?? host.program.app.networkTimeout?.downloadFile;
  try {
    const answer = await task.fetch(options.url, { headers: options.header }, timeout);
    const header = Object.fromEntries(answer.headers);
    task.receiveHeaders(header, answer.status);
    const blob = await answer.blob();
    task.finish(blob.size);
    const tempFilePath = keepTemporary(blob);
    const statusCode = answer.status;
    tell(options, true, { errMsg: 'downloadFile:ok', tempFilePath, statusCode, header });
  } catch (error) {
    tell(options, false, transferFailure('downloadFile', error, task));
  }
}

/** The little of the file system that an export or a photo needs. */
function getFileSystemManager() {
  const { writeFile, readFile, access, unlink } = asyncApis({
    writeFile: ({ filePath, data }) => {
      files.set(filePath, { blob: new Blob([data]), address: '' });
    },
    readFile: async ({ filePath, encoding }) => {
      const blob = temporaryBlob(filePath);
      return { data: encoding ? await blob.text() : await blob.arrayBuffer() };
    },
    access: ({ path }) => void temporaryBlob(path),
    unlink: ({ filePath }) => void files.delete(filePath),
  });
  return { writeFile, readFile, access, unlink };
}

export const fileApis = { uploadFile, downloadFile, getFileSystemManager };
