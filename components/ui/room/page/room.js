/* The script of the three places of a class: join, wall and desk. */

import { tidy } from "../../../browser/common/remembering.js";
import { desk } from "./desk.js";
import { join } from "./join.js";
import { wall } from "./wall.js";

const { place = "", code = "" } = document.documentElement.dataset;
tidy();
if (place === "desk") desk(code);
else if (code && place === "join") join(code);
else if (code && place === "wall") wall(code);
