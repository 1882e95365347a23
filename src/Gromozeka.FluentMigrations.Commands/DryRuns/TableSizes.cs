using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>The current sizes of the tables of the database. A missing table or database has none.</summary>
internal sealed class TableSizes(IDatabase database, IDatabaseSession session)
{
    /// <summary>How the database compares names.</summary>
    public TableNameComparer Names => database.Names;

    /// <summary>The row count of a table; with a column, the count of rows with a value in it.</summary>
    public long Rows(TableName table, string? column)
    {
        if (!Has(table, column))
            return 0;
        var counted = column is null ? "*" : database.Quoter.QuoteColumnName(column);
        using var command = session.CreateCommand($"SELECT count({counted}) FROM {database.Quote(table)}");
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The bytes of the values of a table, or of one of its columns, without the overhead of rows and indexes; null if not known.
    /// </summary>
    public long? Bytes(TableName table, string? column) =>
        Has(table, column) ? database.Find<IDatabaseInspection>()?.ReadBytes(session, table, column) : 0;

    private bool Has(TableName table, string? column) =>
        session.HasTable(table) && (column is null || session.ReadTable(table)?.Column(column) is not null);
}
