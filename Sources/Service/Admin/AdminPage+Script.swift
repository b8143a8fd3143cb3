extension AdminPage {
  static let script = #"""
    "use strict";
    const at = id => document.getElementById(id);
    const number = n => n === undefined || n === null ? "–" : n.toLocaleString("en");
    const seconds = s => s === undefined || s === null ? "–"
      : s < 90 ? Math.round(s * 10) / 10 + " s"
      : s < 5400 ? Math.round(s / 60) + " min" : Math.round(s / 360) / 10 + " h";
    const bytes = n => n === undefined ? "–" : n < 1048576 ? Math.round(n / 1024) + " KiB"
      : Math.round(n / 104857.6) / 10 + " MiB";
    const rate = n => number(n >= 10 ? Math.round(n) : n);
    const clock = t => new Date(t).toLocaleTimeString();
    const make = (name, text, kind) => {
      const node = document.createElement(name);
      node.textContent = text;
      if (kind) node.className = kind;
      return node;
    };

    function table(id, heads, rows, none) {
      const node = at(id);
      node.replaceChildren();
      if (!rows.length) { node.append(make("caption", none, "quiet")); return; }
      const head = node.createTHead().insertRow();
      for (const [name, kind] of heads) head.append(make("th", name, kind));
      const body = node.createTBody();
      for (const row of rows) {
        const line = body.insertRow();
        row.forEach((cell, i) => line.append(make("td", cell, heads[i][1])));
      }
    }

    function plot(id, points) {
      const svg = at(id);
      const width = svg.clientWidth || 600, height = 144;
      const left = 4, top = 16, low = height - 18;
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.replaceChildren();
      const add = (name, attributes, text) => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const key in attributes) node.setAttribute(key, attributes[key]);
        if (text !== undefined) node.textContent = text;
        svg.append(node);
      };
      const most = Math.max(1, ...points.map(p => p[1]));
      const end = points.length ? points[points.length - 1][0] : Date.now();
      const x = t => left + (width - 2 * left) * (1 - (end - t) / 3600000);
      const y = v => low - (low - top) * v / most;
      add("line", { x1: 0, x2: width, y1: low, y2: low });
      add("line", { x1: 0, x2: width, y1: top, y2: top });
      add("text", { x: left, y: top - 4 }, number(Math.round(most * 10) / 10));
      add("text", { x: left, y: height - 4 }, "−60 min");
      add("text", { x: width - left, y: height - 4, "text-anchor": "end" }, "now");
      if (points.length < 2) return;
      const line = points.map((p, i) => `${i ? "L" : "M"}${x(p[0]).toFixed(1)} ${y(p[1]).toFixed(1)}`)
        .join("");
      add("path", { class: "area", d: `${line}L${x(end)} ${low}L${x(points[0][0])} ${low}Z` });
      add("path", { d: line });
    }

    function show(s) {
      const kind = s.ready ? "good" : s.live ? "warn" : "bad";
      at("status").textContent = s.status;
      at("status").className = "pill " + kind;
      const trouble = s.checks.find(c => !c.ok);
      at("reason").textContent = trouble ? `${trouble.name}: ${trouble.reason}` : "live and ready";
      document.title = `${s.status} · Copydesk`;
      at("about").textContent = `${s.source.group}${s.source.instance ? " / " + s.source.instance : ""}`
        + ` reads ${s.source.topics.join(", ")} · version ${s.version.copydesk}`
        + ` · since ${new Date(s.started).toLocaleString()}`;
      const c = s.completeness;
      const figures = [["records a second", rate(s.rates.consumedPerSecond)],
        ["waiting", number(s.lag.records)], ["oldest waiting", seconds(s.lag.seconds)],
        ["consumed", number(c.consumed)], ["published", number(c.published)],
        ["diverted", number(c.diverted)], ["dead-lettered", number(c.deadlettered)],
        ["without outcome", number(c.gap)], ["in the ledger", number(s.ledger.deliveries)],
        ["ledger's memory", bytes(s.ledger.bytes)]];
      at("figures").replaceChildren(...figures.map(([name, value]) => {
        const node = make("div", "");
        node.append(make("b", value), make("span", name));
        return node;
      }));
      plot("rate", s.history.map(h => [h[0], h[1]]));
      plot("lag", s.history.map(h => [h[0], h[2]]));
      at("rate-now").textContent = rate(s.rates.consumedPerSecond);
      at("lag-now").textContent = number(s.lag.records);
      at("checks").replaceChildren(...s.checks.map(check => {
        const item = make("li", "");
        item.append(make("b", (check.ok ? "✓ " : "✗ ") + check.name, check.ok ? "good" : "bad"),
          " " + check.reason);
        return item;
      }));
      table("outcomes", [["outcome"], ["verdict"], ["records", "n"]],
        s.outcomes.map(o => [o.outcome, o.verdict, number(o.count)]), "nothing yet");
      table("partitions", [["partition"], ["committed", "n"], ["end", "n"], ["in flight", "n"],
        ["lag", "n"], ["oldest", "n"], ["consumed", "n"]],
        s.partitions.map(p => [`${p.topic}:${p.partition}`, number(p.committed), number(p.end),
          number(p.inFlight), number(p.lag), seconds(p.lagSeconds), number(p.consumed)]),
        "none: stands by");
      table("rejections", [["last"], ["records", "n"], ["stage"], ["code"], ["provider"],
        ["signature"], ["newest at"]],
        s.rejections.map(r => [clock(r.lastSeen), number(r.count), r.stage, r.code,
          r.provider || "–", r.signature, r.source]), "none");
      table("providers", [["provider"], ["silent for", "n"], ["usually at most", "n"]],
        s.providers.map(p => [p.name, seconds(p.silentSeconds), seconds(p.usualSeconds)]),
        "none seen yet");
      table("errors", [["last"], ["times", "n"], ["what"], ["detail", "long"]],
        s.errors.map(e => [clock(e.lastSeen), number(e.count), e.signature, e.detail]), "none");
    }

    let last = 0;

    async function turn() {
      try {
        const answer = await fetch("status", { cache: "no-store", signal: AbortSignal.timeout(5000) });
        show(await answer.json());
        last = Date.now();
        document.body.classList.remove("stale");
      } catch {
        document.body.classList.add("stale");
        at("status").textContent = "no answer";
        at("status").className = "pill bad";
        at("reason").textContent = "the service does not answer; trying again"
          + (last ? "; what follows is of " + clock(last) : "");
        document.title = "no answer · Copydesk";
      }
      setTimeout(turn, document.hidden ? 10000 : 2000);
    }
    turn();
    """#
}
