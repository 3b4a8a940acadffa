/* What the modules here share: what Python packs (components/packing), what a mount is given
   (components/browser/mount.py), and as much of Plotly as is called. */

// biome-ignore lint/suspicious/noExplicitAny: Plotly's parts have too many shapes to say them again
export type Part = Record<string, any>; // of a chart, as Plotly has it

export interface Control {
  name: string;
  label: string;
  kind: string; // "choice", or a slider
  options: string[];
  words: string[]; // what the options are called
  start: number;
}

export type Question =
  | {
      kind: "number";
      question: string;
      unit: string;
      low: number;
      high: number;
      step: number;
      answer: number;
      axis: string;
    }
  | { kind: "choice"; question: string; options: string[]; answer: string }
  | { kind: "shape"; question: string; knots: number[]; low: number; high: number; step: number; answer: number[] };
export type Guess = number | string | number[] | null | undefined; // null: declined, undefined: not asked yet

export interface Source {
  kind: string;
  origin: string;
  url: string;
  error: string;
  place: string;
}

export type Variant = [traces: number[], entries: number[]]; // as places in those lists
// biome-ignore lint/suspicious/noExplicitAny: the same, or what is said of a figure, see Meta
export type Entry = [name: string, value: any];

export interface Packed {
  id: string;
  name: string;
  predict: Question | null;
  source: Source[];
  caveats: string[];
  data: string; // checksum of the data behind the figure
  cite: { forms: [form: string, words: string, text: string][]; latex: Record<string, string> };
  controls: Control[];
  live: boolean;
  themes: Record<string, Record<string, string> | undefined>; // colour of the light theme to that of another
  variants: Variant[];
  traces: Part[];
  entries: Entry[];
  state?: State; // of a live figure: what is drawn
}

export type State = Record<string, string>; // control to value

export interface Rows {
  columns: string[];
  data: unknown[][];
}

export interface Meta {
  title: string;
  subtitle: string;
  alt: string;
  n: string;
  readout: [term: string, text: string][];
  rows: Rows;
  narrow?: Part;
}

export interface Options {
  id: string;
  sha: string;
  src: string;
  packed?: string;
  plotly: string;
  drawn?: string;
  rows?: string; // address of the rows drawn, as CSV
  chart?: string; // and of the figure, as JSON for Plotly
  stated?: boolean; // whether both answer to choices
  home: string | null;
  canonical?: string | null;
  sources?: string;
  claims?: { count: number; href: string };
  parts: string[];
  theme?: string;
  level?: number;
  predict?: boolean;
  frozen?: string;
  fit?: boolean;
  site?: string;
  offers: { parts: Record<string, string>; themes: string[]; embedded: string[] };
  tell?: Tell;
  height?: (box: HTMLElement, natural: number) => number;
  wider?: boolean;
  twice?: string[]; // controls that another figure above has as well
  menu?: boolean;
}
// Called when the reader rests; false: not even the address may change.
export type Tell = ((name: string, value: string) => void) | false | null | undefined;

export interface Sheet {
  data: Part[];
  layout: Part;
  natural: number; // height in px that the figure wants
  crowded: boolean;
}

export interface Plot extends HTMLElement {
  on(event: string, act: (said: { points: { data: Part; customdata: unknown }[] }) => void): void;
}

export interface PlotlyScript {
  react(plot: HTMLElement, data: Part[], layout: Part, config: Part): Promise<Plot>;
  toImage(figure: Part, how: Part): Promise<string>;
  purge(plot: HTMLElement): void;
}

declare global {
  var Plotly: PlotlyScript | undefined;
  var Explorable: typeof import("./explorable.js").explorable;
  var Deck: typeof import("../deck/deck.js").deck;
}
