// What the browsers know and the type libraries do not, yet.

import type { Session } from "./page/content.js";

declare global {
  /** In the content scripts' world of a page that is being read. */
  var hearsay: Session | undefined;

  /** Chrome 140, Firefox 150. */
  interface HighlightRegistry {
    highlightsFromPoint(x: number, y: number, options?: { shadowRoots?: ShadowRoot[] }): { highlight: Highlight; ranges: AbstractRange[] }[];
  }
}
