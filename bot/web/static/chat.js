// The chat: sends what is asked, shows what comes back, keeps the tab's conversation.
import { element, replyElement } from "./blocks.js";
import { conversation, forget, opened, remember, said, setOpened } from "./memory.js";
import { openBeside, watchReader } from "./reader.js";

const UNREACHABLE =
  "Không kết nối được với Sổ Tay. Hãy kiểm tra chương trình còn chạy hoặc đường mạng, rồi gửi lại.";
const UNREADABLE = "Sổ Tay trả lời không đúng định dạng. Mời anh/chị gửi lại.";
const SHOWN = 2000; // characters of a question that the log shows

const log = document.getElementById("log");
const greeting = document.getElementById("greeting");
const composer = document.getElementById("composer");
const field = document.getElementById("question");
const send = document.getElementById("send");
const restart = document.getElementById("restart");

let waiting = false;

function questionElement(text) {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return element("article", { className: "asked", ariaLabel: "Câu hỏi đã gửi" },
    element("p", { textContent: shown }));
}

function grow() {
  field.style.height = "auto";
  const border = field.offsetHeight - field.clientHeight;
  field.style.height = `${field.scrollHeight + border}px`;
}

async function post(text) {
  let response;
  try {
    response = await fetch("/api/messages", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, conversation: conversation() }),
    });
  } catch {
    return { error: UNREACHABLE, again: true };
  }
  const again = response.status >= 500;
  try {
    const reply = await response.json();
    return response.ok ? { reply } : { error: reply.error ?? UNREADABLE, again };
  } catch {
    return { error: UNREADABLE, again: true };
  }
}

function show(question, result) {
  question.after(result);
  question.scrollIntoView({ block: "start" });
}

function failureElement(text, { error, again }) {
  const failure = element("article", { className: "reply failed", ariaLabel: "Không gửi được" },
    element("p", { className: "said", textContent: error }));
  if (again) {
    const retry = element("button", { type: "button", className: "choice", textContent: "Gửi lại" });
    retry.addEventListener("click", () => {
      if (waiting) return;
      const question = failure.previousElementSibling;
      failure.remove();
      field.focus({ preventScroll: true });
      answer(question, text);
    });
    failure.append(retry);
  }
  return failure;
}

async function answer(question, text) {
  setWaiting(true);
  const pending = element("p", { className: "pending", textContent: "Đang tìm trong văn bản…" });
  show(question, pending);
  const result = await post(text);
  pending.remove();
  setWaiting(false);
  if (result.reply) {
    remember(text, result.reply);
    restart.hidden = false;
    show(question, replyElement(result.reply));
    return;
  }
  show(question, failureElement(text, result));
  if (!result.again && !field.value) {
    field.value = text; // to be mended, not typed again
    grow();
  }
}

function setWaiting(yes) {
  waiting = yes;
  send.ariaDisabled = String(yes);
  log.ariaBusy = String(yes);
}

function ask(text) {
  if (waiting || !text.trim()) return false;
  greeting.hidden = true;
  const question = questionElement(text);
  log.append(question);
  answer(question, text);
  return true;
}

function submit() {
  if (ask(field.value)) {
    field.value = "";
    grow();
  }
  field.focus({ preventScroll: true });
}

function recall() {
  for (const { question, reply } of said()) log.append(questionElement(question), replyElement(reply));
  if (!log.childElementCount) return;
  greeting.hidden = true;
  restart.hidden = false;
  const link = [...log.querySelectorAll("a.open")].find((each) => each.getAttribute("href") === opened());
  if (!link) {
    log.lastElementChild.previousElementSibling.scrollIntoView({ block: "start" });
    return;
  }
  link.closest("details").open = true;
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: "center" });
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
field.addEventListener("input", grow);
field.addEventListener("keydown", (event) => {
  const composing = event.isComposing || event.keyCode === 229; // Vietnamese input methods
  if (event.key !== "Enter" || event.shiftKey || composing) return;
  event.preventDefault();
  submit();
});
document.addEventListener("click", (event) => {
  const choice = event.target.closest("button[data-question]");
  if (choice) {
    if (ask(choice.dataset.question)) field.focus({ preventScroll: true });
    return;
  }
  const link = event.target.closest("a.open");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.button !== 0) return;
  setOpened(link.getAttribute("href"));
  if (openBeside(link)) event.preventDefault();
});
restart.addEventListener("click", () => {
  forget();
  window.location.assign("/");
});

recall();
watchReader();
