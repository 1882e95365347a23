using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>SQLite: a file in a folder of its own, with foreign keys, as PostgreSQL always has them.</summary>
internal sealed class SqliteProduct : Product
{
    private const string Highest = "(SELECT CAST(coalesce(max(number), 0) AS TEXT) FROM history)";
    private const string Body = $"BEGIN UPDATE facts SET fact = {Highest} WHERE name = 'version'; END";

    private readonly TempFolder _folder = new();

    public override HistoryMirror Mirror { get; } =
        new(
            "facts",
            "name",
            "fact",
            "version",
            $"""
            CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, fact TEXT);
            CREATE TRIGGER IF NOT EXISTS facts_insert AFTER INSERT ON history {Body};
            CREATE TRIGGER IF NOT EXISTS facts_delete AFTER DELETE ON history {Body};
            INSERT INTO facts (name, fact) SELECT 'version', '0' WHERE NOT EXISTS (SELECT 1 FROM facts WHERE name = 'version');
            UPDATE facts SET fact = {Highest} WHERE name = 'version' AND fact IS NOT {Highest};
            """
        );

    public override string ConnectionString => $"Data Source={_folder.File("app.db")};Foreign Keys=True";

    protected override string Int64Type => "INTEGER";

    public override void Recover() => Rows("SELECT name FROM sqlite_master");

    public override DbConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString + ";Pooling=False");
        connection.Open();
        return connection;
    }

    protected override IDatabase NewDatabase(TimeSpan lockTimeout) =>
        new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = ConnectionString, LockTimeout = lockTimeout });

    protected override void Drop() => _folder.Dispose();
}
