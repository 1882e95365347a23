using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Rewrites the next step of the engine's errors, which name options of a host, in terms of the command line.</summary>
internal static partial class Advice
{
    /// <summary>The remedy for a finding.</summary>
    public static string Remedy(ErrorCode code, string remedy) =>
        Options(code, remedy, version: null)
            .Replace("add --", $"run {CommandFront.Current.Spell("migrate")} with --", StringComparison.Ordinal)
            .Replace(
                "then Repair, with HalfDone = MarkApplied or MarkNotApplied",
                $"then {CommandFront.Current.Spell("repair")} with --mark-applied or --mark-not-applied",
                StringComparison.Ordinal
            )
            .Replace("(HalfDone)", "(--mark-applied or --mark-not-applied)", StringComparison.Ordinal)
            .Replace("Repair, with AcceptEdits", CommandFront.Current.Spell("repair --accept-edits"), StringComparison.Ordinal)
            .Replace("Repair ", CommandFront.Current.Spell("repair") + " ", StringComparison.Ordinal);

    public static string Next(MigrationException error) => Options(error.Code, error.Next, error.Version);

    private static string Options(ErrorCode code, string next, long? version) =>
        code.Id switch
        {
            "GM301" =>
                "use a program that contains these migrations; if this older one may run on the database, add --allow-newer-database",
            "GM302" => "restore the class under its old version; if it is gone for good, add --allow-missing-migrations",
            "GM303" => "give it a version above the current one; if it may run after the later ones, add --allow-out-of-order",
            "GM305" => string.Create(CultureInfo.InvariantCulture, $"to go back: {CommandFront.Current.Spell($"rollback to {version}")}"),
            "GM306" => string.Create(CultureInfo.InvariantCulture, $"to go up: {CommandFront.Current.Spell($"migrate up -t {version}")}"),
            "GM307" => "make sure that every program using the database can work with it, then add --allow-breaking-changes",
            "GM401" => "create a backup of the database; if the rows may be lost, add --allow-data-loss",
            "GM410" => next.Replace("set RestoreOptions.WhileInUse", "add --while-in-use", StringComparison.Ordinal),
            "GM415" => next.Replace("set RestoreOptions.AllowNewerDatabase", "add --allow-newer-database", StringComparison.Ordinal),
            "GM510" => next.Replace(
                "plan the repair with HalfDone = MarkApplied or MarkNotApplied",
                $"{CommandFront.Current.Spell("repair")} with --mark-applied or --mark-not-applied",
                StringComparison.Ordinal
            ),
            _ => Command().Replace(next, match => CommandFront.Current.Spell(match.Groups[1].Value)),
        };

    /// <summary>A command of the tool, with its options.</summary>
    [GeneratedRegex("dotnet fm ([a-z]+(?: --[a-z-]+)*)")]
    private static partial Regex Command();
}
