using System.Globalization;

namespace Gromozeka.FluentMigrations;

/// <summary>Which applied migrations ask for something else now than when they were applied. Immutable.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="Edited">The edited migrations in the order of their versions.</param>
/// <param name="NotCompared">The applied migrations that cannot be compared, in the order of their versions.</param>
public sealed record EditReport(string Database, IReadOnlyList<EditedMigration> Edited, IReadOnlyList<NotComparedMigration> NotCompared);

/// <summary>An applied migration that asks for something else now.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="AppliedAt">When it was applied or its last edit was accepted, in UTC; null if the log does not tell.</param>
/// <param name="Then">The lines that it asked for then, from the first to the last one that differs.</param>
/// <param name="Now">The lines that it asks for now in their place.</param>
public sealed record EditedMigration(
    MigrationDescriptor Migration,
    DateTime? AppliedAt,
    IReadOnlyList<string> Then,
    IReadOnlyList<string> Now
)
{
    private const int Shown = 12;

    /// <summary>What the migration asks for now.</summary>
    internal Fingerprints.StepFingerprint? Fingerprint { get; init; }

    /// <summary>
    /// Both, one line each: <c>-</c> before what is gone, <c>+</c> before what is new; at most twelve of each, and of a long line the part
    /// that differs.
    /// </summary>
    public IReadOnlyList<string> Lines => [.. Mark('-', Then, Now), .. Mark('+', Now, Then)];

    /// <summary>The migration, without its lines, which may contain what belongs in no log.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"migration {Migration} is not what was applied{(AppliedAt is { } at ? $" on {at:yyyy-MM-dd}" : "")}"
        );

    private static IEnumerable<string> Mark(char mark, IReadOnlyList<string> lines, IReadOnlyList<string> others) =>
        lines
            .Take(Shown)
            .Select((line, index) => $"{mark} {(index < others.Count ? Excerpt.Of(line, others[index]) : Excerpt.Of(line))}")
            .Concat(lines.Count > Shown ? [$"{mark} … {Quantity.Of(lines.Count - Shown, "more line")}"] : []);
}

/// <summary>An applied migration of which nobody can tell whether it was edited.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Why">Why not, in words.</param>
public sealed record NotComparedMigration(MigrationDescriptor Migration, NotComparedReason Reason, string Why);

/// <summary>Why an applied migration cannot be compared with what it asked for when it was applied.</summary>
public enum NotComparedReason
{
    /// <summary>What it asked for is not known: it was adopted, stamped, or applied by an earlier release or without a log.</summary>
    Unknown,

    /// <summary>It asks the database something, so that it may ask for something else in every state of the database.</summary>
    DataDependent,

    /// <summary>It asks for other operations every time, or its code fails now.</summary>
    NotRepeatable,

    /// <summary>Its values are different every time, and its text is longer than what the log keeps of it.</summary>
    TooLong,
}
