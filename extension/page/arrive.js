// Runs before the content script on a page of a site that is always read: nobody pressed the button.

globalThis.hearsayArrives = true;
