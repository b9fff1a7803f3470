using System.Runtime.InteropServices;

namespace NotebookKit.Tests.Data;

/// <summary>Lets this thread see files as the user "nobody" does, since root may read everything; without effect for other users.</summary>
internal sealed partial class EyesOfNobody : IDisposable
{
    private const uint Nobody = 65534;
    private readonly uint _before = SetFileUser(Nobody);

    public void Dispose() => _ = SetFileUser(_before);

    // Linux keeps this user by thread; giving root's up takes root's rights over files along (man 2 setfsuid).
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial uint SetFileUser(uint user);
}
