using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>A foreign key, identified by the columns that it joins, because a table may have two keys to the same table.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Table">The referencing table.</param>
/// <param name="Columns">Its columns, in the order of the key.</param>
/// <param name="Parent">The referenced table.</param>
/// <param name="ParentColumns">The referenced columns; empty for its primary key.</param>
internal sealed record AuditedKey(
    string Schema,
    string Table,
    IReadOnlyList<string> Columns,
    string Parent,
    IReadOnlyList<string> ParentColumns
)
{
    private const string Sql = "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(@p0, @p1) ORDER BY id, seq";

    /// <summary>A text that is equal for equal keys.</summary>
    public string Id => Names.Fold(string.Join('\n', [Schema, Table, Parent, .. Columns, "", .. ParentColumns]));

    /// <summary>The keys of a table, by the number that SQLite assigns to each.</summary>
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
