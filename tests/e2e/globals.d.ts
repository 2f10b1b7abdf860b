// Firefox's own globals, for what runs inside it, and the driver, which brings no types.

declare module "selenium-webdriver";
declare module "selenium-webdriver/firefox.js";
declare module "selenium-webdriver/lib/command.js";
declare module "selenium-webdriver/lib/command.js";

declare const ChromeUtils: any, Services: any, Cc: any, Ci: any, Cu: any, gBrowser: any;
/** Of a frame script: the page's window, and the way back to the browser's own process. */
declare const content: any, sendAsyncMessage: any;

interface Window {
  hearsayTest: any;
  SidebarController: any;
}
