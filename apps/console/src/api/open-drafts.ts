import { useEffect, useState } from 'react';
import { type DraftName, newWord } from './kept-drafts.js';

const CHANNEL = 'ttn-drafts';
/** Between the tabs of one browser. */
type Said = { ask: DraftName; from: string } | { open: DraftName; to: string };

/**
 * Which of these drafts another tab of this browser has open, as soon as it answers. A draft that this tab has open itself is
 * answered for, unless another one was quicker.
 */
export function useOpenElsewhere(names: readonly DraftName[], own?: DraftName): ReadonlySet<DraftName> {
  const [open, setOpen] = useState<ReadonlySet<DraftName>>(new Set());
  const list = names.join(' ');
  useEffect(() => {
    if (list === '') return;
    const self = newWord();
    const found = new Set<DraftName>();
    const channel = new BroadcastChannel(CHANNEL);
    const say = (said: Said) => channel.postMessage(said);
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('ask' in data) {
        // Of two that begin at once, as after a crash of the browser, the older word has it.
        if (data.ask === own && !found.has(own) && self < data.from) say({ open: own, to: data.from });
      } else if (data.to === self) setOpen(new Set(found.add(data.open)));
    };
    for (const ask of list.split(' ')) say({ ask, from: self });
    return () => channel.close();
  }, [list, own]);
  return open;
}
