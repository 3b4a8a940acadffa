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
  slides: Slide[];
}

export interface DeckOptions {
  plotly: string; // address of Plotly's script
  deck?: Deck; // else the one provided
  theme?: string; // projector, light or dark
  leave?: string; // where the talk is left for
  wall?: string; // address of the walls of rooms, where there is a server
}
