extension AdminPage {
  static let style = #"""
    :root { --ink: #1b1d21; --quiet: #5b626d; --paper: #f6f5f2; --card: #fff; --line: #dcdad4;
      --good: #1c7a46; --warn: #96610a; --bad: #b3261e; --mark: #2f5fc4; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8e6e1; --quiet: #a2a6ad; --paper: #15171a; --card: #1e2125; --line: #363a40;
        --good: #5cc98a; --warn: #e2b04a; --bad: #ff8a80; --mark: #8ab0ff; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--paper);
      color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
    h1 { font-size: 1.4rem; margin: 0; }
    h2 { font-size: 1rem; margin: 0 0 .5rem; }
    header p { margin: .35rem 0; }
    .quiet, th, figcaption, .figures span { color: var(--quiet); font-size: .85rem; }
    .pill { display: inline-block; padding: .1rem .6rem; border-radius: 1rem;
      border: 1px solid currentColor; }
    .stale main { opacity: .4; filter: grayscale(1); }
    .good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
    section, figure { background: var(--card); border: 1px solid var(--line);
      border-radius: .5rem; padding: .8rem; margin: 0 0 .8rem; min-width: 0; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
      gap: .8rem; }
    .figures b { display: block; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
    .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
      gap: .8rem; background: none; border: 0; padding: 0; }
    .plots figure { margin: 0; }
    svg { display: block; width: 100%; height: 9rem; }
    svg path { fill: none; stroke: var(--mark); stroke-width: 2; vector-effect: non-scaling-stroke; }
    svg .area { fill: var(--mark); fill-opacity: .15; stroke: none; }
    svg line { stroke: var(--line); vector-effect: non-scaling-stroke; }
    svg text { fill: var(--quiet); font-size: 11px; }
    .checks { list-style: none; margin: 0; padding: 0; display: grid; gap: .2rem .8rem;
      grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th, td { text-align: left; padding: .25rem .6rem .25rem 0; white-space: nowrap;
      border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
    td.long { white-space: normal; min-width: 14rem; overflow-wrap: anywhere; }
    td.n, th.n { text-align: right; }
    """#
}
