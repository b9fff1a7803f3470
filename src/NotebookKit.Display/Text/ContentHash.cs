using System.Security.Cryptography;
using System.Text;

namespace NotebookKit.Display;

/// <summary>A name for a piece of output that depends on nothing but what is in it, so that a run that changes nothing changes no file.</summary>
internal static class ContentHash
{
    private const int Characters = 12;

    public static string Of(string content) => "nbk-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..Characters];
}
