using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>How large the tables of the database are now. Of one that is not there, and of a database that is not, nothing.</summary>
internal sealed class TableSizes(IDatabase database, IDatabaseSession session)
{
    /// <summary>How the database compares names.</summary>
    public StringComparer Names => session.NameComparer;

    /// <summary>How many rows a table has; with a column, how many of them have a value in it.</summary>
    public long Rows(string table, string? column)
    {
        if (!Has(table, column))
            return 0;
        var counted = column is null ? "*" : database.Quoter.QuoteColumnName(column);
        using var command = session.CreateCommand($"SELECT count({counted}) FROM {database.Quoter.QuoteTableName(table, null)}");
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The bytes of the values of a table, or of one of its columns, without what a row and its indexes take besides; null where nobody can tell.</summary>
    public long? Bytes(string table, string? column) => Has(table, column) ? database.Find<IDatabaseInspection>()?.ReadBytes(session, table, column) : 0;

    private bool Has(string table, string? column) => session.HasTable(table) && (column is null || session.ReadTable(table)?.Column(column) is not null);
}
