/** Lists that come page by page. */

interface Page<T> {
  items: T[];
  next_cursor?: string | null;
}

export type Ask<T> = (cursor: string | null) => Promise<Page<T>>;

interface Source<T> {
  ask: Ask<T>;
  /** The next page, on its way; null when its answer was a failure. */
  page: Promise<Page<T>> | null;
  cursor: string | null;
}

/** A condition that only the phone can check may leave nothing of a page: so many are tried. */
const PAGES_AT_ONCE = 10;

function started<T>(ask: Ask<T>): Source<T> {
  const page = ask(null);
  // Its turn comes later; whoever reads it then meets the failure.
  page.catch(() => undefined);
  return { ask, page, cursor: null };
}

/** One list, or several one after the other; the first pages of all are asked for together. */
export class Feed<T> {
  private left: Source<T>[];

  constructor(...asks: Ask<T>[]) {
    this.left = asks.map(started);
  }

  get hasMore(): boolean {
    return this.left.length > 0;
  }

  /** The next items: so many at least, if there are and few enough pages bring them. */
  async next(atLeast = 1): Promise<T[]> {
    const items: T[] = [];
    for (let pages = 0; pages < PAGES_AT_ONCE; pages += 1) {
      if (!this.hasMore || items.length >= atLeast) break;
      try {
        items.push(...(await this.read(this.left[0])));
      } catch (error) {
        // What came is shown; the failure shows when the rest is asked for.
        if (!items.length) throw error;
        break;
      }
    }
    return items;
  }

  private async read(source: Source<T>): Promise<T[]> {
    const asked = (source.page ??= source.ask(source.cursor));
    source.page = null;
    const { items, next_cursor: cursor } = await asked;
    source.cursor = cursor ?? null;
    if (source.cursor === null) this.left.shift();
    return items;
  }
}
