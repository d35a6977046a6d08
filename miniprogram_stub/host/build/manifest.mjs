// Reads app.json and refuses what WeChat would refuse when it opens the project.
import fs from 'node:fs';
import path from 'node:path';

const MAX_TAB_ICON_BYTES = 40 * 1024; // wechat: a tab icon may weigh 40 KB

export class BuildError extends Error {}

export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BuildError(`${file}: ${error.message}`);
  }
}

/** The app's configuration and the paths of all its pages, main package first. */
export function readManifest(source) {
  const app = readJson(path.join(source, 'app.json'));
  const subPackages = app.subPackages ?? app.subpackages ?? [];
  const pages = [
    ...app.pages,
    ...subPackages.flatMap((one) => one.pages.map((page) => path.posix.join(one.root, page))),
  ];
  for (const page of pages) {
    if (!fs.existsSync(path.join(source, page + '.wxml'))) {
      throw new BuildError(`app.json: page ${page} has no .wxml`);
    }
  }
  checkTabBar(source, app, pages);
  return { app, pages };
}

function checkTabBar(source, app, pages) {
  const list = app.tabBar?.list;
  if (!list) return;
  if (list.length < 2 || list.length > 5) throw new BuildError('app.json: tabBar has 2 to 5 items');
  for (const item of list) {
    if (!pages.includes(item.pagePath)) {
      throw new BuildError(`app.json: tab ${item.pagePath} is not among the pages`);
    }
    for (const icon of [item.iconPath, item.selectedIconPath]) {
      if (icon) checkIcon(path.join(source, icon));
    }
  }
}

function checkIcon(file) {
  if (!fs.existsSync(file)) throw new BuildError(`app.json: tab icon ${file} does not exist`);
  if (!/\.(png|jpe?g)$/.test(file)) throw new BuildError(`${file}: a tab icon is PNG or JPEG`);
  if (fs.statSync(file).size > MAX_TAB_ICON_BYTES) throw new BuildError(`${file}: over 40 KB`);
}
