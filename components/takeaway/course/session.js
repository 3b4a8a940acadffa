/* What is said to a learning platform, in the words of SCORM 1.2. */

const UP = 7; // frames above this one in which the platform may be
const LONG = 255; // letters that it keeps of a place

/** @typedef {Record<"LMSInitialize" | "LMSFinish" | "LMSCommit" | "LMSGetValue", (value: string) => string>
    & { LMSSetValue: (name: string, value: string) => string }} Platform */
/** @typedef {Window & { API?: Platform }} Place */

/**
 * The platform's own object: in a window around this one, or around the one that opened it.
 * @param {Place} from
 * @returns {Platform | null}
 */
export function platformOf(from) {
  for (const start of [from, /** @type {Place | null} */ (from.opener)]) {
    /** @type {Place | null} */
    let at = start;
    for (let up = 0; at && up <= UP; up++) {
      try {
        if (at.API) return at.API;
      } catch {
        break; // a window of somebody else's
      }
      at = at.parent === at ? null : /** @type {Place} */ (at.parent);
    }
  }
  return null;
}

/** One visit. */
export class Session {
  /**
   * @param {Platform | null} platform
   * @param {() => number} clock ms
   */
  constructor(platform, clock) {
    this.platform = platform;
    this.clock = clock;
    this.begun = clock();
    this.open = false;
    this.done = false;
  }

  /** Begin; returns where the learner was when last here, or "". */
  begin() {
    if (!this.platform) return "";
    this.open = this.platform.LMSInitialize("") === "true";
    if (!this.open) return "";
    const status = this.platform.LMSGetValue("cmi.core.lesson_status");
    this.done = ["completed", "passed"].includes(status);
    if (!this.done) this.tell("lesson_status", "incomplete");
    this.save();
    return this.platform.LMSGetValue("cmi.core.lesson_location");
  }

  /** @param {string} place */
  at(place) {
    if (place.length > LONG) return;
    this.tell("lesson_location", place);
    this.save();
  }

  complete() {
    if (this.done) return;
    this.done = true;
    this.tell("lesson_status", "completed");
    this.save();
  }

  end() {
    if (!this.open) return;
    this.tell("session_time", duration(this.clock() - this.begun));
    this.tell("exit", this.done ? "" : "suspend");
    this.save();
    this.platform?.LMSFinish("");
    this.open = false;
  }

  save() {
    if (this.open) this.platform?.LMSCommit("");
  }

  /**
   * @param {string} name of a value in cmi.core
   * @param {string} value
   */
  tell(name, value) {
    if (this.open) this.platform?.LMSSetValue(`cmi.core.${name}`, value);
  }
}

/**
 * A time as SCORM writes it, HHHH:MM:SS.SS.
 * @param {number} ms
 */
export function duration(ms) {
  const seconds = ms / 1000;
  const two = /** @param {number} count */ count => String(count).padStart(2, "0");
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map(two);
  return `${parts[0].padStart(4, "0")}:${parts[1]}:${parts[2]}.${two(Math.floor((seconds - whole) * 100))}`;
}
