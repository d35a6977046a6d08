/** The words of the region: kinds, facilities, occupations, towns, firms. */

import type { Region, Vocabulary } from '../core/api';
import { request } from '../core/http';
import { keep, kept } from '../core/storage';

/** Asked once per start of the mini-program; later pages get the same answer. */
let asked: Promise<Vocabulary> | null = null;
const regions = new Map<string, Promise<Region>>();

/** Fresh when the service answers, else the last copy; rejects when there is neither. */
export function getVocabulary(): Promise<Vocabulary> {
  asked ??= request<Vocabulary>({ path: '/v1/vocabulary' }).then(
    (fresh) => {
      keep('vocabulary', fresh);
      return fresh;
    },
    (error: unknown) => {
      asked = null;
      const copy = kept('vocabulary');
      if (copy) return copy;
      throw error;
    },
  );
  return asked;
}

async function askRegion(): Promise<Region> {
  const { default_region: code } = await getVocabulary();
  return request<Region>({ path: `/v1/regions/${code}` });
}

/** The region that the mini-program stands for: its towns and firms. */
export function getRegion(): Promise<Region> {
  const known = regions.get('default');
  if (known) return known;
  const asking = askRegion().then(
    (fresh) => {
      keep('region', fresh);
      return fresh;
    },
    (error: unknown) => {
      regions.delete('default');
      const copy = kept('region');
      if (copy) return copy;
      throw error;
    },
  );
  regions.set('default', asking);
  return asking;
}

/** The Chinese name of a code, or the code itself when the table does not know it. */
export function nameOf(list: { code: string; name: string }[], code: string): string {
  return list.find((one) => one.code === code)?.name ?? code;
}
