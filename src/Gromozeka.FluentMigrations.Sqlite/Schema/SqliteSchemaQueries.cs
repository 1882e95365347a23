using System.Data;

using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Answers the questions of <c>Schema.…Exists()</c>. Names are compared without regard to case, as SQLite does.</summary>
internal sealed class SqliteSchemaQueries(SqliteSession session)
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    public bool SchemaExists(string schema) => Any("SELECT 1 FROM pragma_database_list WHERE lower(name) = lower(@p0)", schema);

    /// <summary>A view counts: it can be read like a table, and a table of its name cannot be created.</summary>
    public bool TableExists(string? schema, string table) =>
        Any($"SELECT 1 FROM {Master(schema)} WHERE type IN ('table', 'view') AND lower(name) = lower(@p0)", Quoter.UnQuote(table));

    public bool ColumnExists(string? schema, string table, string column) => Any(
        "SELECT 1 FROM pragma_table_xinfo(@p0, @p1) WHERE lower(name) = lower(@p2)", Quoter.UnQuote(table), Schema(schema), Quoter.UnQuote(column));

    public bool IndexExists(string? schema, string table, string index) => Any(
        $"SELECT 1 FROM {Master(schema)} WHERE type = 'index' AND lower(tbl_name) = lower(@p0) AND lower(name) = lower(@p1)",
        Quoter.UnQuote(table), Quoter.UnQuote(index));

    /// <summary>A constraint that the table's statement names, or a unique index: FluentMigrator's unique constraints are indexes here.</summary>
    public bool ConstraintExists(string? schema, string table, string constraint) =>
        Any(
            "SELECT 1 FROM pragma_index_list(@p0, @p1) WHERE \"unique\" = 1 AND lower(name) = lower(@p2)",
            Quoter.UnQuote(table), Schema(schema), Quoter.UnQuote(constraint))
        || NamesConstraint(TableSql(schema, table), Quoter.UnQuote(constraint));

    public bool DefaultValueExists(string? schema, string table, string column, object value) => Any(
        "SELECT 1 FROM pragma_table_xinfo(@p0, @p1) WHERE lower(name) = lower(@p2) AND dflt_value = @p3",
        Quoter.UnQuote(table), Schema(schema), Quoter.UnQuote(column), SqliteLiteral.Of(value));

    public bool Exists(string sql) => Any(sql);

    public DataSet Read(string sql)
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
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
            if (isNamed && token.Name.Equals(constraint, StringComparison.OrdinalIgnoreCase))
                return true;
            isNamed = token.Is("CONSTRAINT");
        }

        return false;
    }

    private string? TableSql(string? schema, string table)
    {
        if (session.IsNew)
            return null;
        using var command = session.CreateCommand($"SELECT sql FROM {Master(schema)} WHERE type = 'table' AND lower(name) = lower(@p0)");
        Add(command, 0, Quoter.UnQuote(table));
        return command.ExecuteScalar() as string;
    }

    private bool Any(string sql, params object[] parameters)
    {
        if (session.IsNew)
            return false;
        using var command = session.CreateCommand(sql);
        for (var index = 0; index < parameters.Length; index++)
            Add(command, index, parameters[index]);
        using var reader = command.ExecuteReader();
        return reader.Read();
    }

    private static void Add(IDbCommand command, int index, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{index}";
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
