// Listing files.
import fs from 'node:fs';
import path from 'node:path';

/** Paths of all files under `folder` whose name ends in one of `endings`, sorted. */
export function listFiles(folder, ...endings) {
  const found = [];
  for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, item.name);
    if (item.isDirectory()) found.push(...listFiles(file, ...endings));
    else if (endings.length === 0 || endings.some((one) => item.name.endsWith(one))) {
      found.push(file);
    }
  }
  return found.sort();
}
