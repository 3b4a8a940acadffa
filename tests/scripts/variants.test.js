import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parted, placeOf, placesAround } from "../../components/browser/explorable/chart/variants.js";

const chosen = (options, value) => ({ options, choice: { value } });

test("the last control changes fastest, as Python packs variants", () => {
  const [one, two] = [
    ["a", "b"],
    ["x", "y", "z"],
  ];
  const places = one.flatMap(first => two.map(second => placeOf([chosen(one, first), chosen(two, second)])));
  assert.deepEqual(places, [0, 1, 2, 3, 4, 5]);
  assert.equal(placeOf([]), 0);
});

test("places around the choice come near ones first", () => {
  const controls = [chosen(["a", "b"], "b"), chosen(["0", "1", "2", "3"], "2")];
  assert.deepEqual(placesAround(controls, controls[1]), [6, 5, 7, 4]);
  assert.deepEqual(placesAround(controls, controls[0]), [6, 2]);
});

for (const { id, packed, drawn } of JSON.parse(readFileSync(process.env.PACKED, "utf-8"))) {
  test(`${id} comes apart into what was drawn`, () => {
    assert.ok(drawn.length);
    for (const { choices, data, layout } of drawn) {
      const controls = packed.controls.map(({ name, options }) => chosen(options, choices[name]));
      const made = parted(packed.variants[placeOf(controls)], packed.traces, packed.entries);
      const { meta, title, ...rest } = layout;
      assert.deepEqual(made, { traces: data, layout: rest, meta });
    }
  });
}
