/** What pages have in common: 关怀模式, filling a page of one's own things, one act at a time. */

import { toast } from './dialogs';
import { toApiError, type ApiError } from './http';
import { isLoggedIn, keep, kept } from './storage';

export function isCare(): boolean {
  return kept('care') ?? false;
}

export function setCare(isWanted: boolean): void {
  keep('care', isWanted);
}

type Options<D extends WechatMiniprogram.Page.DataOption, C> = WechatMiniprogram.Page.Options<
  D,
  C & WechatMiniprogram.Page.CustomOption
>;

/** `Page()` whose `data.care` follows the switch each time the page comes up. */
export function carePage<D extends WechatMiniprogram.Page.DataOption, C>(
  options: Options<D, C>,
): void {
  const { onShow } = options as { onShow?: () => void | Promise<void> };
  const withCare = {
    ...options,
    onShow(this: WechatMiniprogram.Page.TrivialInstance) {
      const care = isCare() ? 'care' : '';
      if (this.data.care !== care) this.setData({ care });
      return onShow?.call(this);
    },
  };
  Page(withCare as unknown as Options<D, C>);
}

type Instance<D extends WechatMiniprogram.Page.DataOption> = Pick<
  WechatMiniprogram.Page.InstanceMethods<D>,
  'setData'
>;

/** Runs one act at a time: its button is busy until then, and a refusal is said. */
export async function during<D extends { isBusy: boolean }>(
  page: Instance<D> & { data: D },
  act: () => Promise<unknown>,
): Promise<void> {
  if (page.data.isBusy) return;
  setBusy(page, true);
  try {
    await act();
  } catch (error) {
    toast(toApiError(error).message);
  }
  setBusy(page, false);
}

function setBusy<D extends { isBusy: boolean }>(page: Instance<D>, isBusy: boolean): void {
  page.setData({ isBusy } as Partial<D>);
}

/** What a page brings that shows one's own things; whatever `fill` throws becomes words. */
interface Filled {
  /** Asks the service and shows the answer. */
  fill(): Promise<unknown>;
  /** Instead of the error with 再试一次, where something better can be shown. */
  onFailure?(error: ApiError): unknown;
}

/** What such a page gets for it. */
interface Mine {
  /** Fills the page, or says what a login is good for. */
  load(): Promise<void>;
  /** The same from the error, with the grey shape meanwhile. */
  retry(): void;
}

const MINE = {
  async load(this: Filled & WechatMiniprogram.Page.TrivialInstance) {
    if (!isLoggedIn()) {
      this.setData({ phase: 'out' });
      return;
    }
    try {
      await this.fill();
    } catch (caught) {
      const error = toApiError(caught);
      // The login has run out meanwhile.
      if (!isLoggedIn()) this.setData({ phase: 'out' });
      else if (this.onFailure) await this.onFailure(error);
      else this.setData({ phase: 'error', error: error.message });
    }
  },

  retry(this: Mine & WechatMiniprogram.Page.TrivialInstance) {
    this.setData({ phase: 'loading' });
    void this.load();
  },

  async onPullDownRefresh(this: Mine) {
    await this.load();
    wx.stopPullDownRefresh();
  },
};

type MineOptions<D extends WechatMiniprogram.Page.DataOption, C> = C &
  Filled & { data: D } & Partial<WechatMiniprogram.Page.ILifetime> &
  ThisType<WechatMiniprogram.Page.Instance<D, C & Mine>>;

/** `carePage()` for what needs a login; the page says itself when it loads. */
export function minePage<D extends WechatMiniprogram.Page.DataOption, C>(
  options: MineOptions<D, C>,
): void {
  carePage({ ...MINE, ...options } as unknown as Options<D, C>);
}
