// What the tab remembers: the conversation's id and what was said in it, until the tab is closed.
const ID = "sotay.conversation";
const SAID = "sotay.said";
const OPENED = "sotay.opened";
const LONGEST = 60;

const kept = new Map(); // in case the browser keeps nothing

function read(key) {
  try {
    return window.sessionStorage.getItem(key);
  } catch {
    return kept.get(key) ?? null;
  }
}

function write(key, value) {
  try {
    window.sessionStorage.setItem(key, value);
  } catch {
    kept.set(key, value);
  }
}

function newId() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function conversation() {
  const id = read(ID) ?? newId();
  write(ID, id);
  return id;
}

export function said() {
  try {
    const turns = JSON.parse(read(SAID) ?? "[]");
    return Array.isArray(turns) ? turns : [];
  } catch {
    return [];
  }
}

export function remember(question, reply) {
  write(SAID, JSON.stringify([...said(), { question, reply }].slice(-LONGEST)));
}

export function forget() {
  write(ID, newId());
  write(SAID, "[]");
  write(OPENED, "");
}

/** The source that was opened last: on a phone one comes back to it from the document's page. */
export function opened() {
  return read(OPENED);
}

export function setOpened(url) {
  write(OPENED, url);
}
