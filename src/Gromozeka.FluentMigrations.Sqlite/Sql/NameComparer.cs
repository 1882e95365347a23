using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Compares names as SQLite does: case-insensitively for the letters A to Z only. <c>Чат</c> and <c>чат</c> are two names.
/// </summary>
internal sealed class NameComparer : StringComparer
{
    public static readonly NameComparer Instance = new();

    /// <summary>Compares table names; a name without a schema is in the main database file.</summary>
    public static readonly TableNameComparer Tables = new(Instance, Names.Main);

    private NameComparer() { }

    public override int Compare(string? x, string? y) =>
        string.CompareOrdinal(x is null ? null : Names.Fold(x), y is null ? null : Names.Fold(y));

    public override bool Equals(string? x, string? y) => ReferenceEquals(x, y) || Names.Same(x, y);

    public override int GetHashCode(string obj) => Names.Fold(obj).GetHashCode(StringComparison.Ordinal);
}
