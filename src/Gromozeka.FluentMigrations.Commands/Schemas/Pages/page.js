"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const svg = document.getElementById("diagram");
  const search = document.getElementById("search");

  // The part of the diagram that is shown.
  const whole = svg && svg.viewBox.baseVal && { x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  let view = { ...whole };
  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const scale = () => Math.max(view.width / svg.clientWidth, view.height / svg.clientHeight);
  const fit = () => { view = { ...whole }; show(); };

  const place = event => {
    const matrix = svg.getScreenCTM().inverse();
    return { x: event.clientX * matrix.a + matrix.e, y: event.clientY * matrix.d + matrix.f };
  };
  const zoom = (factor, at) => {
    const least = 120 / Math.max(view.width, 1);
    const most = 3 * whole.width / view.width;
    factor = Math.min(Math.max(factor, least), most);
    view = { x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor, width: view.width * factor, height: view.height * factor };
    show();
  };
  const center = () => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 });

  // Selecting a table.
  const choose = name => {
    const tables = all(".table", svg);
    const near = new Set();
    for (const link of all(".link", svg)) {
      const isOf = link.dataset.child === name || link.dataset.parent === name;
      link.classList.toggle("chosen", isOf);
      if (isOf) { near.add(link.dataset.child); near.add(link.dataset.parent); }
    }
    for (const table of tables) {
      table.classList.toggle("chosen", table.dataset.table === name);
      table.classList.toggle("near", near.has(table.dataset.table));
    }
    svg.classList.toggle("choosing", name !== null);
    const note = document.getElementById("selected");
    note.hidden = name === null;
    note.textContent = "";
    if (name !== null) {
      const link = document.createElement("a");
      link.textContent = name;
      link.href = "#" + all("section.object").find(one => one.dataset.name === name).id;
      const others = [...near].filter(one => one !== name).sort();
      note.append(link, others.length ? ` is related to ${others.join(", ")}` : " is related to no other table");
    }
  };

  if (svg) {
    const fingers = new Map();
    let moved = false;
    let last = null;
    svg.addEventListener("pointerdown", event => {
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved = fingers.size > 1;
      last = null;
    });
    svg.addEventListener("pointermove", event => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const [x, y] = [event.clientX - before.x, event.clientY - before.y];
      if (!moved && Math.hypot(x, y) < 4) return;
      if (!moved) svg.setPointerCapture(event.pointerId);
      moved = true;
      svg.classList.add("moving");
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (fingers.size === 1) {
        const by = scale();
        view.x -= x * by;
        view.y -= y * by;
        show();
      } else {
        const [one, other] = [...fingers.values()];
        const distance = Math.hypot(one.x - other.x, one.y - other.y);
        if (last) zoom(last / distance, place({ clientX: (one.x + other.x) / 2, clientY: (one.y + other.y) / 2 }));
        last = distance;
      }
    });
    const lift = event => { fingers.delete(event.pointerId); svg.classList.remove("moving"); last = null; };
    svg.addEventListener("pointerup", lift);
    svg.addEventListener("pointercancel", lift);
    svg.addEventListener("click", event => {
      if (moved) { moved = false; return; }
      const table = event.target.closest(".table");
      choose(table && !table.classList.contains("chosen") ? table.dataset.table : null);
    });
    svg.addEventListener("dblclick", event => {
      const table = event.target.closest(".table");
      if (table) location.hash = all("section.object").find(one => one.dataset.name === table.dataset.table).id;
    });
    svg.addEventListener("keydown", event => {
      const table = event.target.closest(".table");
      if (table && event.key === "Enter") choose(table.dataset.table);
      if (event.key === "Escape") choose(null);
    });
    svg.addEventListener("wheel", event => { event.preventDefault(); zoom(Math.exp(event.deltaY * 0.0015), place(event)); }, { passive: false });
    for (const button of all("#tools button")) {
      button.addEventListener("click", () => {
        if (button.dataset.tool === "fit") fit();
        else zoom(button.dataset.tool === "in" ? 0.7 : 1 / 0.7, center());
      });
    }
    for (const entry of all("#names a")) {
      entry.addEventListener("click", () => {
        const name = entry.parentElement.dataset.name;
        choose(all(".table", svg).some(table => table.dataset.table === name) ? name : null);
      });
    }
  }

  // Searching: every word has to be found in the section of a table.
  const texts = new Map(all("section.object").map(section => [section.dataset.name, section.textContent.toLowerCase()]));
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isFound = name => words.every(word => texts.get(name).includes(word));
    let count = 0;
    for (const one of all("#names li, section.object")) {
      one.hidden = !isFound(one.dataset.name);
      if (!one.hidden) count++;
    }
    if (svg) for (const table of all(".table", svg)) table.classList.toggle("missed", !isFound(table.dataset.table));
    if (svg) for (const link of all(".link", svg)) link.classList.toggle("missed", words.length > 0 && !(isFound(link.dataset.child) && isFound(link.dataset.parent)));
    document.getElementById("nothing").hidden = count > 0;
  });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); search.select(); }
  });
})();
