// Every fault of the mini-program ends here: tests read window.__errors and expect it empty.

export const errors = (window.__errors = []);
export const warnings = [];

export function reportError(error) {
  const text = String(error?.stack || error?.errMsg || error);
  errors.push(text);
  console.error('[mini-program]', text);
}

/** A fault that WeChat only mentions in its console. */
export function reportWarning(text) {
  warnings.push(text);
  console.warn('[mini-program]', text);
}

export function catchStrayErrors(onStray) {
  window.addEventListener('error', (event) => {
    reportError(event.error ?? event.message);
    onStray('onError', String(event.error?.stack ?? event.message));
  });
  window.addEventListener('unhandledrejection', (event) => {
    reportError(event.reason);
    onStray('onUnhandledRejection', { reason: event.reason, promise: event.promise });
  });
}
