// A reply's blocks as elements. Everything from the server goes in as text, never as markup.

export function element(tag, properties = {}, ...children) {
  const { dataset = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, dataset);
  made.append(...children);
  return made;
}

function textBlock({ text }) {
  return element("p", { className: "said", textContent: text });
}

function choicesBlock({ options }) {
  const buttons = options.map(({ label, question }) =>
    element(
      "li",
      {},
      element("button", {
        type: "button",
        className: "choice",
        textContent: label,
        dataset: { question },
      }),
    ),
  );
  return element("ul", { className: "choices" }, ...buttons);
}

function citation(cited, index, all) {
  const titled = cited.sha256 !== all[index - 1]?.sha256; // said once for neighbours
  return element(
    "li",
    { className: "source" },
    element("p", { className: "name", textContent: cited.name }),
    ...(titled ? [element("p", { className: "title", textContent: cited.title })] : []),
    element("p", { className: "place", textContent: cited.place }),
    element("blockquote", { textContent: cited.excerpt }),
    element("a", {
      className: "open",
      href: cited.url,
      textContent: "Xem trong văn bản",
      ariaLabel: `Xem trong văn bản: ${cited.name}, ${cited.place}`,
    }),
  );
}

function citationsBlock({ heading, citations }) {
  const counted = /\(\d+\)\s*$/.test(heading) ? heading : `${heading} (${citations.length})`;
  return element(
    "details",
    { className: "sources" },
    element("summary", { textContent: counted }),
    element("ol", {}, ...citations.map(citation)),
  );
}

const MAKERS = { text: textBlock, choices: choicesBlock, citations: citationsBlock };

export function replyElement(reply) {
  const parts = reply.blocks.filter(({ type }) => type in MAKERS).map((b) => MAKERS[b.type](b));
  return element(
    "article",
    { className: "reply", ariaLabel: "Sổ Tay trả lời", dataset: { decision: reply.decision ?? "" } },
    ...parts,
  );
}
