import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { formatIn, type Language } from './format.js';
import { hearHubIn, type HubWords } from './hub-sentences.js';
import { vi } from './vi/index.js';
import type { Words } from './words.js';

export type Catalogue = Words<typeof vi>;
interface English {
  en: Catalogue;
  hub: HubWords;
}

const KEPT = 'ttn-language';
const Texts = createContext<{ t: Catalogue; language: Language; choose: (language: Language) => void }>({
  t: vi,
  language: 'vi',
  choose: () => undefined,
});

/** Vietnamese is always there; English is fetched when somebody asks for it. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'));
  const [english, setEnglish] = useState<English | null>(null);
  useEffect(() => {
    localStorage.setItem(KEPT, language);
    document.documentElement.lang = language;
    if (language === 'en') void import('./en/index.js').then(setEnglish);
  }, [language]);
  const spoken = language === 'en' ? english : null;
  const t = spoken?.en ?? vi;
  // Before anything of the page is drawn: numbers, dates and the hub's sentences go with the words beside them.
  formatIn(spoken ? 'en' : 'vi');
  hearHubIn(spoken?.hub ?? null);
  return <Texts.Provider value={{ t, language, choose }}>{children}</Texts.Provider>;
}

/** The words of the chosen language: `const { t } = useTexts(); t.common.save`. */
export const useTexts = () => useContext(Texts);
