namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>The result of a check of a whole database. Only damage prevents further work on it.</summary>
/// <param name="Damage">The first sign that the file itself is damaged; null if there is none.</param>
/// <param name="Unchecked">What could not be checked here, and why; it may be intact.</param>
/// <param name="BrokenRows">Rows that violate a constraint of their table; they can be read and corrected.</param>
public sealed record IntegrityReport(string? Damage, IReadOnlyList<string> Unchecked, IReadOnlyList<string> BrokenRows)
{
    /// <summary>Everything was checked, and nothing was found.</summary>
    public static IntegrityReport Sound { get; } = new(null, [], []);

    /// <summary>Nothing was checked: the product offers no check.</summary>
    public static IntegrityReport NotOffered { get; } = new(null, ["the database: its provider has no integrity check"], []);

    /// <summary>The file is damaged.</summary>
    /// <param name="damage">The first sign of damage.</param>
    public static IntegrityReport Damaged(string damage) => new(damage, [], []);
}
