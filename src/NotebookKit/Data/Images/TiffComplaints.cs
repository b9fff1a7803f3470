using System.Globalization;
using BitMiracle.LibTiff.Classic;

namespace NotebookKit;

/// <summary>
/// Keeps what LibTiff says about a file, instead of letting it print to the terminal. LibTiff has one handler for all; what
/// other code reads goes on to the handler that was there before.
/// </summary>
internal sealed class TiffComplaints : TiffErrorHandler
{
    [ThreadStatic]
    private static TiffComplaints? t_listening;

    private static readonly TiffRelay Relay = new();

    /// <summary>The first error since listening began, or null.</summary>
    public string? First { get; private set; }

    /// <summary>Hears this thread's complaints until <see cref="Silence"/>.</summary>
    public static TiffComplaints Listen()
    {
        Relay.Install();
        return t_listening = new TiffComplaints();
    }

    public static void Silence() => t_listening = null;

    public override void ErrorHandler(Tiff tif, string method, string format, params object[] args) => First ??= string.Format(CultureInfo.InvariantCulture, format, args);

    public override void WarningHandler(Tiff tif, string method, string format, params object[] args) { }

    private sealed class TiffRelay : TiffErrorHandler
    {
        private TiffErrorHandler? _before;
        private bool _installed;

        public void Install()
        {
            lock (this)
            {
                if (_installed) return;
                _before = Tiff.SetErrorHandler(this);
                _installed = true;
            }
        }

        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args) => (t_listening ?? _before)?.ErrorHandler(tif, method, format, args);

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args) => (t_listening ?? _before)?.WarningHandler(tif, method, format, args);
    }
}
