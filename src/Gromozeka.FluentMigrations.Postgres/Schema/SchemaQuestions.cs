using System.Data;
using System.Globalization;
using Gromozeka.FluentMigrations.Postgres.Connections;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>
/// Answers a migration's questions about the schema, within the transaction of its session. Names are compared as written; those in quotes
/// without them.
/// </summary>
internal sealed class SchemaQuestions(PostgresSession session)
{
    private const string OfRelation =
        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2";

    public bool HasSchema(string? schema) => Has("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", Schema(schema));

    public bool HasTable(string? schema, string table) =>
        Has($"SELECT 1 {OfRelation} AND c.relkind IN ('r', 'p', 'v', 'f')", Schema(schema), Name(table));

    public bool HasColumn(string? schema, string table, string column) =>
        Has(
            $"""
            SELECT 1 FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = (SELECT c.oid {OfRelation} AND c.relkind IN ('r', 'p', 'v', 'm', 'f'))
              AND a.attname = $3 AND a.attnum > 0 AND NOT a.attisdropped
            """,
            Schema(schema),
            Name(table),
            Name(column)
        );

    public bool HasConstraint(string? schema, string table, string constraint) =>
        Has(
            $"SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conrelid = (SELECT c.oid {OfRelation} AND c.relkind IN ('r', 'p', 'f')) "
                + "AND k.conname = $3",
            Schema(schema),
            Name(table),
            Name(constraint)
        );

    public bool HasIndex(string? schema, string table, string index) =>
        Has(
            "SELECT 1 FROM pg_catalog.pg_indexes WHERE schemaname = $1 AND tablename = $2 AND indexname = $3",
            Schema(schema),
            Name(table),
            Name(index)
        );

    public bool HasSequence(string? schema, string sequence) =>
        Has($"SELECT 1 {OfRelation} AND c.relkind = 'S'", Schema(schema), Name(sequence));

    public bool HasDefault(string? schema, string table, string column, object value) =>
        Has(
            $"""
            SELECT 1 FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = (SELECT c.oid {OfRelation} AND c.relkind IN ('r', 'p', 'f')) AND a.attname = $3
              AND position($4 IN pg_catalog.pg_get_expr(d.adbin, d.adrelid)) > 0
            """,
            Schema(schema),
            Name(table),
            Name(column),
            Convert.ToString(value, CultureInfo.InvariantCulture)!
        );

    public bool HasRow(string sql) => !session.IsNew && Command(sql, command => command.ExecuteScalar() is not null);

    public DataSet Read(string sql) => session.IsNew ? new DataSet { Tables = { new DataTable() } } : Command(sql, command =>
            {
                var table = new DataTable { Locale = CultureInfo.InvariantCulture };
                using var row = command.ExecuteReader();
                for (var column = 0; column < row.FieldCount; column++)
                    table.Columns.Add(new DataColumn(row.GetName(column), row.GetFieldType(column)));
                var values = new object[row.FieldCount];
                while (row.Read())
                {
                    row.GetValues(values);
                    table.Rows.Add(values);
                }

                return new DataSet { Locale = table.Locale, Tables = { table } };
            });

    private T Command<T>(string sql, Func<System.Data.Common.DbCommand, T> use)
    {
        using var command = session.CreateCommand(sql);
        return use(command);
    }

    private bool Has(string sql, params IReadOnlyList<object> values) => !session.IsNew && session.Connection.Read(sql, values) is not null;

    private string Schema(string? schema) => PostgresNames.SchemaOf(schema is null ? null : Name(schema));

    private string Name(string name) => session.Database.Quoter.UnQuote(name);
}
