using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NotebookKit.Host.Tests;

/// <summary>docs/nbkit.md says what the program does.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Repository("docs/nbkit.md"));

    public static TheoryData<string> Commands => [.. NbkitCommand.Create().Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];

    [Fact]
    public void The_table_of_exit_codes_is_that_of_the_program() => Assert.Equal(
        typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!).Order(),
        Rows(Section("Exit codes")).Select(row => int.Parse(row, CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_is_explained(string command) => Assert.Contains($"\n## nbkit {command}\n", Page);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_is_explained(string command) => Assert.Empty(OptionsOf(command).Except(DocumentedOptions(command)));

    [Theory]
    [InlineData("run")]
    [InlineData("describe")]
    [InlineData("strip")]
    [InlineData("convert")]
    [InlineData("doctor")]
    public void No_option_is_explained_that_is_not_there(string command) => Assert.Empty(DocumentedOptions(command).Except(OptionsOf(command)));

    [Fact]
    public void Every_tag_is_explained() => Assert.Equal(
        [.. Constants(typeof(CellTags)).Append(NotebookComparison.IgnoreOutput).Append(NotebookStripper.KeepOutput).Order()],
        Rows(Section("Tags", "###")).Select(row => row.Trim('`')).Order());

    [Fact]
    public void Every_kind_of_report_is_explained() => Assert.Equal(ReportRequest.Kinds, Rows(Section("Reports", "###")).Select(row => row.Trim('`')));

    [Fact]
    public void Everything_that_is_sanitised_is_listed() => Assert.All(SanitiseRules.Default, rule => Assert.Contains($"`{rule.Replacement}`", Section("Checking outputs", "###")));

    [Fact]
    public void The_examples_of_what_is_sanitised_are()
    {
        string[] examples = [.. from Match row in SanitisedRow().Matches(Section("Checking outputs", "###")) from Match example in Quoted().Matches(row.Groups[1].Value) select $"{example.Groups[1].Value} becomes {row.Groups[2].Value}"];

        Assert.NotEmpty(examples);
        var comparison = new TextComparison(new ComparisonOptions(), SanitiseRules.Default);
        Assert.All(examples.Where(example => !example.Contains("Temp") && !example.StartsWith('/')), example =>
        {
            string[] sides = example.Split(" becomes ");
            Assert.Equal(sides[1], comparison.Sanitised(sides[0]));
        });
    }

    private static IEnumerable<string> OptionsOf(string command) => NbkitCommand.Create().Subcommands.Single(known => known.Name == command).Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Append(option.Name));

    private static IEnumerable<string> DocumentedOptions(string command) =>
        Rows(Section($"nbkit {command}")).SelectMany(row => OptionName().Matches(row)).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    /// <summary>A heading's text, to the next heading of any level.</summary>
    private static string Section(string heading, string level = "##")
    {
        int start = Page.IndexOf($"\n{level} {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/nbkit.md has no heading '{heading}'");
        int end = Page.IndexOf("\n##", start + 4, StringComparison.Ordinal);
        return Page[start..(end < 0 ? Page.Length : end)];
    }

    /// <summary>The first column of a section's tables, without their heads.</summary>
    private static IEnumerable<string> Rows(string section) =>
        section.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Trim()).Where(cell => cell.StartsWith('`') || (cell.Length > 0 && char.IsAsciiDigit(cell[0])));

    private static string Repository(string path, [CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "../../..", path);

    [GeneratedRegex("`(--?[a-z-]+)`")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"^\| (`.*) \| `(<\w+>)` \|$", RegexOptions.Multiline)]
    private static partial Regex SanitisedRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
