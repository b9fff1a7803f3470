namespace NotebookKit.Display;

/// <summary>
/// The style rules, in sets that an output asks for. A face paints its own background, because a notebook's page may be
/// dark while the reader's system is light, and the other way round: ink and ground then always come from one theme.
/// Shades are translucent and therefore sit well on both grounds.
/// </summary>
internal static class Css
{
    /// <summary>Ink, ground, type.</summary>
    public const string Base =
        ".nbk{--nbk-b:#fff;--nbk-i:#1f2328;--nbk-d:#59636e;--nbk-l:#d1d9e0;color-scheme:light dark;"
        + "--nbk-ink:var(--jp-ui-font-color1,var(--vscode-editor-foreground,var(--nbk-i)));"
        + "--nbk-dim:var(--jp-ui-font-color2,var(--vscode-descriptionForeground,var(--nbk-d)));"
        + "--nbk-line:var(--jp-border-color2,var(--vscode-widget-border,var(--nbk-l)));"
        + "background:var(--jp-layout-color0,var(--vscode-editor-background,var(--nbk-b)));color:var(--nbk-ink);"
        + "border:1px solid var(--vscode-contrastBorder,transparent);box-sizing:border-box;padding:8px 12px;border-radius:6px;max-width:1000px;overflow-x:auto;"
        + "font:13px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;font-variant-numeric:tabular-nums}"
        + "@media(prefers-color-scheme:dark){.nbk{--nbk-b:#0d1117;--nbk-i:#e6edf3;--nbk-d:#9198a1;--nbk-l:#3d444d}}"
        + "@media(prefers-contrast:more){.nbk{--nbk-i:#000;--nbk-d:#1f2328;--nbk-l:#59636e}}"
        + "@media(prefers-contrast:more) and (prefers-color-scheme:dark){.nbk{--nbk-b:#000;--nbk-i:#fff;--nbk-d:#e6edf3;--nbk-l:#9198a1}}"
        + "div.nbk p{margin:0 0 6px}.nbk strong{font-weight:600}.nbk .nbk-title{font-size:15px;font-weight:600}.nbk .nbk-dim{color:var(--nbk-dim)}"
        + ".nbk .nbk-small{font-size:12px;color:var(--nbk-dim)}";

    /// <summary>Parts of parts.</summary>
    public const string Nested = ".nbk .nbk-in{margin-left:18px}";

    /// <summary>Things that scroll; what heads them stays in sight.</summary>
    public const string Scroller =
        ".nbk .nbk-scroll{max-height:440px;overflow:auto;margin:4px 0 8px}"
        + ".nbk .nbk-scroll thead th{position:sticky;top:0;background:var(--jp-layout-color0,var(--vscode-editor-background,var(--nbk-b)))}";

    /// <summary>Things that fold.</summary>
    public const string Fold =
        ".nbk summary{display:list-item;cursor:pointer;color:var(--nbk-dim)}.nbk details{margin:2px 0 6px}";

    /// <summary>Text that keeps its columns.</summary>
    public const string Mono =
        ".nbk .nbk-mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:12px;"
        + "line-height:1.45;margin:0 0 6px;padding:0;border:0;background:none;color:inherit;white-space:pre;overflow-x:auto}";

    /// <summary>Tables; the selectors outweigh those that notebook front ends put on every table.</summary>
    public const string Table =
        ".nbk .nbk-table{border-collapse:collapse;border:0;margin:4px 0 8px;width:auto;font-size:13px;color:inherit}"
        + ".nbk .nbk-table tr:nth-child(n){background:none;border:0}"
        + ".nbk .nbk-table th,.nbk .nbk-table td{padding:2px 20px 2px 0;border:0;text-align:left;white-space:nowrap;line-height:1.4}"
        + ".nbk .nbk-table .nbk-wrap{white-space:normal;overflow-wrap:anywhere;max-width:640px}"
        + ".nbk .nbk-table th{font-weight:500}.nbk .nbk-table thead th{color:var(--nbk-dim);border-bottom:1px solid var(--nbk-line)}"
        + ".nbk .nbk-table tfoot tr:first-child td,.nbk .nbk-table tfoot tr:first-child th{border-top:1px solid var(--nbk-line)}"
        + ".nbk .nbk-table .nbk-r{text-align:right}.nbk .nbk-table small{font-size:10px}.nbk .nbk-table img{margin:0}"
        + ".nbk .nbk-bar{display:inline-block;height:9px;background:#0072b2;border-radius:2px;vertical-align:middle}@media(forced-colors:active){.nbk .nbk-bar{forced-color-adjust:none;background:Highlight}}";

    /// <summary>Pictures.</summary>
    public const string Picture = ".nbk img{display:block;margin:0 0 4px;max-width:100%;height:auto;background:none}.nbk .nbk-crisp{image-rendering:pixelated}";

    /// <summary>Tiles of a grid.</summary>
    public const string Tiles =
        ".nbk .nbk-tiles{border-collapse:collapse;border:0;margin:4px 0}.nbk .nbk-tiles tr:nth-child(n){background:none;border:0}"
        + ".nbk .nbk-tiles td,.nbk .nbk-tiles th{border:0;padding:2px 8px 6px 0;vertical-align:top;text-align:left;font-size:11px;font-weight:400;"
        + "line-height:1.35;min-width:56px;max-width:130px;overflow-wrap:anywhere;white-space:normal}.nbk .nbk-tiles th{font-size:13px;vertical-align:middle;padding-right:12px}"
        + ".nbk .nbk-tiles img{display:inline;vertical-align:bottom;border-radius:2px;outline:1px solid rgba(128,128,128,.35)}.nbk .nbk-tiles .nbk-said{width:92px;min-width:92px}.nbk .nbk-tiles .nbk-wide{width:112px;min-width:112px}.nbk .nbk-tiles .nbk-wrong img{outline:2px solid #d55e00}";

    /// <summary>Parts beside each other.</summary>
    public const string Beside =
        ".nbk .nbk-beside{border-collapse:collapse;border:0;margin:2px 0}.nbk .nbk-beside>tbody>tr:nth-child(n){background:none;border:0}"
        + ".nbk .nbk-beside>tbody>tr>td{border:0;padding:0 20px 2px 0;vertical-align:top;text-align:left;font-size:13px;white-space:normal}.nbk .nbk-beside img{max-width:none}";

    /// <summary>A figure set large.</summary>
    public const string Big = "div.nbk p.nbk-big{font-size:30px;font-weight:600;line-height:1.15;margin:0 0 2px}.nbk .nbk-big small{font-size:13px;font-weight:400;color:var(--nbk-dim)}";

    /// <summary>Progress bars.</summary>
    public const string Progress = ".nbk progress{width:260px;height:12px;vertical-align:middle;accent-color:#0072b2}";

    /// <summary>
    /// Column heads that stand upright, for tables with many narrow columns. In a front end that puts all outputs on one page
    /// another output's table rules may come later, so these must outweigh them rather than follow them.
    /// </summary>
    public const string Matrix =
        ".nbk .nbk-table.nbk-matrix td{line-height:1.2;text-align:right;padding:3px 7px;min-width:30px}"
        + ".nbk .nbk-table.nbk-matrix thead th{vertical-align:bottom;border:0;padding:3px 4px}.nbk .nbk-table.nbk-matrix thead .nbk-r{text-align:right;padding-right:7px}"
        + ".nbk .nbk-table.nbk-matrix thead th:first-child{padding-left:0}"
        + ".nbk .nbk-table.nbk-matrix thead span{writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block;max-height:120px;overflow:hidden}";
}
