import { weekdayOf } from '#domain/time/civil-date.js';
import type { RunSheet, SheetItem, SheetSession } from '../../api/run-sheet.js';
import { showDateTime, showDuration, showLocalDate, showSeconds, showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { windowName } from '../bulletins/wording.js';

/** The sheet as it is printed: nothing on it needs a screen. */
export function Sheet({ sheet, sessions }: { sheet: RunSheet; sessions: SheetSession[] }) {
  const { t } = useTexts();
  const { station, localDate, withdrawn } = sheet;
  return (
    <article className="sheet" aria-label={t.runSheet.title}>
      <div>
        {station.unitName}
        <br />
        <strong>{station.name}</strong> ({t.common.technologies[station.technology]})
      </div>
      <div style={{ textAlign: 'center', marginTop: 12 }}>
        <h2>{t.runSheet.heading}</h2>
        <div>{t.runSheet.day(t.common.weekdays[weekdayOf(localDate)], showLocalDate(localDate))}</div>
      </div>
      {sessions.map((session) => (
        <Session key={session.id} session={session} />
      ))}
      {withdrawn.length > 0 && (
        <section className="sheet-session">
          <h3>{t.runSheet.withdrawnTitle}</h3>
          <ul>
            {withdrawn.map((item) => (
              <li key={item.occurrence}>
                {showTime(item.startAt)} <span className="gone">{item.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="sheet-signs">
        <div>{t.runSheet.sign}</div>
        <div>{t.runSheet.lead}</div>
      </div>
      <div>{t.runSheet.made(showDateTime(sheet.madeAt))}</div>
    </article>
  );
}

/** The running order first, then the words: the announcer turns to them without looking for times. */
function Session({ session }: { session: SheetSession }) {
  const { t } = useTexts();
  const { columns } = t.runSheet;
  const name = windowName(t, session.window, showTime(session.startAt));
  const title = t.runSheet.session(name, showTime(session.startAt), showTime(session.endAt));
  return (
    <section className="sheet-session">
      <h3>{title}</h3>
      <table aria-label={title}>
        <thead>
          <tr>
            <th>{columns.number}</th>
            <th>{columns.time}</th>
            <th>{columns.content}</th>
            <th>{columns.length}</th>
            <th className="narrow-out">{columns.done}</th>
          </tr>
        </thead>
        <tbody>
          {session.opening.map((sound) => (
            <FurnitureRow key={sound.asset} sound={sound} at={session.startAt} />
          ))}
          {session.items.map((item, i) => (
            <ItemRow key={item.occurrence} item={item} number={i + 1} />
          ))}
          {session.closing.map((sound) => (
            <FurnitureRow key={sound.asset} sound={sound} at={session.endAt} isLast />
          ))}
        </tbody>
      </table>
      <AllWords items={session.items} />
    </section>
  );
}

function FurnitureRow({
  sound,
  at,
  isLast = false,
}: {
  sound: SheetSession['opening'][number];
  at: string;
  isLast?: boolean;
}) {
  const { t } = useTexts();
  return (
    <tr>
      <td />
      <td>{isLast ? '' : showTime(at)}</td>
      <td>
        {t.runSheet.roles[sound.role]}: {sound.text ?? sound.name}
      </td>
      <td>{showDuration(sound.durationMs)}</td>
      <td className="narrow-out" />
    </tr>
  );
}

function ItemRow({ item, number }: { item: SheetItem; number: number }) {
  const { t } = useTexts();
  const about = [
    ...new Set(
      item.bulletins.flatMap(({ source, author }) => [
        source && t.runSheet.source(source),
        author && t.runSheet.author(author),
      ]),
    ),
  ].filter(Boolean);
  return (
    <tr>
      <td>{number}</td>
      <td>{showSeconds(item.startAt)}</td>
      <td>
        {item.withdrawn && <strong>{t.runSheet.withdrawn}: </strong>}
        <strong className={item.withdrawn ? 'gone' : undefined}>{item.title}</strong>
        {item.class === 2 && ` (${t.common.classes[2]})`}
        {about.length > 0 && <div>{about.join(' · ')}</div>}
        <div>{t.runSheet.order(codeOf(item.order), item.from)}</div>
      </td>
      <td>{showDuration(item.durationMs)}</td>
      <td className="box narrow-out">{item.withdrawn ? '' : <span className="tick" aria-hidden />}</td>
    </tr>
  );
}

/** The end of an id: enough to find it among the orders of a day, short enough to be read out by telephone. */
const codeOf = (order: string): string => order.slice(-8).toUpperCase();

/** Each bulletin's words once, under the numbers of the items that have it. */
function AllWords({ items }: { items: SheetItem[] }) {
  const { t } = useTexts();
  const languages = t.bulletins.languages as Record<string, string>;
  const numbers = new Map<string, number[]>();
  const bulletins = new Map<string, SheetItem['bulletins'][number]>();
  for (const [i, { bulletins: own, withdrawn }] of items.entries())
    for (const bulletin of withdrawn ? [] : own) {
      bulletins.set(bulletin.id, bulletin);
      numbers.set(bulletin.id, [...(numbers.get(bulletin.id) ?? []), i + 1]);
    }
  return [...bulletins.values()].flatMap(({ id, title, readings }) =>
    readings.map(({ language, text }) => {
      const name = languages[language] ?? language;
      const what = text === null ? t.runSheet.onlySound(name) : t.runSheet.read(name);
      return (
        <div key={`${id}-${language}`} className="words">
          <h4>
            {numbers.get(id)?.join(', ')}. {title} – {what}
          </h4>
          {text}
        </div>
      );
    }),
  );
}
