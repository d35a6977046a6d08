/** Forms that count once, whatever the network does. */

import { newKey, toApiError } from './http';

/** The service looked at the content and will not have it: what comes next is another try. */
const REFUSED = [404, 422];

/** One form: sent again with the same content it goes under the same key. */
export class Once {
  private content = '';
  private key = '';

  async send<T>(content: unknown, post: (key: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(content);
    if (!this.key || text !== this.content) this.key = newKey();
    this.content = text;
    try {
      const answer = await post(this.key);
      // Taken: the same words once more are a form of their own.
      this.key = '';
      return answer;
    } catch (error) {
      // In flight, throttled, logged out, offline: it may have counted, and keeps its key.
      if (REFUSED.includes(toApiError(error).status)) this.key = '';
      throw error;
    }
  }
}
