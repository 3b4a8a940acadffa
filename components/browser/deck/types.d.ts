/* A deck as components/browser/deck.py makes it. */

export interface Slide {
  id: string;
  line: string;
  answer: string;
  beside: boolean;
  wall: boolean; // of the room that the address names
  figure: { id: string; packed: string; parts: string[]; predict: boolean; source: string } | null;
}

export interface Deck {
  id: string;
  title: string;
  subtitle: string;
  minutes: number;
  by: string; // who gives it, and when
  site: string;
  cover: { src: string; alt: string } | null; // the picture on its first slide
  slides: Slide[];
}

export interface DeckOptions {
  plotly: string; // address of Plotly's script
  deck?: Deck; // else the one provided
  theme?: string; // projector, light or dark
  leave?: string; // where the talk is left for
  notes?: string; // address of the speaker's view
  pairs?: string; // below which a phone and the slides meet, by a code
  phone?: string; // whole address of the speaker's view, as others in the network find it
  wall?: string; // address of the walls of rooms, where there is a server
}

// What slides say of themselves, and what the speaker's view asks for; nothing: how are things?
export interface Said {
  at?: number;
  black?: boolean;
  told?: boolean; // the answer is uncovered
}
