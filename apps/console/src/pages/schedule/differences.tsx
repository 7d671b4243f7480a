import { List, Text } from '@mantine/core';
import { countText } from '../../parts/targets/target-count.js';
import { useReached } from '../../parts/targets/queries.js';
import type { Targets } from '../../parts/targets/targets.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import type { ChosenBulletin } from './bulletins-step.js';

interface Said {
  title: string;
  chosen: ChosenBulletin[];
  targets: Targets;
}
const SHOWN = 6;

/** What another content would change, a sentence each; the places as the hub counts them. */
export function useDifferences(before: Said, after: Said): string[] {
  const { t } = useTexts();
  const was = useReached(before.targets).data;
  const is = useReached(after.targets).data;
  const words = t.orders;
  const lines: string[] = [];
  if (before.title !== after.title) lines.push(words.titleChanges(before.title, after.title));
  const { gone, added } = compared(before.chosen, after.chosen, (one) => one.title);
  if (gone.length > 0) lines.push(words.contentsGone(gone.join(', ')));
  if (added.length > 0) lines.push(words.contentsNew(added.join(', ')));
  if (gone.length + added.length === 0 && idsOf(before.chosen) !== idsOf(after.chosen))
    lines.push(words.contentsOrder);
  if (was && is && JSON.stringify(before.targets) !== JSON.stringify(after.targets)) {
    const stations = compared(was.stations, is.stations, (one) => one.name);
    lines.push(words.countChanges(countText(was.counted, t), countText(is.counted, t)));
    if (stations.gone.length > 0) lines.push(words.stationsGone(some(stations.gone, t)));
    if (stations.added.length > 0) lines.push(words.stationsNew(some(stations.added, t)));
  }
  return lines;
}

export function Differences({ lines }: { lines: string[] }) {
  const { t } = useTexts();
  return (
    <div role="status">
      <Text fw={600}>{lines.length === 0 ? t.orders.same : t.orders.differs}</Text>
      {lines.length > 0 && (
        <List>
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}

function compared<T extends { id: string }>(before: T[], after: T[], nameOf: (one: T) => string) {
  const [was, is] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  return {
    gone: before.filter(({ id }) => !is.has(id)).map(nameOf),
    added: after.filter(({ id }) => !was.has(id)).map(nameOf),
  };
}

const idsOf = (chosen: ChosenBulletin[]): string => chosen.map(({ id }) => id).join();

const some = (names: string[], t: Catalogue): string =>
  [...names.slice(0, SHOWN), names.length > SHOWN && t.orders.andMore(names.length - SHOWN)]
    .filter(Boolean)
    .join(', ');
