using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>
/// A cell's HTML without what a self-contained page cannot honour: scripts, frames, and anything fetched from elsewhere.
/// This keeps the page tidy; that it holds is the content security policy's work.
/// </summary>
internal static partial class OutputHtml
{
    public static string WithoutOutside(string html)
    {
        html = ActiveElement().Replace(html, "");
        html = ActiveTag().Replace(html, "");
        html = Handler().Replace(html, "");
        html = OutsideSource().Replace(html, "");
        return OutsideStyle().Replace(html, "none");
    }

    [GeneratedRegex(@"<(script|iframe|object|embed|noscript)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex ActiveElement();

    [GeneratedRegex(@"</?(script|iframe|object|embed|link|base|meta)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveTag();

    [GeneratedRegex("""(?<=<[^>]*)\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("""(?<=<[^>]*)\s(src|srcset|poster|data|background|xlink:href)\s*=\s*("\s*(https?:|//)[^"]*"|'\s*(https?:|//)[^']*'|(https?:|//)[^\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideSource();

    [GeneratedRegex("""url\(\s*["']?\s*(https?:|//)[^)]*\)|@import[^;]+;""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideStyle();
}
