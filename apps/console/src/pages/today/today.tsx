import { Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';

export default function Today() {
  const { t } = useTexts();
  return <Page title={t.today.title}>{null}</Page>;
}
