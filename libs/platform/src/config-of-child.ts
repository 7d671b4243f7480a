/** Settings of the machine that a child keeps: where its tools are. Everything else of ours is given to it. */
const KEPT = ['TTN_FFMPEG_PATH', 'TTN_FFPROBE_PATH', 'TTN_ESPEAK_PATH', 'TTN_VOICE_MODELS'];

/** The environment of a hub that another program of ours starts: this process's own, with these settings and no others of ours. */
export function environmentOfChild(settings: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (!entry[0].startsWith('TTN_') || KEPT.includes(entry[0])),
  );
  return { ...Object.fromEntries(own), ...settings };
}
