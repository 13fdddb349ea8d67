// Reads server-sent events through fetch, so that a token can be sent, and goes on where it was cut.
import { ROOT, refusal, noteContact } from "./api.js";
import { credentials } from "./session.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;
// The service sends a sign of life at least every 25 s.
const SILENCE = 40_000;

/**
 * Follows a stream until the signal aborts, `end` comes or it is refused for good.
 *
 * @param on {event(name, data, id), state("live" | "waiting" | "ended", why)}
 */
export async function follow(where, on, signal, start = null) {
  let last = start;
  let wait = FIRST_WAIT;
  while (!signal.aborted) {
    const silence = new AbortController();
    try {
      const response = await open(where, last, AbortSignal.any([signal, silence.signal]));
      on.state("live");
      noteContact(null);
      wait = FIRST_WAIT;
      const ended = await read(response, silence, (event) => {
        last = event.id ?? last;
        if (event.data !== null) {
          on.event(event.name, event.data, event.id);
        }
        return event.name === "end";
      });
      if (ended) {
        on.state("ended");
        return;
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if ([400, 401, 403, 404].includes(error.status)) {
        on.state("ended", error);
        return;
      }
      on.state("waiting", error);
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

async function open(where, last, signal) {
  const response = await fetch(ROOT + where, {
    headers: {
      Accept: "text/event-stream",
      ...credentials(),
      ...(last === null ? {} : { "Last-Event-ID": last }),
    },
    cache: "no-store",
    signal,
  });
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

async function read(response, silence, take) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE);
  };
  try {
    for (alive(); ; alive()) {
      const { value, done } = await reader.read();
      if (done) {
        return false;
      }
      const frames = (rest + value).split("\n\n");
      rest = frames.pop();
      for (const frame of frames) {
        if (take(parse(frame))) {
          await reader.cancel();
          return true;
        }
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** One event as the standard has it; data is null where it only moves the place to resume at. */
export function parse(frame) {
  const event = { name: "message", data: null, id: null };
  for (const line of frame.split("\n")) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") {
      event.data = event.data === null ? value : `${event.data}\n${value}`;
    } else if (field === "event") {
      event.name = value;
    } else if (field === "id") {
      event.id = value;
    }
  }
  return event;
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
