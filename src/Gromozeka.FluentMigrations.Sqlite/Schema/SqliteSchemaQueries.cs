using System.Data;
using System.Data.Common;
using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Answers <c>Schema.…Exists()</c>. Names are compared case-insensitively, as in SQLite.</summary>
internal sealed class SqliteSchemaQueries(SqliteSession session, SqliteQuoter values)
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    public bool SchemaExists(string schema) => Any($"SELECT 1 FROM pragma_database_list WHERE name = @p0 {NameCollation.Same}", schema);

    /// <summary>A view counts: it can be read like a table, and no table can be created with its name.</summary>
    public bool TableExists(string? schema, string table) =>
        IsAttached(schema)
        && Any(
            $"SELECT 1 FROM {Master(schema)} WHERE type IN ('table', 'view') AND name = @p0 {NameCollation.Same}",
            Quoter.UnQuote(table)
        );

    public bool ColumnExists(string? schema, string table, string column) =>
        IsAttached(schema)
        && Any(
            $"SELECT 1 FROM pragma_table_xinfo(@p0, @p1) WHERE name = @p2 {NameCollation.Same}",
            Quoter.UnQuote(table),
            Schema(schema),
            Quoter.UnQuote(column)
        );

    /// <summary>The declared type of a column; null if there is no such column.</summary>
    public string? ColumnType(string? schema, string table, string column) =>
        IsAttached(schema)
            ? Text(
                $"SELECT type FROM pragma_table_xinfo(@p0, @p1) WHERE name = @p2 {NameCollation.Same}",
                Quoter.UnQuote(table),
                Schema(schema),
                Quoter.UnQuote(column)
            )
            : null;

    public bool IndexExists(string? schema, string table, string index) =>
        IsAttached(schema)
        && Any(
            $"SELECT 1 FROM {Master(schema)} WHERE type = 'index' AND tbl_name = @p0 {NameCollation.Same} AND name = @p1 "
                + $"{NameCollation.Same}",
            Quoter.UnQuote(table),
            Quoter.UnQuote(index)
        );

    /// <summary>
    /// A constraint that the table's statement names, or a unique index, because FluentMigrator's unique constraints are indexes here.
    /// </summary>
    public bool ConstraintExists(string? schema, string table, string constraint) =>
        IsAttached(schema)
        && (
            Any(
                $"SELECT 1 FROM pragma_index_list(@p0, @p1) WHERE \"unique\" = 1 AND name = @p2 {NameCollation.Same}",
                Quoter.UnQuote(table),
                Schema(schema),
                Quoter.UnQuote(constraint)
            ) || NamesConstraint(TableSql(schema, table), Quoter.UnQuote(constraint))
        );

    /// <summary>The PRAGMA omits the brackets around an expression.</summary>
    public bool DefaultValueExists(string? schema, string table, string column, object value) =>
        IsAttached(schema)
        && Any(
            $"SELECT 1 FROM pragma_table_xinfo(@p0, @p1) WHERE name = @p2 {NameCollation.Same} AND @p3 IN (dflt_value, "
                + "'(' || dflt_value || ')')",
            Quoter.UnQuote(table),
            Schema(schema),
            Quoter.UnQuote(column),
            values.QuoteValue(value)
        );

    /// <summary>
    /// Whether the first value is a number above zero. FluentMigrator's processor for SQLite answers in the same way, so that a count of 0
    /// means no.
    /// </summary>
    public bool Exists(string sql)
    {
        if (session.IsNew)
            return false;
        using var command = session.CreateCommand(sql);
        var value = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        return long.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0;
    }

    public DataSet Read(string sql)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        using var command = session.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        for (var column = 0; column < reader.FieldCount; column++)
            table.Columns.Add(new DataColumn(reader.GetName(column), typeof(object)));
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            table.Rows.Add(values);
        }

        return new DataSet { Locale = table.Locale, Tables = { table } };
    }

    private static string Master(string? schema) => Quoter.QuoteTableName("sqlite_master", schema);

    private static string Schema(string? schema) => string.IsNullOrEmpty(schema) ? "main" : schema;

    private static bool NamesConstraint(string? sql, string constraint)
    {
        var isNamed = false;
        foreach (var token in SqliteTokenizer.Read(sql ?? ""))
        {
            if (isNamed && Names.Same(token.Name, constraint))
                return true;
            isNamed = token.Is("CONSTRAINT");
        }

        return false;
    }

    /// <summary>In a database that does not exist, or under a schema name to which no file is attached, nothing can be found.</summary>
    private bool IsAttached(string? schema) => !session.IsNew && (string.IsNullOrEmpty(schema) || SchemaExists(Quoter.UnQuote(schema)));

    private string? TableSql(string? schema, string table) =>
        Text($"SELECT sql FROM {Master(schema)} WHERE type = 'table' AND name = @p0 {NameCollation.Same}", Quoter.UnQuote(table));

    private string? Text(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar() as string;
    }

    private bool Any(string sql, params object[] parameters)
    {
        if (session.IsNew)
            return false;
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read();
    }

    private DbCommand Command(string sql, object[] parameters)
    {
        var command = session.CreateCommand(sql);
        for (var index = 0; index < parameters.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            parameter.Value = parameters[index];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
