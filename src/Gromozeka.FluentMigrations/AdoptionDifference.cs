using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations;

/// <summary>One difference between a database and the expected schema, and what it means.</summary>
/// <param name="Class">What it means for the adoption.</param>
/// <param name="Subject">What differs, for example <c>column chat_info.title</c>.</param>
/// <param name="Expected">What was expected; null for something extra.</param>
/// <param name="Found">What was found; null for something missing.</param>
public sealed record AdoptionDifference(DifferenceClass Class, string Subject, string? Expected, string? Found)
{
    /// <inheritdoc cref="SchemaDifference.Mark" />
    internal string Mark { get; init; } = "";

    /// <summary>The difference as one line, without its class.</summary>
    public override string ToString() =>
        (Expected is null ? $"{Subject}: not expected" : $"{Subject}: expected {Expected}, found {Found ?? "nothing"}").ReplaceLineEndings(
            " "
        );

    internal static AdoptionDifference Of(JudgedDifference judged) =>
        new(judged.Class, judged.Difference.Subject, judged.Difference.IsExtra ? null : judged.Difference.Expected, judged.Difference.Found)
        {
            Mark = judged.Difference.Mark,
        };
}

/// <summary>A difference, its meaning, and the command that adds what is missing.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Class">What it means.</param>
/// <param name="Addition">The command that adds what is missing; null if a command does not add it.</param>
internal sealed record JudgedDifference(SchemaDifference Difference, DifferenceClass Class, DatabaseCommand? Addition);
