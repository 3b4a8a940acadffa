/* What Streamlit hands to a component's function at each run of the page. */

export interface Call {
  data: { folder?: string };
  parentElement: HTMLElement;
  setTriggerValue(name: string, value: unknown): void;
  setStateValue(name: string, value: unknown): void;
}
