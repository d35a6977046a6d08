// How every asynchronous wx.* call behaves: callbacks or a promise, errMsg, mocks, a record of calls.
import { callBack } from '../runtime/lifecycle.js';
import { reportError } from '../runtime/errors.js';

export const calls = [];
export const mock = {};

/** A refusal that the mini-program sees as `name:fail message`, with WeChat's number if it has one. */
export class Refusal extends Error {
  constructor(message, fields = {}) {
    super(message);
    this.fields = fields;
  }
}

/** Turns `run(options)` into a wx.* call. */
export function asyncApi(name, run) {
  return (options = {}) => {
    calls.push([name, options]);
    const result = perform(name, run, options);
    if (!hasCallbacks(options)) return result.promise();
    result.settle(options);
    return undefined;
  };
}

export const hasCallbacks = ({ success, fail, complete }) =>
  [success, fail, complete].some((callback) => typeof callback === 'function');

/** Tells `options` of an outcome: success or fail, then complete. */
export function tell(options, isSuccess, result) {
  callBack(isSuccess ? options.success : options.fail, result);
  callBack(options.complete, result);
}

export function failure(name, error) {
  const message = error?.message ?? error?.errMsg ?? String(error);
  const isFault = error instanceof Error && !(error instanceof Refusal) && !error.isExpected;
  if (isFault) reportError(error);
  return { errMsg: `${name}:fail ${message}`.trim(), ...(error?.fields ?? {}) };
}

function perform(name, run, options) {
  const work = (async () => {
    const replaced = mock[name];
    const result = replaced === undefined ? await run(options) : await useMock(replaced, options);
    return { errMsg: `${name}:ok`, ...(result ?? {}) };
  })();
  return {
    promise: () => work.catch((error) => Promise.reject(failure(name, error))),
    settle: (target) =>
      work.then(
        (result) => tell(target, true, result),
        (error) => tell(target, false, failure(name, error)),
      ),
  };
}

// A mock is a value, a function of the options, or an Error to refuse with.
async function useMock(replaced, options) {
  const value = typeof replaced === 'function' ? await replaced(options) : replaced;
  if (value instanceof Error) throw new Refusal(value.message, value);
  return value;
}

/** Gives several calls of one family their names: {name: run} -> {name: call}. */
export function asyncApis(family) {
  const made = {};
  for (const [name, run] of Object.entries(family)) made[name] = asyncApi(name, run);
  return made;
}
