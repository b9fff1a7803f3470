using System.Text;

namespace NotebookKit.Display;

/// <summary>A place for Plotly to draw in, with a picture in it until it does.</summary>
internal sealed record PlotlyPlot(string Json, IPart Still) : IPart
{
    // A page's module loaders would take the library for one of theirs and leave no global behind.
    private const string Before = "(function(){var define,module,exports;", After = "}).call(window);";

    // The place is found by its mark and not by the script's own position, which a notebook doesn't keep. The same figure may stand on a page twice.
    private const string Drawing = "(function(){var left=100,figure=%JSON%;(function draw(){var place=document.querySelector('[data-nbk-plot=\"%ID%\"]:not([data-nbk-drawn])');"
        + "if(!place)return;if(!window.Plotly){if(left-->0)setTimeout(draw,100);return}place.setAttribute('data-nbk-drawn','');place.textContent='';"
        + "window.Plotly.newPlot(place,figure.data,figure.layout,{responsive:true})})()})()";

    public void WriteHtml(HtmlWriter html)
    {
        string id = ContentHash.Of(Json);
        (string? script, string? excuse) = PlotlyLibrary.Take();
        html.Open("div", ("data-nbk-plot", id));
        Still.WriteHtml(html);
        html.Close("div");
        if (excuse is not null) new Line(excuse, Line.Small).WriteHtml(html);
        if (!PlotlyLibrary.IsEmbedded) return;
        if (script is not null) html.Script(Before + script + After);
        html.Script(Drawing.Replace("%ID%", id, StringComparison.Ordinal).Replace("%JSON%", Json, StringComparison.Ordinal));
    }

    public void WriteText(StringBuilder text) => Still.WriteText(text);

    public void Draw(Sheet sheet) => Still.Draw(sheet);
}
