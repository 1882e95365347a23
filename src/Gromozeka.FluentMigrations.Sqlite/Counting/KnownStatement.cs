namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>A statement whose effects are known and whose tables are tracked.</summary>
/// <param name="Effects">What it does.</param>
/// <param name="Target">The table that it is about; null when there is none that counts.</param>
/// <param name="LooksAtRows">Whether each row is looked at; otherwise SQLite's number of changes is all.</param>
internal sealed record KnownStatement(StatementEffects Effects, TableRows? Target, bool LooksAtRows);
