using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>A foreign key, by what it joins: two to the same table are two.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Table">The table that refers.</param>
/// <param name="Columns">Its columns, in the order of the key.</param>
/// <param name="Parent">The table that it refers to.</param>
/// <param name="ParentColumns">The columns there; empty for its primary key.</param>
internal sealed record AuditedKey(
    string Schema,
    string Table,
    IReadOnlyList<string> Columns,
    string Parent,
    IReadOnlyList<string> ParentColumns
)
{
    private const string Sql = "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(@p0, @p1) ORDER BY id, seq";

    /// <summary>The same text for the same key.</summary>
    public string Id => Names.Fold(string.Join('\n', [Schema, Table, Parent, .. Columns, "", .. ParentColumns]));

    /// <summary>The keys of a table, by the number that SQLite gives each.</summary>
    public static IReadOnlyDictionary<long, AuditedKey> Of(IDatabaseSession session, string schema, string table) =>
        session
            .Rows(
                Sql,
                row =>
                    (Id: row.GetInt64(0), Parent: row.GetString(1), From: row.GetString(2), To: row.IsDBNull(3) ? null : row.GetString(3)),
                table,
                schema
            )
            .GroupBy(column => column.Id)
            .ToDictionary(
                key => key.Key,
                key => new AuditedKey(
                    schema,
                    table,
                    [.. key.Select(column => column.From)],
                    key.First().Parent,
                    [.. key.Select(column => column.To).OfType<string>()]
                )
            );
}
