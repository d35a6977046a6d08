/** What every page has: 关怀模式 as a class on its root view. */

import { keep, kept } from './storage';

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
