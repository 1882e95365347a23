using System.Globalization;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Cli.DryRuns;

/// <summary>How large the tables of the database are now. Of one that is not there, and of a database that is not, nothing.</summary>
internal sealed class TableSizes(IDatabaseSession session, TableNameComparer names)
{
    /// <summary>How the database compares names.</summary>
    public TableNameComparer Names => names;

    /// <summary>How many rows a table has; with a column, how many of them have a value in it.</summary>
    public long Rows(TableName table, string? column) => Has(table, column) ? Number($"SELECT count({(column is null ? "*" : SqlText.Name(column))}) FROM {SqlText.Name(table)}") : 0;

    /// <summary>The bytes of the values of a table, or of one of its columns, without what a row and its indexes take besides.</summary>
    public long Bytes(TableName table, string? column)
    {
        if (!Has(table, column))
            return 0;
        var columns = column is null ? Texts($"SELECT name FROM pragma_table_info({SqlText.Literal(table.Name)}{(table.Schema.Length == 0 ? "" : ", " + SqlText.Literal(table.Schema))})") : [column];
        return Number($"SELECT coalesce(sum({string.Join(" + ", columns.Select(one => $"coalesce(octet_length({SqlText.Name(one)}), 0)"))}), 0) FROM {SqlText.Name(table)}");
    }

    private bool Has(TableName table, string? column) => session.HasTable(table) && (column is null || session.ReadTable(table)?.Column(column) is not null);

    private List<string> Texts(string sql)
    {
        using var command = session.CreateCommand(sql);
        using var row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read())
            texts.Add(row.GetString(0));
        return texts;
    }

    private long Number(string sql)
    {
        using var command = session.CreateCommand(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
