using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKit.Host;

/// <summary>Turns a value into its forms through the registered formatters.</summary>
internal static partial class ValueFormatter
{
    // Their default form is half a kilobyte of HTML and CSS around the same characters.
    private static readonly Type[] PlainTypes =
    [
        typeof(bool), typeof(char), typeof(string), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint),
        typeof(long), typeof(ulong), typeof(nint), typeof(nuint), typeof(Half), typeof(float), typeof(double), typeof(decimal),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid), typeof(Version),
    ];

    static ValueFormatter()
    {
        foreach (Type type in PlainTypes) Formatter.SetPreferredMimeTypesFor(type, MimeBundle.PlainText);
        Formatter.Register<Version>(version => version.ToString(), MimeBundle.PlainText); // they would list its properties
        ArrayFace.Register();
        ExceptionFace.Register();
    }

    /// <summary>Registers our own defaults: before a notebook's own formatters, which are to win.</summary>
    public static void Prepare() => RuntimeHelpers.RunClassConstructor(typeof(ValueFormatter).TypeHandle);

    /// <param name="value">The value, or null.</param>
    /// <param name="mimeTypes">The forms asked for by name; none means the type's preferred ones and text/plain.</param>
    /// <remarks>What a sequence throws while it is listed is thrown: the cell would otherwise pass for one that did its work.</remarks>
    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        if (value is null) return MimeBundle.Plain(Formatter.NullString);
        if (value is MimeBundle forms) return forms;

        IEnumerable<string> wanted = mimeTypes.Count > 0
            ? mimeTypes
            : Formatter.GetPreferredMimeTypesFor(value.GetType()).Append(MimeBundle.PlainText).Distinct();
        return new MimeBundle([.. wanted.Select(mimeType => KeyValuePair.Create(mimeType, Format(value, mimeType)))]);
    }

    private static string Format(object value, string mimeType)
    {
        try
        {
            string form = value.ToDisplayString(value is IHtmlContent && mimeType == MimeBundle.PlainText ? MimeBundle.Html : mimeType);
            return value is IHtmlContent && mimeType == MimeBundle.PlainText ? HtmlText.Of(form) : mimeType == MimeBundle.Html ? OwnTypes().Replace(form, "<code>") : form;
        }
        catch (Exception failure) when (failure is not ThreadAbortException && value is IEnumerable and not ICollection)
        {
            ExceptionDispatchInfo.Throw(Inner(failure));
            throw;
        }
        catch (Exception thrown) when (thrown is not ThreadAbortException)
        {
            // A property's getter or a user's formatter threw; the cell itself did its work.
            Exception failure = Inner(thrown);
            string sentence = $"This {value.GetType().Name} cannot be shown as {mimeType}: {failure.GetType().Name}: {ExceptionText.MessageOf(failure)}";
            return mimeType == MimeBundle.Html ? WebUtility.HtmlEncode(sentence) : sentence;
        }
    }

    private static Exception Inner(Exception failure) => failure is TargetInvocationException { InnerException: { } inner } ? Inner(inner) : failure;

    // A cell's own type is nested in its submission, which is nobody's business.
    [GeneratedRegex(@"<code>Submission#\d+\+")]
    private static partial Regex OwnTypes();
}
