(() => {
  "use strict";
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const main = one("main"), stage = one(".stage"), book = one(".book"), ground = one(".ground");
  const slider = one(".slider input"), state = one(".state"), over = one(".turn-over");
  const leaves = all(".leaf"), cover = Number(book.dataset.cover), said = JSON.parse(book.dataset.said);
  const hand = cover === 0 ? 1 : -1; // -1: the brochure is read from right to left
  const other = leaves[2 - cover];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const SPRING = 5, YAW = 22, PITCH = 7, STEP_MS = 800;
  const pose = { opened: 0, turned: 0 };
  const wanted = { opened: 0, turned: 0 };
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
  const radians = degrees => degrees * Math.PI / 180;

  // each page's picture is in the file once, and the panels borrow it
  const pictures = all(".sheet img");
  for (const face of all(".face", book)) face.style.backgroundImage = `url("${pictures[face.dataset.page].src}")`;

  function angle(leaf, opened) {
    const index = Number(leaf.dataset.index), way = Number(leaf.dataset.way);
    if (index === 1) return 0;
    if (index === cover) return (180 - SPRING) * (1 - Math.min(opened, 1));
    const spring = SPRING * (way > 0 ? Math.min(opened, 1) : 1); // the cover holds a flap below it down
    return way * (180 - spring) * (1 - Math.max(opened - 1, 0));
  }

  function draw() {
    const pt = book.offsetWidth / Number(book.dataset.width);
    let left = leaves[1].offsetLeft, right = left + leaves[1].offsetWidth;
    for (const leaf of leaves) {
      const index = Number(leaf.dataset.index), folded = angle(leaf, pose.opened);
      if (index === 1) continue;
      const sign = index === 0 ? 1 : -1;
      const lift = Math.abs(folded) > 90 ? Number(leaf.dataset.way) * (index === cover ? 0.8 : 0.4) : 0;
      leaf.style.transform = `translateZ(${lift * pt}px) rotateY(${sign * folded}deg)`;
      const edge = leaf.offsetWidth * Math.cos(radians(folded));
      if (index === 0) left = Math.min(left, leaf.offsetWidth - edge);
      else right = Math.max(right, leaf.offsetLeft + edge);
      const dark = Math.abs(Math.sin(radians(folded)));
      one(".inside .shade", leaf).style.opacity = dark * (index === 0 ? 0.24 : 0.14);
      one(".outside .shade", leaf).style.opacity = dark * (index === 0 ? 0.12 : 0.26);
    }
    const middle = (left + right) / 2 - book.offsetWidth / 2;
    const yaw = -hand * YAW * (1 - pose.opened / 2);
    book.style.transformOrigin = `${middle + book.offsetWidth / 2}px 50%`;
    book.style.transform = `translateX(${-middle}px) rotateX(${-PITCH}deg) rotateY(${yaw + 180 * pose.turned}deg)`;
    ground.style.width = `${(right - left) * 1.08}px`;
    ground.style.marginLeft = `${(right - left) * -0.54}px`;
  }

  function tell() {
    const step = Math.round(wanted.opened), turned = wanted.turned % 2;
    const between = Math.abs(wanted.opened - step) > 0.02;
    const text = between ? `Between: ${said[Math.floor(wanted.opened)][0].split(".")[0].toLowerCase()} and ${said[Math.ceil(wanted.opened)][0].split(".")[0].toLowerCase()}.` : said[step][turned];
    if (state.textContent !== text) state.textContent = text;
    slider.value = wanted.opened;
    slider.setAttribute("aria-valuetext", text);
    over.setAttribute("aria-pressed", String(turned === 1));
    for (const button of all("[data-step]")) button.setAttribute("aria-pressed", String(!between && Number(button.dataset.step) === step));
  }

  let last = 0, running = 0;
  function frame(now) {
    const gone = Math.min(now - last, 50);
    last = now;
    let moving = false;
    for (const part of ["opened", "turned"]) {
      const rest = wanted[part] - pose[part];
      // fast at first, gentle at the end, never slower than a crawl
      const by = Math.max(Math.abs(rest) * gone / (STEP_MS / 4), gone / STEP_MS / 8);
      pose[part] = Math.abs(rest) <= by ? wanted[part] : pose[part] + Math.sign(rest) * by;
      moving ||= pose[part] !== wanted[part];
    }
    draw();
    running = moving ? requestAnimationFrame(frame) : 0;
  }

  function go(to, gently = true) {
    Object.assign(wanted, to);
    wanted.opened = clamp(wanted.opened, 0, 2);
    tell();
    if (!gently || still.matches) {
      Object.assign(pose, wanted);
      draw();
    } else if (!running) {
      last = performance.now();
      running = requestAnimationFrame(frame);
    }
  }
  const step = by => go({ opened: by > 0 ? Math.floor(wanted.opened + 0.001) + 1 : Math.ceil(wanted.opened - 0.001) - 1 });
  const turn = () => go({ turned: wanted.turned === 0 ? 1 : 0 });

  function tap(leaf) {
    if (leaf === leaves[1] || (wanted.turned && wanted.opened === 0)) return wanted.turned && wanted.opened === 0 ? turn() : go({ opened: wanted.opened < 2 ? Math.floor(wanted.opened) + 1 : 0 });
    if (leaf === other) return go({ opened: wanted.opened < 2 ? 2 : 1 });
    return go({ opened: wanted.opened < 1 ? 1 : 0 });
  }

  let grip = null;
  stage.addEventListener("pointerdown", event => {
    const leaf = event.target.closest(".leaf");
    if (!leaf || event.button) return;
    const opens = leaf === leaves[cover] || (leaf === leaves[1] && wanted.opened < 1) ? 0 : 1;
    grip = { leaf, opens, x: event.clientX, from: wanted.opened, moved: false };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", event => {
    if (!grip) return;
    const way = (event.clientX - grip.x) * hand * (wanted.turned ? -1 : 1);
    if (Math.abs(way) > 5) grip.moved = true;
    if (!grip.moved) return;
    // the cover is pulled open to the left, the other leaf to the right
    const by = (grip.opens ? way : -way) / (1.6 * grip.leaf.offsetWidth);
    go({ opened: grip.opens ? clamp(Math.max(grip.from, 1) + by, 1, 2) : clamp(Math.min(grip.from, 1) + by, 0, 1) }, false);
  });
  stage.addEventListener("pointerup", () => {
    if (grip && !grip.moved) tap(grip.leaf);
    else if (grip && Math.abs(wanted.opened - Math.round(wanted.opened)) < 0.18) go({ opened: Math.round(wanted.opened) });
    grip = null;
  });
  stage.addEventListener("pointercancel", () => { grip = null; });
  stage.addEventListener("keydown", event => {
    const acts = {
      ArrowRight: () => step(hand), ArrowLeft: () => step(-hand), ArrowUp: turn, ArrowDown: turn,
      Home: () => go({ opened: 0 }), End: () => go({ opened: 2 }), " ": () => tap(leaves[1]), Enter: () => tap(leaves[1]),
    };
    if (!acts[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[event.key]();
  });
  slider.addEventListener("input", () => go({ opened: Number(slider.value) }, false));
  over.addEventListener("click", turn);
  for (const button of all("[data-by]")) button.addEventListener("click", () => step(Number(button.dataset.by)));
  for (const button of all("[data-step]")) button.addEventListener("click", () => go({ opened: Number(button.dataset.step) }));

  for (const button of all("[data-view]:not(main)")) {
    button.addEventListener("click", () => {
      main.dataset.view = button.dataset.view;
      for (const each of all("button[data-view]")) each.setAttribute("aria-pressed", String(each === button));
    });
  }
  for (const button of all("[data-overlay]")) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      main.dataset.overlays = all('[data-overlay][aria-pressed="true"]').map(each => each.dataset.overlay).join(" ");
    });
  }
  for (const button of all(".show")) {
    button.addEventListener("click", () => {
      const hide = button.getAttribute("aria-pressed") === "true";
      for (const each of all(".show")) each.setAttribute("aria-pressed", String(each === button && !hide));
      for (const each of all(".findings li")) each.classList.toggle("current", !hide && each.contains(button));
      const spots = all(".spot");
      for (const spot of spots) spot.classList.toggle("current", !hide && spot.dataset.finding === button.dataset.finding);
      const found = spots.find(spot => spot.classList.contains("current"));
      if (found) found.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
      one("#shown").textContent = found ? `Marked on: ${one("figcaption", found.closest(".sheet")).textContent}` : "";
    });
  }

  new ResizeObserver(draw).observe(stage);
  go({}, false);
})();
