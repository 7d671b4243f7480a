import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { vi } from './vi/index.js';
import type { Words } from './words.js';

export type Catalogue = Words<typeof vi>;
export type Language = 'vi' | 'en';

const KEPT = 'ttn-language';
const Texts = createContext<{ t: Catalogue; language: Language; choose: (language: Language) => void }>({
  t: vi,
  language: 'vi',
  choose: () => undefined,
});

/** Vietnamese is always there; English is fetched when somebody asks for it. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'));
  const [english, setEnglish] = useState<Catalogue | null>(null);
  useEffect(() => {
    localStorage.setItem(KEPT, language);
    document.documentElement.lang = language;
    if (language === 'en') void import('./en/index.js').then(({ en }) => setEnglish(en));
  }, [language]);
  const t = language === 'en' ? (english ?? vi) : vi;
  return <Texts.Provider value={{ t, language, choose }}>{children}</Texts.Provider>;
}

/** The words of the chosen language: `const { t } = useTexts(); t.common.save`. */
export const useTexts = () => useContext(Texts);
