/* What the server tells of a room (components/ui/room/answers.py and acts.py). */

export interface Ballot {
  question: string;
  unit: string;
  ordered: boolean;
  answers: string[];
}

export interface State {
  code: string;
  version: number;
  asking: number;
  round: number;
  open: boolean;
  left: number | null; // seconds until the round ends by itself
  shown: number; // 1 the votes, 2 the data as well
  joined: number;
  voted: number;
  ballot: Ballot | null;
}

export interface Result {
  version: number;
  finding: string;
  packed: object;
  rows: { words: string; counts: number[] }[];
  totals: number[];
  middles: string[];
  unit: string;
  measured: string;
  more: { page: string; title: string } | null;
}

export interface Queued {
  number: number;
  question: string;
  figure: string;
  measured: boolean;
  round: number;
  shown: number;
}

export interface Desk {
  version: number;
  undo: string;
  queue: Queued[];
  closed?: boolean;
}

export interface Offered {
  figures: { id: string; page: string; question: string }[];
  routes: { title: string; figures: string[] }[];
}

/** A vote that is kept on the device until the server has confirmed or refused it. */
export interface Vote {
  asking: number;
  round: number;
  answer: string;
  counted: boolean;
}
