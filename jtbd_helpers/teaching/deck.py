"""Slides as one HTML page without a single request: arrows, notes, and a handout when printed."""

import html

GENERATOR = "jtbd slides"


def deck(title: str, slides: list) -> str:
    """The page. Each slide has a title, parts (HTML) and notes (Markdown)."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    shown = []
    for number, slide in enumerate(slides, 1):
        name = f"{number} of {len(slides)}"
        notes = "".join(markdown2html_mistune(note) for note in slide.notes)
        shown.append(
            f"<section aria-label='Slide {name}'><div class='slide{' first' if number == 1 else ''}'>"
            f"<h1>{html.escape(slide.title)}</h1><div class='body'><div>{''.join(slide.parts)}</div></div>"
            f"<small>{number}</small></div><aside aria-label='Notes'>{notes}</aside></section>"
        )
    return (
        f"<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='generator' content='{GENERATOR}'>"
        f"<meta name='viewport' content='width=device-width'><title>{html.escape(title)}</title><style>{STYLE}</style>"
        f"</head><body>{''.join(shown).replace('¶', '')}<nav aria-label='Slides'>{BUTTONS}</nav>"
        f"<script>{SCRIPT}</script></body></html>\n"
    )


BUTTONS = (
    "<button data-key='ArrowLeft'>← Back</button><button data-key='ArrowRight'>On →</button>"
    "<button data-key='n' aria-pressed='false'>Notes (N)</button>"
)
# A slide is laid out once, at 1280 × 720, and scaled as a whole: what fits here fits on every wall and on paper.
STYLE = """
* { box-sizing: border-box; } html { background: #fff; color: #1F2933; font-family: system-ui, sans-serif; }
body { margin: 0; } .anchor-link, style { display: none; }
.slide { position: relative; width: 1280px; height: 720px; padding: 46px 64px 56px; display: flex;
  flex-direction: column; background: #fff; overflow: hidden; transform-origin: 0 0; }
.slide h1 { font-size: 42px; line-height: 1.2; margin: 0 0 22px; } .first h1 { font-size: 54px; margin-top: 90px; }
.slide small { position: absolute; right: 24px; bottom: 14px; font-size: 16px; color: #616E7C; }
.body { flex: 1; min-height: 0; font-size: 30px; line-height: 1.4; overflow: hidden; }
.body h2, .body h3 { font-size: 1.1em; margin: 0 0 .4em; } .body p { margin: 0 0 .6em; max-width: 1100px; }
.body ul, .body ol { margin: 0 0 .6em; padding-left: 1.2em; } .body li { margin-bottom: .3em; }
.vote { list-style: none; padding: 0 !important; } .vote li { padding: .3em .7em; border: 2px solid #9AA5B1;
  border-radius: 8px; margin-bottom: .4em; }
.body table { border-collapse: collapse; font-size: .74em; line-height: 1.3; }
.body th, .body td { text-align: left; padding: .28em .9em .28em 0; vertical-align: top; border: 0;
  border-bottom: 1px solid #CBD2D9; } .body th { border-bottom: 2px solid #616E7C; }
.body tbody th { font-weight: 400; border-bottom: 1px solid #CBD2D9; } .body table[border] { border: 0; }
.ask { font-size: 1.35em; font-weight: 600; } .cut { font-size: .6em; color: #4A5763; padding-top: .5em; }
.wide .jtbd-caption { font-size: .6em; color: #4A5763; max-width: none; }
.wide > .jtbd-caption:only-child { font-size: .85em; color: inherit; }
.body pre { font: .72em/1.4 ui-monospace, monospace; white-space: pre-wrap; margin: 0 0 .6em; }
.said { font-size: .85em; } .body .wide + .said { margin-top: .6em; }
.body code { font-size: .9em; } blockquote { margin: 0 0 .6em; padding-left: .8em; border-left: 4px solid #0072B2; }
figure { margin: 0; } figure img { display: block; max-width: 100%; max-height: 530px; margin: 0 auto; }
figcaption { font-size: .62em; color: #4A5763; margin-top: .4em; }
aside { font-size: 17px; line-height: 1.5; } aside table { border-collapse: collapse; font-size: .9em; }
aside th, aside td { text-align: left; padding: 2px 12px 2px 0; border-bottom: 1px solid #CBD2D9; }
aside p, aside ul { margin: 0 0 8px; }
nav button { font: 15px system-ui, sans-serif; padding: 6px 12px; border: 1px solid #9AA5B1; border-radius: 6px;
  background: #fff; color: #1F2933; cursor: pointer; } nav button:focus-visible { outline: 3px solid #0068A3; }
@media screen {
  .live { background: #3E4C59; overflow: hidden; height: 100vh; } .live section { display: none; }
  .live section.on { display: block; } .live .slide { position: absolute; }
  .live aside { display: none; position: fixed; left: 0; right: 0; bottom: 0; height: 34vh; overflow: auto;
    background: #fff; border-top: 4px solid #0072B2; padding: 14px 24px 56px; }
  .live.notes aside { display: block; }
  nav { position: fixed; left: 12px; bottom: 8px; display: flex; gap: 8px; z-index: 2; opacity: .25; }
  nav:hover, nav:focus-within, .notes nav { opacity: 1; }
}
@media print {
  @page { size: A4; margin: 12mm; } nav { display: none; }
  section { display: block !important; break-inside: avoid; padding-bottom: 9mm; }
  .slide { transform: none !important; zoom: .545; border: 2px solid #616E7C; position: relative !important;
    left: 0 !important; top: 0 !important; }
  aside { display: block !important; font-size: 10.5pt; padding-top: 3mm; color: #000; }
}
"""
# Text shrinks until a slide holds it; where even the smallest does not do, the slide says so to the tests.
SCRIPT = """
const body = document.body, all = [...document.querySelectorAll('section')];
const fit = s => { const b = s.querySelector('.body'), picture = b.querySelector('img'); let size = 30, high = 530;
  const over = () => b.scrollHeight > b.clientHeight + 1 || b.scrollWidth > b.clientWidth + 1;
  const lower = least => { while (over() && picture && high > least) picture.style.maxHeight = (high -= 10) + 'px'; };
  lower(400); while (over() && size > 11) b.style.fontSize = (size -= 1) + 'px'; lower(200);
  s.dataset.size = size; if (over()) s.dataset.over = 'yes'; };
let at = Math.min(Math.max(parseInt(location.hash.slice(1)) || 1, 1), all.length);
const draw = () => { all.forEach((s, i) => s.classList.toggle('on', i === at - 1));
  history.replaceState(null, '', '#' + at);
  const high = innerHeight * (body.classList.contains('notes') ? .66 : 1), z = Math.min(innerWidth / 1280, high / 720);
  const s = all[at - 1].querySelector('.slide'); s.style.transform = `scale(${z})`;
  s.style.left = (innerWidth - 1280 * z) / 2 + 'px'; s.style.top = (high - 720 * z) / 2 + 'px'; };
const press = key => {
  if (['ArrowRight', 'PageDown', ' '].includes(key)) at = Math.min(at + 1, all.length);
  else if (['ArrowLeft', 'PageUp'].includes(key)) at = Math.max(at - 1, 1);
  else if (key === 'Home') at = 1; else if (key === 'End') at = all.length;
  else if (key === 'n' || key === 'N') document.querySelector('[data-key=n]').setAttribute('aria-pressed',
    body.classList.toggle('notes'));
  else return false; draw(); return true; };
const ready = () => { all.forEach(fit); body.classList.add('live'); draw(); };
document.addEventListener('keydown', e => { const typing = e.key === ' ' && e.target.tagName === 'BUTTON';
  if (!typing && !e.ctrlKey && !e.metaKey && !e.altKey && press(e.key)) e.preventDefault(); });
document.querySelectorAll('nav button').forEach(b => b.addEventListener('click', () => press(b.dataset.key)));
addEventListener('resize', draw); addEventListener('load', ready);
"""
