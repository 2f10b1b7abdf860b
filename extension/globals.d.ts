// Names that are global where a script of ours runs.

import type { Session } from "./page/content.js";

declare global {
  /** In the content scripts' world of a page that is being read. */
  var hearsay: Session | undefined;
}
