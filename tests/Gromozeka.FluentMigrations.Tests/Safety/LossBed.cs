using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>A database with rows in tables of several kinds, and one migration to run on it, up or down.</summary>
public sealed class LossBed : IDisposable
{
    public const string Tables = """
        CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE children (id INTEGER PRIMARY KEY, parent REFERENCES parents ON DELETE CASCADE, note);
        CREATE TABLE guests (id INTEGER PRIMARY KEY, parent REFERENCES parents ON DELETE SET NULL);
        CREATE TABLE facts (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
        CREATE TABLE users (id INTEGER PRIMARY KEY, key TEXT UNIQUE, filled, unfilled);
        CREATE TABLE kin (id INTEGER PRIMARY KEY, parent REFERENCES kin ON DELETE CASCADE);
        CREATE TABLE watched (id INTEGER PRIMARY KEY);
        CREATE TABLE companions (id INTEGER PRIMARY KEY);
        CREATE TRIGGER watch AFTER DELETE ON watched BEGIN DELETE FROM companions WHERE id = old.id; END;
        CREATE VIRTUAL TABLE docs USING fts5(body);
        CREATE VIRTUAL TABLE found USING fts5(name, content = 'parents', content_rowid = 'id');
        CREATE VIRTUAL TABLE boxes USING rtree(id, low, high);
        """;

    public const string Rows = """
        INSERT INTO parents VALUES (1, 'one'), (2, 'two');
        INSERT INTO children VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c');
        INSERT INTO guests VALUES (1, 1);
        INSERT INTO facts VALUES ('x', 1), ('y', 2);
        INSERT INTO users VALUES (1, 'a', 'v', NULL), (2, 'b', 'v', NULL);
        INSERT INTO kin VALUES (1, NULL), (2, 1), (3, 2);
        INSERT INTO watched VALUES (1), (2);
        INSERT INTO companions VALUES (1), (2);
        INSERT INTO docs VALUES ('text');
        INSERT INTO found (found) VALUES ('rebuild');
        INSERT INTO boxes VALUES (1, 0, 1), (2, 0, 1);
        """;

    private readonly Bed _bed = new();
    private readonly bool _foreignKeys;
    private readonly string _namespace;

    private LossBed(Action<Migration> step, bool foreignKeys, bool isDown, bool hasTransaction)
    {
        _foreignKeys = foreignKeys;
        _namespace = hasTransaction ? Bed.Two : "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";
        _bed.Script.Up(1, migration => migration.Execute.Sql(Tables)).Up(2, isDown ? _ => { } : step).Down(2, isDown ? step : _ => { });
        new DatabaseFile(_bed.PathOf("archive.db")).Execute("CREATE TABLE log (id); INSERT INTO log VALUES (1)");
        Manager().Migrate(isDown ? 2 : 1);
        _bed.File.Execute(Rows);
    }

    public static LossBed Up(Action<Migration> step, bool foreignKeys = false, bool hasTransaction = true) =>
        new(step, foreignKeys, isDown: false, hasTransaction);

    public static LossBed Down(Action<Migration> step, bool foreignKeys = false, bool hasTransaction = true) =>
        new(step, foreignKeys, isDown: true, hasTransaction);

    public DatabaseFile File => _bed.File;

    /// <summary>The file that is attached.</summary>
    public DatabaseFile Archive => new(_bed.PathOf("archive.db"));

    public CapturedLog Log => _bed.Log;

    public MigrationReport Migrate(Action<MigrationOptions>? configure = null) => Manager(configure).Migrate();

    public MigrationReport Rollback(Action<MigrationOptions>? configure = null) => Manager(configure).Rollback();

    public void Dispose() => _bed.Dispose();

    private MigrationManager Manager(Action<MigrationOptions>? configure = null)
    {
        var options = Bed.Options(_namespace);
        configure?.Invoke(options);
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={_bed.File.Path}",
                ForeignKeys = _foreignKeys,
                AttachedDatabases = new Dictionary<string, string> { ["archive"] = _bed.PathOf("archive.db") },
            }
        );
        return new MigrationManager(
            database,
            options,
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider(),
            _bed.Logger
        );
    }
}
