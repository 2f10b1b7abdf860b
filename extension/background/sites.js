// Sites that are read without a press. Which they are is kept in one place only, the browser's own permissions: granted one by
// one, and undone here or in the browser's settings.

const ID = "always";

/** Has the browser read the pages of exactly the sites that are granted. It wakes nothing of ours anywhere else. */
export async function followSites() {
  const { origins: matches = [] } = await browser.permissions.getAll();
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  /** @type {chrome.scripting.RegisteredContentScript} */
  const script = { id: ID, matches, js: ["page/arrive.js", "page/content.js"], runAt: "document_idle", persistAcrossSessions: true };
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  } else if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
