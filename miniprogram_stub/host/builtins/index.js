// All built-in components.
import { host } from '../runtime/host.js';
import { defineButton } from './button.js';
import { defineChoices } from './choices.js';
import { defineForm } from './form.js';
import { defineMap } from './map.js';
import { definePicker } from './picker.js';
import { definePictures } from './pictures.js';
import { defineRichText } from './rich-text.js';
import { defineScrollView } from './scroll-view.js';
import { defineSlider } from './slider.js';
import { defineSwiper } from './swiper.js';
import { BUILTIN_TAGS } from './tags.mjs';
import { defineTextFields } from './text-fields.js';
import { defineViews } from './views.js';

export function defineBuiltins(space) {
  host.isBuiltin = (tag) => BUILTIN_TAGS.has(tag);
  for (const defineSome of [
    defineViews,
    definePictures,
    defineButton,
    defineForm,
    defineTextFields,
    defineChoices,
    defineSlider,
    definePicker,
    defineScrollView,
    defineSwiper,
    defineRichText,
    defineMap,
  ]) {
    defineSome(space);
  }
}
