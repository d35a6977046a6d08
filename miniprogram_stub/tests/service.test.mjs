// The check of requests against the service's document sees what it is there for.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unfit } from './service.mjs';

const ID = '0190bbbb-0000-7000-8000-000000000001';
const request = (method, path, more = {}) => ({
  method,
  path,
  query: new URLSearchParams(),
  headers: {},
  ...more,
});

test('a missing body, field, header or operation is seen, and what is right is not', () => {
  const answer = `/v1/regions/141128/tasks/${ID}/answer`;
  const faults = `/v1/stations/${ID}/faults`;
  const cases = [
    [request('POST', answer), /needs a body/],
    [request('POST', answer, { body: { note: '' } }), /must have required property 'answer'/],
    [request('POST', answer, { body: { answer: 'mended', note: '' } }), null],
    [request('POST', faults, { body: { facility: 'sofa' } }), /needs Idempotency-Key/i],
    [request('GET', '/v1/nowhere'), /no such operation/],
    [
      request('GET', '/v1/stations', { query: new URLSearchParams('open_now=true') }),
      /no open_now/,
    ],
    [request('GET', '/v1/stations/nearby'), /needs latitude/],
  ];
  for (const [one, wanted] of cases) {
    const said = unfit([one]).join('\n');
    if (wanted) assert.match(said, wanted);
    else assert.equal(said, '');
  }
});
