// Names that are global where a script of ours runs.

import type { Scope, Session } from "./page/content.js";

declare global {
  /** In the content scripts' world of a page that is being read. */
  var hearsay: Session | undefined;
  /** There while the browser, and not the reader, begins the reading of a page. */
  var hearsayArrives: boolean | undefined;
  /** There while the reader asks for more or less than the page's article. */
  var hearsayScope: Scope | undefined;
}
