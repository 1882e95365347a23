namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// The columns that <c>Alter.Table(…).IfExists()</c> named on a table that does not exist. A column's index, foreign key, default and
/// existing rows are expressions of their own, which do not know that they belong to it: they are left out with it.
/// </summary>
internal sealed class SkippedColumns
{
    private readonly HashSet<(string Table, string Column)> _columns = [];

    public void Add(string table, string column) => _columns.Add(Key(table, column));

    public bool Contains(string table, IEnumerable<string> columns) => columns.Any(column => _columns.Contains(Key(table, column)));

    private static (string Table, string Column) Key(string table, string column) => (table.ToUpperInvariant(), column.ToUpperInvariant());
}
