/* Measures and photographs pages with one Chrome; tools/old_browsers.py gives it the job on its standard input, as JSON:
   {executable, headless, site, folder, label, email, password, widths, schemes, pages: [{name, path, parts, frame}]}
   It answers {version, errors, measured: {"name width scheme": {part: {fact: value}}}}. */
const puppeteer = require("puppeteer-core");

// What is compared of each named part: the first one that is shown.
function measure(parts) {
  const colours = ["color", "background-color", "border-top-color", "border-bottom-color", "fill"];
  const lengths = ["font-size", "line-height", "padding-top", "padding-bottom", "padding-left", "margin-top", "margin-bottom",
    "border-top-width", "border-bottom-width", "border-top-left-radius"];
  const facts = {};
  for (const part of parts) {
    const [selector, pseudo = ""] = part.split("::");
    const element = [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);
    if (!element) continue;
    const style = getComputedStyle(element, pseudo && `::${pseudo}`);
    const seen = { display: style.display, position: style.position, "font-weight": style.fontWeight };
    if (pseudo) Object.assign(seen, { width: style.width, height: style.height, content: style.content.split(" / ")[0] });
    else if (style.display !== "inline") { // where lines are broken is each browser's business
      const box = element.getBoundingClientRect();
      Object.assign(seen, { left: box.left, top: box.top + scrollY, width: box.width, height: box.height });
    }
    for (const name of colours) seen[name] = style.getPropertyValue(name);
    for (const name of lengths) seen[name] = parseFloat(style.getPropertyValue(name)) || 0;
    facts[part] = seen;
  }
  return facts;
}

async function signIn(page, { site, email, password }) {
  await page.goto(`${site}/admin/login/`);
  await page.type("#id_username", email);
  await page.type("#id_password", password);
  await Promise.all([page.waitForNavigation(), page.click(".submit-row input")]);
}

async function visit(page, job, { name, path, parts, frame }, width, answer) {
  await page.setViewport({ width, height: 900 });
  await page.goto(job.site + path, { waitUntil: "networkidle0" });
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
  });
  const inside = frame && await (await page.waitForSelector(frame.selector)).contentFrame();
  await inside?.waitForSelector("body.cke_editable");
  for (const scheme of job.schemes) {
    const still = { name: "prefers-reduced-motion", value: "reduce" };
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, still]);
    const facts = await page.evaluate(measure, parts);
    if (inside) {
      const within = await inside.evaluate(measure, frame.parts);
      for (const part of Object.keys(within)) facts[`${frame.selector} ${part}`] = within[part];
    }
    answer.measured[`${name} ${width} ${scheme}`] = facts;
    await page.screenshot({ path: `${job.folder}/${name}-${width}-${scheme}-${job.label}.png`, fullPage: true });
  }
}

async function main(job) {
  const args = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none"];
  const browser = await puppeteer.launch({ executablePath: job.executable, headless: job.headless, args });
  const answer = { version: await browser.version(), errors: [], measured: {} };
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => answer.errors.push(`${page.url().replace(job.site, "")}: ${error.message}`));
    page.on("console", (message) => {
      const isExpected = message.location().url?.endsWith("/tidak-ada"); // the page of that name
      if (message.type() === "error" && !isExpected) answer.errors.push(`${page.url().replace(job.site, "")}: ${message.text()}`);
    });
    const isInside = ({ path }) => /^\/admin\/(?!login)/.test(path);
    for (const one of job.pages.filter((page) => !isInside(page))) {
      for (const width of job.widths) await visit(page, job, one, width, answer);
    }
    await signIn(page, job);
    for (const one of job.pages.filter(isInside)) {
      for (const width of job.widths) await visit(page, job, one, width, answer);
    }
  } finally {
    await browser.close();
  }
  return answer;
}

let text = "";
process.stdin.on("data", (part) => { text += part; });
process.stdin.on("end", () => main(JSON.parse(text)).then((answer) => process.stdout.write(JSON.stringify(answer))).catch((error) => {
  console.error(error);
  process.exit(1);
}));
