/** What the hub answers when it refuses (RFC 9457); its sentences are Vietnamese and name the field and the remedy. */
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  code: string;
  correlation?: string;
  problems?: { field: string; code: string; message: string; messageEn?: string }[];
  details?: Record<string, unknown>;
}

type Facts = Readonly<Record<string, unknown>>;
/** Words, or words made of what the hub gives beside a code. */
type Sentence = string | ((facts: Facts) => string);

/** English for what the hub says by code; its own sentences are Vietnamese and stay the only ones of that language. */
export interface HubWords {
  /** What can be done about a kind of failure, by HTTP status. */
  titles: Readonly<Record<number, string>>;
  problems: Readonly<Record<string, Sentence>>;
  /** Why an airing has no place, and what to do about it, by the planner's reason. */
  plans: Readonly<Record<string, string>>;
  planRemedies: Readonly<Record<string, string>>;
  /** What waits for a person, by kind. */
  notices: Readonly<Record<string, Sentence>>;
}

let english: HubWords | null = null;
/** @param words null: the screen is Vietnamese, as the hub is */
export const hearHubIn = (words: HubWords | null): void => void (english = words);

const made = (sentence: Sentence | undefined, facts: Facts): string | undefined =>
  typeof sentence === 'function' ? sentence(facts) : sentence;

/**
 * A refusal of the hub in the language of the screen. What has no English is shown as the hub says it: a sentence is
 * whole in one language.
 */
export function heardProblem(problem: Problem): Problem {
  if (!english) return problem;
  const { problems: sentences, titles } = english;
  const { code, status, title, detail, details = {} } = problem;
  const problems = problem.problems?.map((one) => ({
    ...one,
    message: one.messageEn ?? made(sentences[one.code], details) ?? one.message,
  }));
  // What is wrong alone is said by the whole, too.
  const alone = problem.problems?.findIndex(({ message }) => message === detail) ?? -1;
  const said = problems?.[alone]?.message ?? made(sentences[code], details) ?? detail;
  return {
    ...problem,
    title: titles[status] ?? title,
    ...(said !== undefined && { detail: said }),
    ...(problems && { problems }),
  };
}

interface Outcome {
  reason?: string | null;
  message?: string | null;
  remedy?: string | null;
}
/** Why an airing has no place; empty where it has one. */
export const whyText = ({ reason, message }: Outcome): string =>
  (message && english?.plans[reason ?? '']) || (message ?? '');
/** What its owner can do about it; empty for nothing. */
export const remedyText = ({ reason, remedy }: Outcome): string =>
  (remedy && english?.planRemedies[reason ?? '']) || (remedy ?? '');
/** Both, in a line. */
export const outcomeText = (outcome: Outcome): string =>
  [whyText(outcome), remedyText(outcome)].filter(Boolean).join('. ');

/** Why a sound could not be made. */
export const jobText = (job: {
  reason: string | null;
  message: string | null;
  messageEn: string | null;
}): string =>
  (english && (job.messageEn ?? made(english.problems[job.reason ?? ''], {}))) ?? job.message ?? '';

/** What waits for a person. */
export const noticeText = ({ kind, text, facts }: { kind: string; text: string; facts: Facts }): string =>
  made(english?.notices[kind], facts) ?? text;

/** What the hub says in both languages. */
export const inBoth = ({ vi, en }: { vi: string; en: string }): string => (english ? en : vi);
