// Judges pages with Lighthouse, one after another in one browser.
//
// In: the folder of the npm packages as argument, the browser's path as CHROME_PATH; on each line
// of standard input {"url": ..., "categories": [...]}, and where wanted "slowdown": how many times
// slower than this machine a processor is reckoned with. Out: for each a line with Lighthouse's
// result, or {"failed": ...}. Ends when its input does.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const packages = pathToFileURL(`${process.argv[2]}/`);
const { default: lighthouse } = await import(new URL('lighthouse/core/index.js', packages));
const functions = new URL('lighthouse/core/lib/page-functions.js', packages);
const { pageFunctions } = await import(functions);
const { launch } = await import(new URL('chrome-launcher/dist/index.js', packages));

// Lighthouse waits for silence so that it can measure times. Where nothing is measured, a page that
// has loaded is as good as it gets.
const AT_ONCE = {
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
};
// Nor is it asked there how fast this machine is, which it finds out by calculating for a second.
const FAST = () => 1000;
const HOW_FAST = pageFunctions.computeBenchmarkIndex;

const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { url, categories, slowdown } = JSON.parse(line);
    const isMeasured = categories.includes('performance');
    pageFunctions.computeBenchmarkIndex = isMeasured ? HOW_FAST : FAST;
    const haste = isMeasured ? {} : AT_ONCE;
    const wanted = { onlyCategories: categories, disableFullPageScreenshot: true };
    const throttling = slowdown ? { cpuSlowdownMultiplier: slowdown } : {};  // the rest stays
    const flags = { port: chrome.port, throttling, ...wanted, ...haste };
    let told;
    try {
      told = (await lighthouse(url, flags)).lhr;
    } catch (error) {
      told = { failed: String(error) };
    }
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
} finally {
  chrome.kill();
}
