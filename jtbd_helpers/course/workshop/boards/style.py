"""How boards look: additions to the shared style sheet."""

STYLE = """
.jtbd-box .jtbd-board { display: flex; flex-direction: column; gap: 12px; width: 100%; }
.jtbd-box .jtbd-board > .widget-html:not(:has(*)):not(.jtbd-status) { display: none; }
.jtbd-box .jtbd-part { display: flex; flex-direction: column; gap: 8px; width: 100%; }
.jtbd-box p.jtbd-part-head { margin: 12px 0 0; }
.jtbd-box .jtbd-board .widget-text, .jtbd-box .jtbd-board .widget-dropdown { width: 100%; height: auto; margin: 0; }
.jtbd-box .jtbd-board .widget-text input { height: 36px; padding: 0 10px; width: 100%; }
.jtbd-box .jtbd-board .widget-text input::placeholder { color: var(--jtbd-quiet); opacity: .8; }
.jtbd-box .jtbd-board .widget-text > .widget-label, .jtbd-box .jtbd-board .widget-dropdown > .widget-label {
  flex: none; text-align: left; }
.jtbd-box .jtbd-board select { height: 36px; padding: 0 6px 0 10px; width: 100%; appearance: auto;
  background-image: none; }
body[data-jp-theme-light="false"] .jtbd-box .jtbd-board { color-scheme: dark; }
.jtbd-box .jtbd-board .widget-checkbox { width: auto; height: 36px; margin: 0; display: flex; align-items: center; }
.jtbd-box .jtbd-board .widget-checkbox label { font-size: 15px; display: flex; gap: 8px; align-items: center; }
.jtbd-box .jtbd-board .jtbd-chips { width: auto; height: auto; display: flex; align-items: center; margin: 0; }
.jtbd-box .jtbd-wide .widget-text > .widget-label, .jtbd-box .jtbd-wide .widget-dropdown > .widget-label {
  width: 190px; margin: 0; }
.jtbd-box .jtbd-cells { display: grid; gap: 10px; align-items: center; width: 100%; }
.jtbd-box .jtbd-cells > .widget-html { line-height: 1.35; }
.jtbd-box .jtbd-cells.named .widget-label:not(.widget-radio-box *):not(.widget-checkbox *) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.jtbd-box .jtbd-cells.top { font-size: 13.5px; color: var(--jtbd-quiet); border-bottom: 1px solid var(--jtbd-line);
  padding-bottom: 4px; }
.jtbd-box .jtbd-cells.top .widget-html, .jtbd-box .jtbd-cells.top .widget-html-content { font-size: 13.5px; }
.jtbd-box .jtbd-remarks { border-left: 4px solid #D55E00; background: var(--jtbd-card); padding: 8px 14px;
  border-radius: 0 8px 8px 0; max-width: 78ch; }
.jtbd-box .jtbd-remarks ul { margin: 0; padding-left: 18px; }
.jtbd-box .jtbd-remarks li { margin: 0 0 3px; line-height: 1.4; }
.jtbd-box .jtbd-board .jtbd-status.widget-html { margin-top: 4px; }
.jtbd-box .jtbd-keep { display: flex; flex-direction: column; gap: 6px; width: 100%; margin-top: 6px;
  padding-top: 14px; border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-keep-row { display: flex; flex-flow: row wrap; gap: 8px; align-items: center; width: 100%; }
.jtbd-box .jtbd-keep-row .widget-text { flex: 1 1 260px; width: auto; margin: 0; }
.jtbd-box p.jtbd-kept { font-size: 13.5px; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-board .jtbd-notice { margin: 0; }
.jtbd-box .jtbd-board a { color: var(--jtbd-link); }
.jtbd-box .jtbd-who .widget-label { width: 62px; margin: 0; }
.jtbd-box .jtbd-board input, .jtbd-box .jtbd-board select { font-family: inherit; }
.jtbd-box .jtbd-wide .jtbd-chips > .widget-label { width: 190px; margin: 0; flex: none; }
.jtbd-box .jtbd-wide .jtbd-gloss.widget-html { padding-left: 190px; font-size: 13.5px; }
.jtbd-box .jtbd-wide .jtbd-gloss .widget-html-content { font-size: 13.5px; }
.jtbd-box p.jtbd-verdict { font-size: 20px; font-weight: 600; }
.jtbd-box .jtbd-keep-row .jtbd-status { margin: 0 0 0 10px; flex: 1 1 300px; }
.jtbd-box .jtbd-cells.jobs { grid-template-columns: minmax(0, 4fr) 130px minmax(0, 7fr); }
.jtbd-box .jtbd-cells.needs { grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) minmax(0, 7fr); }
.jtbd-box .jtbd-cells.tags { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr) 112px minmax(0, 7fr) 112px;
  padding-bottom: 4px; border-bottom: 1px solid var(--jtbd-line); font-size: 14px; }
.jtbd-box .jtbd-cells.tags .widget-html-content { font-size: 14px; line-height: 1.3; }
.jtbd-box .jtbd-cells.tags select { padding: 0 4px 0 8px; text-overflow: ellipsis; }
.jtbd-box .jtbd-two { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 24px; width: 100%; }
.jtbd-box .jtbd-two:not(.jtbd-above) .widget-label { width: 104px; margin: 0; }
.jtbd-box .jtbd-alike { border: 1px dashed var(--jtbd-line); border-radius: 8px; padding: 10px 14px; }
.jtbd-box .jtbd-board .jtbd-above .widget-text { display: flex; flex-direction: column; align-items: stretch; }
.jtbd-box .jtbd-board .jtbd-above .widget-label { line-height: 1.5; height: auto; margin: 0 0 2px;
  white-space: normal; }
.jtbd-box .jtbd-helps { gap: 0 22px; }
.jtbd-box .jtbd-canvas { display: grid; gap: 0; grid-template-columns: repeat(10, 1fr); border-radius: 8px;
  border: 1px solid var(--jtbd-line); overflow: hidden; margin-top: 6px; }
.jtbd-box .jtbd-canvas > div { padding: 8px 10px; min-height: 62px; border: .5px solid var(--jtbd-line);
  font-size: 14px; line-height: 1.35; color: var(--jtbd-quiet); overflow-wrap: anywhere; }
.jtbd-box .jtbd-canvas .full { color: inherit; background: var(--jtbd-tint); }
.jtbd-box .jtbd-canvas p { font-weight: 600; font-size: 13.5px; }
.jtbd-box .jtbd-canvas ul { margin: 4px 0 0; padding-left: 16px; }
.jtbd-box .jtbd-canvas .b0 { grid-column: 1 / 3; grid-row: 1 / 3; } .jtbd-box .jtbd-canvas .b1 { grid-column: 3 / 5; }
.jtbd-box .jtbd-canvas .b2 { grid-column: 3 / 5; grid-row: 2; }
.jtbd-box .jtbd-canvas .b3 { grid-column: 5 / 7; grid-row: 1 / 3; }
.jtbd-box .jtbd-canvas .b4 { grid-column: 7 / 9; } .jtbd-box .jtbd-canvas .b5 { grid-column: 7 / 9; grid-row: 2; }
.jtbd-box .jtbd-canvas .b6 { grid-column: 9 / 11; grid-row: 1 / 3; }
.jtbd-box .jtbd-canvas .b7 { grid-column: 1 / 6; } .jtbd-box .jtbd-canvas .b8 { grid-column: 6 / 11; }
.jtbd-box .jtbd-cells.seats { grid-template-columns: 210px minmax(0, 1fr) 80px; }
.jtbd-box .jtbd-cells.parties { grid-template-columns: minmax(0, 1fr) 134px 124px minmax(0, 1fr); }
.jtbd-box .jtbd-seat { padding-bottom: 8px; border-bottom: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-more { padding-left: 220px; width: 100%; }
.jtbd-box .jtbd-more .widget-label { width: 116px; margin: 0; }
.jtbd-box .jtbd-chain { gap: 14px; border: 1px solid var(--jtbd-line); border-radius: 10px; padding: 14px 16px; }
.jtbd-box .jtbd-chain-name { font-weight: 600; }
.jtbd-box .jtbd-step { position: relative; gap: 5px; }
.jtbd-box .jtbd-step + .jtbd-step::before { content: "↓"; position: absolute; top: -18px; left: 60px;
  color: var(--jtbd-quiet); }
.jtbd-box .jtbd-board .widget-html.jtbd-feedback { border: 0; background: none; padding: 0 0 0 190px; margin: 0; }
.jtbd-box .jtbd-board .widget-html.jtbd-feedback:not(:has(p)) { display: none; }
.jtbd-box p.jtbd-check { font-size: 14px; line-height: 1.4; } .jtbd-box p.jtbd-check.fine { color: var(--jtbd-quiet); }
.jtbd-box .jtbd-fields { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; width: 100%; }
.jtbd-box .jtbd-field { border: 1px solid var(--jtbd-line); border-radius: 8px; padding: 10px 14px 12px; gap: 6px;
  align-self: stretch; }
.jtbd-box .jtbd-cells.linked { grid-template-columns: 1fr; gap: 4px; }
.jtbd-box .jtbd-cells.linked select { height: 30px; font-size: 13.5px; color: var(--jtbd-quiet); }
@media (max-width: 700px) { .jtbd-box .jtbd-fields, .jtbd-box .jtbd-cells { grid-template-columns: 1fr !important; }
  .jtbd-box .jtbd-cells.top { display: none; } .jtbd-box .jtbd-more { padding-left: 0; } }
"""
