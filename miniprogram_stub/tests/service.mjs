// Requests held against docs/openapi.json: what the real service would answer with 404 or 422.
import fs from 'node:fs';

import Ajv from 'ajv';

const DOCUMENT = JSON.parse(
  fs.readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'service', components: DOCUMENT.components });

const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    // "/v1/stations/nearby" before "/v1/stations/{station_id}"
    rank: path.split('{').length,
    operation,
  })),
);
OPERATIONS.sort((a, b) => a.rank - b.rank);

/** Why the service would not take these requests, as lines; empty when it would. */
export function unfit(requests) {
  return requests.flatMap((request) => {
    const found = OPERATIONS.find(
      (one) => one.method === request.method && one.path.test(request.path),
    );
    const faults = found ? faultsOf(found.operation, request) : ['no such operation'];
    return faults.map((fault) => `${request.method} ${request.path}: ${fault}`);
  });
}

function faultsOf(operation, { query, headers, body }) {
  const parameters = operation.parameters ?? [];
  const known = parameters.filter((one) => one.in === 'query').map((one) => one.name);
  const needed = (place) =>
    parameters.filter((one) => one.in === place && one.required).map((one) => one.name);
  const sent = Object.keys(headers).map((name) => name.toLowerCase());
  return [
    ...[...query.keys()].filter((name) => !known.includes(name)).map((name) => `no ${name}`),
    ...needed('query')
      .filter((name) => !query.has(name))
      .map((name) => `needs ${name}`),
    ...needed('header')
      .filter((name) => !sent.includes(name.toLowerCase()))
      .map((name) => `needs ${name}`),
    ...bodyFaults(operation.requestBody, body),
  ];
}

function bodyFaults(wanted, body) {
  const schema = wanted?.content['application/json']?.schema;
  if (!schema) return [];
  if (body === undefined || body === null) return wanted.required ? ['needs a body'] : [];
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"service#/')));
  if (validate(body)) return [];
  return validate.errors.map((one) => `body${one.instancePath} ${one.message}`);
}
