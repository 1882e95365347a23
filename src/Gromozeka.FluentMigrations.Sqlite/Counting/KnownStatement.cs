namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>A statement whose effects are known and whose tables are tracked.</summary>
/// <param name="Effects">What it does.</param>
/// <param name="Target">The table that it acts on; null if there is none that counts.</param>
/// <param name="LooksAtRows">Whether each row must be reported; otherwise SQLite's change count is sufficient.</param>
internal sealed record KnownStatement(StatementEffects Effects, TableRows? Target, bool LooksAtRows);
