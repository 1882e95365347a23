using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Commands.Options;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Rewrites what the engine advises, which names its options and methods, in terms of the command line. The same words are rewritten in
/// every text, whatever the error.
/// </summary>
internal static partial class Advice
{
    private const string Marks = "--mark-applied or --mark-not-applied";

    /// <summary>The options of the engine, and those of the command line that set them.</summary>
    private static readonly Dictionary<string, string> Switches = new()
    {
        [nameof(MigrationOptions.AllowBreakingChange)] = RunOptions.AllowBreakingChanges.Name,
        [nameof(MigrationOptions.AllowDataLoss)] = RunOptions.AllowDataLoss.Name,
        [nameof(MigrationOptions.AllowMissingMigrations)] = RunOptions.AllowMissingMigrations.Name,
        [nameof(MigrationOptions.AllowNewerDatabase)] = RunOptions.AllowNewerDatabase.Name,
        [nameof(MigrationOptions.AllowOutOfOrder)] = RunOptions.AllowOutOfOrder.Name,
        [nameof(RestoreOptions.WhileInUse)] = "--while-in-use",
    };

    /// <summary>The remedy for a finding.</summary>
    public static string Remedy(string remedy) =>
        InWords(remedy).Replace("add --", $"run {CommandFront.Current.Spell("migrate")} with --", StringComparison.Ordinal);

    /// <summary>The next step after an error.</summary>
    /// <remarks>The commands' own errors are already in terms of the command line.</remarks>
    public static string Next(MigrationException error) =>
        error.Code.Id.StartsWith("GM7", StringComparison.Ordinal) ? error.Next : InWords(WithoutUnknown(error.Next));

    /// <summary>A text that names no option which the running command does not have.</summary>
    private static string WithoutUnknown(string text) =>
        OptionalSwitch()
            .Replace(text, match => !Switches.TryGetValue(match.Groups["name"].Value, out var option) || CommandFront.Current.Has(option)
                    ? match.Value
                : match.Groups["condition"].Success ? ""
                : $"run {CommandFront.Current.Spell("migrate")} with {option}");

    /// <summary>A text in terms of the command line.</summary>
    public static string InWords(string text)
    {
        var front = CommandFront.Current;
        text = BesideItsCommand().Replace(text, "");
        text = WithItsCommand().Replace(text, "$1");
        text = Command().Replace(text, match => front.Spell(match.Groups[1].Value));
        text = Down().Replace(text, match => $": {front.Spell($"rollback to {match.Groups[1].Value}")}");
        text = Up().Replace(text, match => $": {front.Spell($"migrate up -t {match.Groups[1].Value}")}");
        text = Switch().Replace(text, match => Spelled(match));
        text = HalfDone().Replace(text, _ => $"{front.Spell("repair")} with {Marks}");
        text = text.Replace("(HalfDone)", $"({Marks})", StringComparison.Ordinal);
        text = text.Replace("Repair, with AcceptEdits", front.Spell("repair --accept-edits"), StringComparison.Ordinal);
        return Repair().Replace(text, _ => front.Spell("repair"));
    }

    private static string Spelled(Match match) =>
        !Switches.TryGetValue(match.Groups["name"].Value, out var option) ? match.Value
        : match.Value[0] == '(' ? $"({option})"
        : $"add {option}";

    /// <summary>A command of the tool, with its options.</summary>
    [GeneratedRegex("dotnet fm ([a-z]+(?: --[a-z-]+)*)")]
    private static partial Regex Command();

    /// <summary>A method that a text names beside its command.</summary>
    [GeneratedRegex(@"(?<=\()[A-Z]\w+ with \w+, (?=dotnet fm )")]
    private static partial Regex BesideItsCommand();

    /// <summary>An option that a text names with its command.</summary>
    [GeneratedRegex(@"\bAlign \((dotnet fm [^)]*)\)")]
    private static partial Regex WithItsCommand();

    [GeneratedRegex(@", call RollbackTo\((\d+)\)")]
    private static partial Regex Down();

    [GeneratedRegex(@", call Migrate\((\d+)\)")]
    private static partial Regex Up();

    [GeneratedRegex(@"\bset (?:RestoreOptions\.)?(?<name>[A-Z]\w+)|\((?<name>Allow\w+)\)")]
    private static partial Regex Switch();

    /// <summary>An option, with the condition under which it helps.</summary>
    [GeneratedRegex(@"(?<condition>; if [^;,]*, )?\bset (?:RestoreOptions\.)?(?<name>[A-Z]\w+)")]
    private static partial Regex OptionalSwitch();

    [GeneratedRegex(@"(?:PlanRepair|[Pp]lan the repair|Repair,) with HalfDone = MarkApplied or MarkNotApplied(?:, and Repair\b)?")]
    private static partial Regex HalfDone();

    /// <summary>The method, and not a name that a text quotes or puts in brackets.</summary>
    [GeneratedRegex(@"(?<![\w.('""`\[])Repair\b")]
    private static partial Regex Repair();
}
