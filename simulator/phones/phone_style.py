"""The look of the page on the phones: one small style sheet, light and dark, for thumbs."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--paper:#FAF7F2;--surface:#FFF;--line:#E3DCD0;--ink:#20242B;--muted:#5A6270;
--accent:#0E6660;--on:#FFF;--good:#2A7248;--bad:#AD3329;--unsure:#7D5800}
@media(prefers-color-scheme:dark){:root{--paper:#15171B;--surface:#1E2127;--line:#343941;--ink:#EDE9E2;
--muted:#A9AFBA;--accent:#62CBC0;--on:#0A1F1D;--good:#80CE9B;--bad:#F2948A;--unsure:#E6BA58}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.45 system-ui,sans-serif;
-webkit-text-size-adjust:100%}
main{max-width:34rem;margin:0 auto;padding:24px 16px 40px}
h1{font-size:24px;line-height:1.2;margin:0 0 8px}
p{margin:0 0 16px;overflow-wrap:anywhere}
.quiet{color:var(--muted);font-size:15px}
.told{border-inline-start:4px solid var(--accent);padding:8px 12px;margin:0 0 16px;background:var(--surface)}
fieldset{border:0;margin:0 0 16px;padding:16px;background:var(--surface);border-radius:10px;
box-shadow:0 0 0 1px var(--line);min-inline-size:0}
legend{float:inline-start;width:100%;padding:0;margin:0 0 12px;font-weight:600;overflow-wrap:anywhere}
.three{clear:both;display:flex;gap:8px}
.three label{flex:1 1 0;position:relative}
.three label.u{flex:1.5 1 0}
.three input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0}
.three span{display:flex;align-items:center;justify-content:center;min-height:52px;padding:4px;
text-align:center;border-radius:10px;box-shadow:inset 0 0 0 1.5px var(--muted);font-weight:600}
.three i{font-style:normal;margin-inline-end:6px}
@media(max-width:340px){.three{flex-direction:column}}
.three input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
.three input:checked+span{color:var(--paper);background:var(--c);box-shadow:none}
.y{--c:var(--good)}.n{--c:var(--bad)}.u{--c:var(--unsure)}
input[type=text]{width:100%;min-height:56px;font:inherit;font-size:22px;padding:8px 16px;border-radius:10px;
border:1.5px solid var(--muted);background:var(--surface);color:var(--ink)}
label.word{display:block;font-weight:600;margin:0 0 6px}
button,.button{display:block;width:100%;min-height:56px;margin:16px 0;padding:14px;border:0;
border-radius:10px;background:var(--accent);color:var(--on);font:inherit;font-size:19px;font-weight:600;text-align:center;
text-decoration:none}
.button.second{background:none;color:var(--accent);box-shadow:inset 0 0 0 1.5px var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.big{font-size:56px;line-height:1;margin:16px 0;color:var(--accent)}
"""

STYLE_DIGEST: Final = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""As the page's policy names it: no other style, and no script at all, is followed."""
