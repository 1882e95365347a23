namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Counts rows.</summary>
internal sealed class RowCounter(IDatabaseSession session, IDatabase database)
{
    /// <summary>
    /// The same loss with the row count of the table; for a column, the count of rows that have a value in it. Both must exist.
    /// </summary>
    public DeletedRows Count(DeletedRows loss)
    {
        var counted = loss.Column is { } column ? database.Quoter.QuoteColumnName(column) : "*";
        using var command = session.CreateCommand($"SELECT count({counted}) FROM {database.Quote(loss.Table)}");
        return loss with { Rows = (long)command.ExecuteScalar()! };
    }
}
