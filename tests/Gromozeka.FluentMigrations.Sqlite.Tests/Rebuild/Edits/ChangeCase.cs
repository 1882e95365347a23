using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>What a migration changes of a table that holds rows, how it takes it back, and what is true in between.</summary>
internal sealed record ChangeCase(string Name, Action<Migration> Up, Action<Migration> Down, params (string Sql, string Expected)[] Facts)
{
    /// <summary>
    /// Whether the way back restores the text of the table as well; a part that goes and comes back stands at the end of it.
    /// </summary>
    public bool RestoresText { get; init; } = true;
}
