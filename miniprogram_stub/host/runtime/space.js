// The component space: WeChat's own component framework over this window's DOM.
import * as glassEasel from 'glass-easel';
import * as adapter from 'glass-easel-miniprogram-adapter';
import { defineBuiltins } from '../builtins/index.js';
import { reportError, reportWarning } from './errors.js';
import { connectEvents } from './events.js';
import { callHook } from './lifecycle.js';
import { makeSetDataStrict } from './set-data.js';
import { containerUnits } from './units.js';

export function createSpace(program) {
  glassEasel.globalOptions.throwGlobalError = false;
  glassEasel.addGlobalErrorListener((error) => (reportError(error), false));
  glassEasel.addGlobalWarningListener((message) => (reportWarning(message), false));
  makeSetDataStrict();
  const environment = new adapter.MiniProgramEnv();
  const codeSpace = environment.createCodeSpace('', true);
  defineBuiltins(codeSpace.getComponentSpace());
  codeSpace.setOverallBehavior(readyBehavior(codeSpace));
  const backend = createBackend();
  const associated = environment.associateBackend(backend);
  addResources(program, codeSpace, associated);
  return { codeSpace, associated };
}

function createBackend() {
  const backend = new glassEasel.CurrentWindowBackendContext();
  backend.document = {
    createElement: (tag) => withContainerUnits(document.createElement('wx-' + tag)),
    createTextNode: (text) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  };
  connectEvents(backend);
  appendStylesOnce(backend);
  return backend;
}

// The framework appends app.wxss anew for every page; then it would come after, and win over, the
// styles of pages opened before.
function appendStylesOnce(backend) {
  const append = backend.appendStyleSheetPath;
  const appended = new Map();
  backend.appendStyleSheetPath = function appendOnce(path, scope) {
    if (!appended.has(path)) appended.set(path, append.call(this, path, scope));
    return appended.get(path);
  };
}

function withContainerUnits(element) {
  element.setAttribute = (name, value) => {
    const text = name === 'style' ? containerUnits(String(value)) : value;
    Element.prototype.setAttribute.call(element, name, text);
  };
  return element;
}

// The framework leaves the `ready` lifetime to its host.
function readyBehavior(codeSpace) {
  const behavior = codeSpace
    .behavior()
    .definition({
      lifetimes: {
        attached() {
          requestAnimationFrame(() => this._$.triggerLifetime('ready', []));
        },
      },
    })
    .register();
  return behavior._$;
}

function addResources(program, codeSpace, associated) {
  codeSpace.addStyleSheet('app', 'app');
  associated.registerStyleSheetContent('app', program.appCss);
  for (const [id, component] of Object.entries(program.components)) {
    codeSpace.addComponentStaticConfig(id, component.config);
    codeSpace.addCompiledTemplate(id, {
      groupList: program.templates,
      content: program.templates[id],
    });
    const style = component.css === undefined ? undefined : id;
    if (style) associated.registerStyleSheetContent(id, component.css);
    codeSpace.addStyleSheet(id, style, component.scope);
  }
}

/** Runs every component's script; Page, Component and Behavior are globals meanwhile. */
export function defineComponents(program, codeSpace) {
  const behaviors = formBehaviors(codeSpace);
  for (const [id, component] of Object.entries(program.components)) {
    codeSpace.componentEnv(id, (env) => {
      const adopt = (register) => (definition) => register(adapt(id, definition));
      const adapt = (_, definition) => {
        applyStyleOptions(component.config, definition?.options);
        return withKnownBehaviors(definition, behaviors);
      };
      window.Page = adopt(env.Page);
      window.Component = adopt(env.Component);
      window.Behavior = adopt(env.Behavior);
      callHook(component, 'load');
    });
  }
}

// WeChat reads the style options from the script too, the adapter only from the .json.
function applyStyleOptions(config, options = {}) {
  if (options.addGlobalClass) config.styleIsolation ??= 'apply-shared';
  if (options.styleIsolation) config.styleIsolation ??= options.styleIsolation;
}

function withKnownBehaviors(definition, known) {
  if (!Array.isArray(definition?.behaviors)) return definition;
  const behaviors = definition.behaviors.map((one) => (typeof one === 'string' ? known[one] : one));
  return { ...definition, behaviors };
}

function formBehaviors(codeSpace) {
  const empty = () => codeSpace.behavior().definition({}).register();
  const field = codeSpace
    .behavior()
    .definition({
      properties: { name: String, value: null },
      methods: {
        getFormValue() {
          return this.data.value;
        },
      },
    })
    .register();
  return {
    'wx://form-field': field,
    'wx://form-field-group': empty(),
    'wx://form-field-button': empty(),
    'wx://component-export': empty(),
  };
}
