// The document beside the chat on a wide screen. On a narrow one its link opens a page.
const WIDE = window.matchMedia("(min-width: 64em)");

const panel = document.getElementById("reader");
const body = document.getElementById("reader-body");
const page = document.getElementById("reader-page");

let opener = null;
let latest = 0;

function still() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

async function fetched(url) {
  const response = await fetch(url, { headers: { Accept: "text/html" } });
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  return found.getElementById("main");
}

async function show(url) {
  const turn = ++latest;
  page.href = url;
  panel.hidden = false;
  document.body.classList.add("reading");
  body.replaceChildren("Đang mở văn bản…");
  body.ariaBusy = "true";
  let parts = ["Không mở được văn bản. Hãy kiểm tra chương trình còn chạy không rồi thử lại."];
  try {
    const main = await fetched(url);
    if (main) parts = [...main.childNodes];
  } catch {
    // The sentence above says it.
  }
  if (turn !== latest) return;
  body.replaceChildren(...parts);
  body.ariaBusy = "false";
  const cited = body.querySelector("#cited");
  body.focus({ preventScroll: true });
  if (cited) cited.scrollIntoView({ block: "center" });
  else body.scrollTop = 0;
}

function hide() {
  latest += 1;
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("reading");
  body.replaceChildren();
  opener?.focus();
  opener = null;
}

function follow(state) {
  if (state?.reading) show(state.reading);
  else hide();
}

function close() {
  if (history.state?.reading) history.back();
  else hide();
}

/** Open the link's document beside the chat; false when the screen is too narrow for that. */
export function openBeside(link) {
  if (!WIDE.matches) return false;
  opener = link;
  const url = link.getAttribute("href");
  if (history.state?.reading) history.replaceState({ reading: url }, "");
  else history.pushState({ reading: url }, "");
  show(url);
  return true;
}

export function watchReader() {
  window.addEventListener("popstate", (event) => follow(event.state));
  document.getElementById("reader-close").addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  body.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault(); // a fragment here would be a step in the history of the chat
    const goal = body.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
    goal?.scrollIntoView({ block: "start", behavior: still() ? "auto" : "smooth" });
  });
  if (WIDE.matches) follow(history.state);
}
