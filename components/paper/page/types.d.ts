/* What the app tells of the article that it shows (components/ui/article.py). */

export interface Shown {
  src: string; // address of the article
  sha: string; // what `data-sha` of the article says; empty where its figures are being packed yet
  next: string; // address of an article, where ID is that of its page
  path: string; // of the article: a page by its id, or figures/ID
  study: string;
  home: string; // id of the home page
  room: string; // code of the room that the reader is in, which the address has as well
  script: string; // address of this script
}

declare global {
  var Page: typeof import("./page.js").page;
}
