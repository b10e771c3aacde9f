/* What makes the pages quicker to use. Reading works without it. */
"use strict";

const typing = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;

/* "/" goes to the question; j and k walk through what was found. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const box = document.querySelector("[data-search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  } else if (event.key === "j" || event.key === "k") {
    walk(event.key === "j" ? 1 : -1);
  }
});

function walk(step) {
  const links = [...document.querySelectorAll("[data-walk] .quote a, [data-walk] .said a, [data-walk] h2 a")]
    .filter((link) => link.offsetParent !== null);
  const here = links.indexOf(document.activeElement);
  const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step];
  if (next) { next.focus(); next.scrollIntoView({ block: "center" }); }
}

/* A fact lights up in the text and in the list together, wherever it was asked for. */
function light() {
  document.querySelectorAll(".lit").forEach((node) => node.classList.remove("lit"));
  const fact = decodeURIComponent(location.hash).match(/^#[fd]-(.+)$/);
  if (!fact) return;
  document.querySelectorAll(`[data-fact="${CSS.escape(fact[1])}"]`).forEach((node) => {
    node.classList.add("lit");
    const fold = node.closest("details");
    if (fold) fold.open = true;
  });
  const beside = document.querySelector(".beside");
  const card = document.getElementById(`d-${fact[1]}`);
  if (beside && card && beside.scrollHeight > beside.clientHeight && location.hash.startsWith("#f-")) {
    beside.scrollTop += card.getBoundingClientRect().top - beside.getBoundingClientRect().top - 16;
  }
  if (card && location.hash.startsWith("#d-")) card.scrollIntoView({ block: "nearest" });
}
addEventListener("hashchange", light);
light();

/* Uploads with progress: the files are sent to the API, then their run is asked how far it is. */
for (const form of document.querySelectorAll("[data-upload]")) {
  const state = form.querySelector("[data-upload-state]");
  const bar = form.querySelector("[data-upload-bar]");
  const say = (key, values = {}) => {
    state.textContent = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), state.dataset[key]);
  };
  const fail = (error) => {
    state.textContent = error ? `${error.message} ${error.remedy}` : state.dataset.broken;
    form.querySelector("button").disabled = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    form.querySelector("button").disabled = true;
    bar.classList.remove("unseen");
    request.responseType = "json";
    request.upload.addEventListener("progress", (sent) => {
      if (!sent.lengthComputable) return;
      bar.value = (100 * sent.loaded) / sent.total;
      say("sending", { percent: Math.round(bar.value) });
    });
    request.addEventListener("load", () => {
      if (request.status >= 300) return fail(request.response && request.response.error);
      follow(request.response.progress);
    });
    request.addEventListener("error", () => fail(null));
    request.open("POST", form.dataset.upload);
    request.send(new FormData(form));
  });

  async function follow(address) {
    const answer = await fetch(address).catch(() => null);
    if (!answer || !answer.ok) return fail(null);
    const job = await answer.json();
    bar.value = job.total ? (100 * job.done) / job.total : 0;
    if (!job.finished) {
      say("reading", { done: job.done, total: job.total });
      setTimeout(() => follow(address), 500);
      return;
    }
    bar.value = 100;
    say("done", { new: job.new, unchanged: job.unchanged, failed: job.failed.length });
    for (const one of job.failed) {
      const line = document.createElement("p");
      line.className = "note bad";
      line.textContent = `${one.name}: ${one.reason}. ${one.remedy}`;
      state.append(line);
    }
    form.querySelector("[data-upload-link]").hidden = false;
    form.querySelector("button").disabled = false;
  }
}
