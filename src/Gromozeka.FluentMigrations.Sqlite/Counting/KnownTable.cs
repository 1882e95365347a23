namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>What a table is.</summary>
/// <param name="Type">Whether it is ordinary, virtual, a view, or a part of a virtual table (<c>shadow</c>).</param>
/// <param name="IsVolatile">Whether it disappears with the connection.</param>
/// <param name="Columns">Its stored columns, in their order.</param>
internal sealed record KnownTable(string Type, bool IsVolatile, IReadOnlyList<string> Columns);
