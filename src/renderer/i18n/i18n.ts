/** Every word of the window comes from here; keys are checked by the compiler. */
import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './english.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english };
  }
}

/**
 * The one instance. Cells of long tables ask it directly instead of through a hook, which would subscribe each cell;
 * a change of language draws the window anew.
 */
export const i18n: I18n = i18next.createInstance();

/** Loads the words; resolves at once because they are bundled. */
export const startWords = async (): Promise<void> => {
  await i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
};
