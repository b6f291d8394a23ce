/**
 * How all pages look: grounds, inks, and colours that people who see few colours tell apart, on either ground. What names
 * a severity or a state comes twice, as something to fill (`--critical`) and as ink that is read (`--critical-ink`).
 */
const LIGHT = `
--ground:#fff;--panel:#fff;--sunken:#f3f5f8;--ink:#1c2128;--soft:#59636e;--line:#d1d9e0;--empty:#eef1f4;--warn:#b35900;
--accent:#0a5fb4;--shade:0 1px 2px rgba(27,31,36,.08);
--c0:#0072b2;--c1:#e69f00;--c2:#009e73;--c3:#cc79a7;--c4:#56b4e9;--c5:#d55e00;--c6:#7a6ff0;--c7:#8c8c2f;--c8:#767676;
--critical:#c8102e;--on-critical:#fff;--critical-ink:#a50d26;--major:#d55e00;--major-ink:#a04400;--minor:#d99a00;--minor-ink:#7a5600;
--warning:#4a90d9;--warning-ink:#0a5fb4;
--well:#2f9e6e;--well-ink:#0f6b46;--busy:#5b8def;--busy-ink:#1f55c4;--stale:#e6b800;--stale-ink:#755c00;
--away:#5d6772;--away-ink:#4a525b;--idle:#c3cad2;--idle-ink:#59636e`

const DARK = `
--ground:#0d1117;--panel:#151b23;--sunken:#0a0d12;--ink:#e6edf3;--soft:#9aa5b1;--line:#2f3742;--empty:#222931;
--warn:#ffb057;--accent:#6cb6ff;--shade:none;--c0:#4aa8e0;
--critical:#ff5c6c;--on-critical:#0d1117;--critical-ink:#ff8590;--major:#ff8c42;--major-ink:#ffa366;--minor:#f2c14e;--minor-ink:#f2c14e;
--warning:#6cb6ff;--warning-ink:#8ac4ff;
--well:#2ea878;--well-ink:#56d39f;--busy:#6c9cff;--busy-ink:#9dbcff;--stale:#d9b13b;--stale-ink:#ecca62;
--away:#7d8896;--away-ink:#aab4c0;--idle:#3a434e;--idle-ink:#9aa5b1`

export const LOOK = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
:root[data-theme=light]{color-scheme:light;${LIGHT}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
*{box-sizing:border-box}
`
