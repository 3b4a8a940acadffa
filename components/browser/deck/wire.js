/* Slides and the speaker's view of them, in two tabs of one computer, or on two devices: what one
   says the other hears. By a channel that tabs of one origin share; by the tab that opened the
   other, which works from a disk as well; and, with a code, through the server. */

const RETRY = 2000; // ms until a connection that was lost is tried anew

/** @typedef {import("./types").Said} Said */
/** @typedef {"slides" | "speaker"} Side */

/** @param {string} name */
function channelOf(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null; // a browser that has none, or a page that may not
  }
}

/**
 * What is said states how things shall be, or are; so nothing is lost if it is heard twice.
 * @param {string} deck
 * @param {Side} me
 * @param {(said: Said) => void} heard
 */
export function wire(deck, me, heard) {
  const name = `talk ${deck}`;
  const channel = channelOf(name);
  /** @type {Set<Window>} */
  const windows = new Set(opener && me === "speaker" ? [opener] : []);
  /** @type {WebSocket | null} */
  let socket = null;
  let over = false;

  /** @param {any} said */
  const hear = said => {
    if (said?.talk !== name || said.from === me) return false;
    heard(said);
    return true;
  };
  /** @param {MessageEvent} event */
  const posted = ({ data, origin, source }) => {
    const ours = origin === location.origin || location.protocol === "file:";
    if (ours && source && source !== window && hear(data)) windows.add(/** @type {Window} */ (source));
  };
  addEventListener("message", posted);
  channel?.addEventListener("message", ({ data }) => hear(data));

  return {
    /** @param {Said} said */
    say(said) {
      const whole = { ...said, talk: name, from: me };
      channel?.postMessage(whole);
      for (const each of windows) if (!each.closed) each.postMessage(whole, "*");
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(whole));
    },
    /**
     * Join those who have the same code; `state` is told whether it holds.
     * @param {string} address of the server's meeting place
     * @param {(there: boolean) => void} state
     */
    join(address, state) {
      if (over) return;
      socket?.close();
      const mine = new WebSocket(address);
      socket = mine;
      mine.addEventListener("open", () => state(true));
      mine.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
      mine.addEventListener("close", () => {
        if (socket !== mine) return;
        state(false);
        setTimeout(() => socket === mine && this.join(address, state), RETRY);
      });
    },
    close() {
      over = true;
      removeEventListener("message", posted);
      channel?.close();
      socket?.close();
    },
  };
}
