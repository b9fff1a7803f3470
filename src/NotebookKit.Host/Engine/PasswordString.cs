namespace Microsoft.DotNet.Interactive;

/// <summary>A password that somebody typed: shown as dots, so that no output keeps it.</summary>
/// <param name="password">The password.</param>
public sealed class PasswordString(string password)
{
    /// <summary>The password itself.</summary>
    public string GetClearTextPassword() => password;

    /// <summary>Dots, as many for every password.</summary>
    public override string ToString() => "••••••";
}
