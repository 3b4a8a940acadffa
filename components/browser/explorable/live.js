/* Live figures: they have too many states to send at once, so each is asked for when it is chosen. */

const SLOW = 1000;    // ms: a drawing that takes longer is announced

async function drawnAt(options, state) {   // one variant, as the server draws it
  const address = new URL(options.drawn, location.href);
  address.search = new URLSearchParams(state);
  const { variants, traces, entries } = await twice(async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
    return answer.json();
  });
  return { variants, traces, entries, state };
}

const same = (state, other) => Object.keys(state).every(name => state[name] === other[name]);

async function settled(packed, options) {   // as the address asks, before anything is shown
  const values = of => Object.fromEntries(packed.controls.map(control => [control.name, of(control)]));
  const usual = values(({ options, start }) => options[start]);
  const asked = values(({ name, options, start }) => choice(name, options, options[start]).value);
  return { ...packed, ...(same(asked, usual) ? { state: usual } : await drawnAt(options, asked)) };
}

async function pursue(drawing) {   // one request at a time; what is chosen meanwhile is asked for next
  drawing.controls.forEach(follow);
  if (!drawing.near || drawing.pursuing) return;
  drawing.pursuing = true;
  const slow = setTimeout(() => drawing.announce("Being drawn …"), SLOW);
  try {
    while (!drawing.gone && !same(drawing.state(), drawing.packed.state)) drawing.renew(await drawnAt(drawing.options, drawing.state()));
  } catch {
    drawing.announce("This choice could not be drawn; the one before is still shown. Please choose again.");
  } finally {
    clearTimeout(slow);
    drawing.pursuing = false;
  }
}
