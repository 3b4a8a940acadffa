/* Draws packed figures and repaints them as the reader chooses, without asking a server.

   A classic script without modules, so that it also works from a file; its parts lie beside it, and
   components/browser/assets.py puts them in place, in the order named below. It knows four things:
   - provide(id, sha, packed): figure data, called by the data scripts (components/packing/variants.py);
   - mount(root, options): draws a figure into an element and returns a function that removes it;
     components/browser/mount.py makes the options and says what each means;
   - asked(options): the options that the address of a figure's own page asks for;
   - a choice, by name: the state of one control, shared by all figures on the page that have it. */
"use strict";

window.Explorable ??= (() => {

/* PARTS keeping loading choices making sizes fingers guesses controls live frame composing moving watching drawing addresses pictures menu mounting */

return { provide, mount, asked };
})();
