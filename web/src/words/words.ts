import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from '../api/contract';
import zh from './zh-CN.json';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type { TFunction };

/** The desk can speak from here on; English is fetched when it is asked for. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN', fallbackLng: false, resources: { 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false }, missingInterpolationHandler: () => '……',
  });
  await speak(language);
}

/** Everything is said in this language from here on. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    i18next.addResourceBundle('en', 'translation', (await import('./en.json')).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The dictionary, and what the server says in both languages in the one that is spoken. */
export function useWords(): { t: TFunction; say: (words: Words) => string; language: Language } {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return { t, language, say: (words) => (language === 'en' ? words.en : words.zh) };
}

/** The word of a code, or the code itself where the dictionary has none. */
export const wordOf = (t: TFunction, group: string, code: string): string => t(`${group}.${code}`, { defaultValue: code });
