using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Copies an in-memory database, and what is attached to it, into the in-memory database of another connection.</summary>
internal sealed class MemoryRowCopies(SqliteDatabase database) : IRowCopies
{
    public RowCopy Open(CancellationToken cancellationToken)
    {
        using var source = (SqliteSession)database.Open(SessionAccess.Read, cancellationToken);
        var copy = (SqliteSession)database.OpenScratch();
        try
        {
            foreach (
                var schema in source.Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq", row =>
                    row.GetString(0)
                )
            )
                Copy(source, copy, schema, cancellationToken);
            return RowCopy.Of(copy, static () => { });
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void DeleteLeft()
    {
        // A copy in memory does not outlive its process.
    }

    private void Copy(SqliteSession source, SqliteSession copy, string schema, CancellationToken cancellationToken)
    {
        var quoted = SqliteQuoter.Instance.Quote(schema);
        if (copy.Number("SELECT count(*) FROM pragma_database_list WHERE name = @p0", schema) == 0)
            copy.Connection.Run($"ATTACH DATABASE ':memory:' AS {quoted}");
        // SQLite cannot copy pages of another size into an in-memory database.
        copy.Connection.Run($"PRAGMA {quoted}.page_size = {source.Number($"PRAGMA {quoted}.page_size")}");
        using var pages = new PageCopy(source.Handle, copy.Handle, database.LockTimeout, schema);
        using var work = database.Work.Begin($"copying {database.Name} for the dry run", () => pages.Share);
        pages.Run(cancellationToken);
    }
}
