using System.Data.Common;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Counts rows.</summary>
internal sealed class RowCounter(IDatabaseSession session, IDatabase database)
{
    /// <summary>
    /// Whether a table has any row, without reading more than one. One that cannot be read, because it needs a collation that is not
    /// registered, is taken for one that has.
    /// </summary>
    public bool HasRows(TableName table)
    {
        try
        {
            return Scalar($"SELECT count(*) FROM (SELECT 1 FROM {database.Quote(table)} LIMIT 1) AS one") > 0;
        }
        catch (DbException)
        {
            // A fault of the file itself is met again by whatever comes next, and explained there.
            return true;
        }
    }

    /// <summary>The same loss with the rows that the table has; of a column, with those that have a value in it.</summary>
    public DeletedRows Count(DeletedRows loss) => loss with
    {
        Rows = Scalar($"SELECT count({(loss.Column is { } column ? database.Quoter.QuoteColumnName(column) : "*")}) FROM {database.Quote(loss.Table)}"),
    };

    private long Scalar(string sql)
    {
        using var command = session.CreateCommand(sql);
        return (long)command.ExecuteScalar()!;
    }
}
