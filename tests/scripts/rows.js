/* The CSV that the menu writes, of cases read from a file: for tests that compare it. */

import { readFileSync } from "node:fs";
import { csv } from "../../components/browser/explorable/frame/rows.js";

const cases = JSON.parse(readFileSync(process.argv[2], "utf-8"));
process.stdout.write(JSON.stringify(cases.map(({ rows, state }) => csv(rows, state))));
