/** Complaints and suggestions to the department. */

import type { Feedback, NewFeedback, FeedbackPage } from '../core/api';
import { request } from '../core/http';

export function sendFeedback(data: NewFeedback, idempotencyKey: string): Promise<Feedback> {
  return request({ method: 'POST', path: '/v1/me/feedback', data, asMe: true, idempotencyKey });
}

export function listFeedback(cursor: string | null): Promise<FeedbackPage> {
  return request({ path: '/v1/me/feedback', query: { cursor }, asMe: true });
}
