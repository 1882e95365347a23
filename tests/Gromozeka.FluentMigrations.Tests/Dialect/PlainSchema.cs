using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>Reads tables and columns from the catalog that the product has.</summary>
internal sealed class PlainSchema(PlainSession session) : ISchemaReader
{
    private const string TableNames = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    public long SchemaRevision() =>
        session.IsNew ? 0 : long.Parse(Texts("PRAGMA schema_version")[0], System.Globalization.CultureInfo.InvariantCulture);

    public SchemaSnapshot ReadSchema() => new(ReadTableNames().Select(Read), [], PlainDatabase.NameRules);

    public IReadOnlyList<TableName> ReadTableNames() => session.IsNew ? [] : [.. Texts(TableNames)];

    public bool HasTable(TableName name) => ReadTableNames().Contains(name, PlainDatabase.NameRules);

    public bool HasRows(TableName table) => Texts($"SELECT 'a row' FROM \"{table.Name}\" LIMIT 1").Count > 0;

    public TableShape? ReadTable(TableName name) =>
        ReadTableNames().FirstOrDefault(table => PlainDatabase.NameRules.Equals(table, name)) is { } found ? Read(found) : null;

    public IReadOnlyList<TriggerShape> ReadTriggers() => [];

    private TableShape Read(TableName table) =>
        new(table, Columns(table.Name), Indexes(table.Name), [], "", Texts("SELECT sql FROM sqlite_master WHERE name = @p0", table.Name)[0])
        {
            Names = PlainDatabase.NameRules.Parts,
        };

    private List<IndexShape> Indexes(string table) =>
        [
            .. Texts("SELECT name FROM pragma_index_list(@p0) WHERE \"unique\" AND NOT partial", table)
                .Select(name =>
                {
                    var columns = Texts("SELECT coalesce(name, '') FROM pragma_index_info(@p0)", name);
                    return new IndexShape(name, table, true, IndexOrigin.Statement, columns, null, null) { ColumnNames = columns };
                }),
        ];

    private List<ColumnShape> Columns(string table)
    {
        using var command = session.NewCommand("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(@p0)");
        command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter("@p0", table));
        using var row = command.ExecuteReader();
        var columns = new List<ColumnShape>();
        while (row.Read())
            columns.Add(
                new ColumnShape(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetInt64(2) == 0,
                    row.IsDBNull(3) ? null : row.GetString(3),
                    row.GetInt32(4),
                    "",
                    false,
                    null
                )
            );
        return columns;
    }

    private List<string> Texts(string sql, string? value = null)
    {
        using var command = session.NewCommand(sql);
        if (value is not null)
            command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter("@p0", value));
        using var row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read())
            texts.Add(row.GetString(0));
        return texts;
    }
}
