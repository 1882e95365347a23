using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Dialect;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

/// <summary>A database with a table that has two rows and a column with one value, a table without rows, and a session on it.</summary>
internal sealed class LossDatabase : IDisposable
{
    private const string Tables = """
        CREATE TABLE filled (id INTEGER PRIMARY KEY, note TEXT, twice AS (id * 2));
        INSERT INTO filled (id, note) VALUES (1, 'one'), (2, NULL);
        CREATE TABLE empty (id INTEGER PRIMARY KEY, note TEXT);
        """;

    private readonly TempFolder _folder = new();
    private readonly IDatabase _database;

    private LossDatabase(Func<string, IDatabase> database)
    {
        var file = new DatabaseFile(_folder.File("app.db"));
        file.Execute(Tables);
        _database = database(file.Path);
        Session = _database.Open(SessionAccess.Write);
    }

    public IDatabaseSession Session { get; }

    public IDatabase Database => _database;

    /// <summary>One that counts what statements delete.</summary>
    public static LossDatabase Counting() =>
        new(path => new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={path}" }));

    /// <summary>One that has the verbs only.</summary>
    public static LossDatabase Plain() => new(path => new PlainDatabase(path));

    public string PathOf(string name) => _folder.File(name);

    public void Dispose()
    {
        Session.Dispose();
        _folder.Dispose();
    }
}
