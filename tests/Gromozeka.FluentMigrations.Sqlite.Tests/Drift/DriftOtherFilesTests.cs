using Fixtures.Steps;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Drift;

/// <summary>
/// Migrations that write to a file which the program attaches to each connection: trying them elsewhere must not write to that file.
/// </summary>
public sealed class DriftOtherFilesTests : IDisposable
{
    private const string Up = "CREATE TABLE IF NOT EXISTS old.x (id INTEGER); INSERT INTO old.x VALUES (1)";

    private readonly Workbench _bench = new();
    private readonly DatabaseFile _other;

    public DriftOtherFilesTests() => _other = new DatabaseFile(_bench.Path("other.db"));

    public static TheoryData<bool> Ways => new(true, false);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void GetDrift_Validate_DoNotWriteToIt(bool byOption)
    {
        var manager = Manager(Database(byOption));
        manager.Migrate();

        Assert.False(manager.GetDrift().HasDrift);
        Assert.Empty(manager.Validate());

        Assert.Equal("1", _other.Scalar("SELECT count(*) FROM x"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void ADryRunWithRows_WritesToACopyOfIt(bool byOption)
    {
        _bench.File.Execute("CREATE TABLE t (id INTEGER)");
        _other.Execute("CREATE TABLE x (id INTEGER)");
        using (var copy = DryRunDatabase.Of(Database(byOption), Options()))
        {
            Assert.Null(copy.RowsNotTried);
            Manager(copy).Migrate();
            using var session = copy.Open(SessionAccess.Read);
            using var command = session.CreateCommand("SELECT count(*) FROM old.x");
            Assert.Equal(1L, command.ExecuteScalar());
        }

        Assert.Equal("0", _other.Scalar("SELECT count(*) FROM x"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void ADryRunWithoutRows_WritesToMemory(bool byOption)
    {
        _bench.File.Execute("CREATE TABLE t (id INTEGER)");
        _other.Execute("CREATE TABLE x (id INTEGER)");
        using (var copy = DryRunDatabase.Of(Database(byOption), Options(), withRows: false))
            Manager(copy).Migrate();

        Assert.Equal("0", _other.Scalar("SELECT count(*) FROM x"));
    }

    private SqliteDatabase Database(bool byOption) =>
        _bench.Database(
            new SqliteDatabaseOptions
            {
                ConnectionString = "",
                AttachedDatabases = byOption ? new Dictionary<string, string> { ["old"] = _other.Path } : new Dictionary<string, string>(),
                ConnectionOpened = byOption ? null : Attach,
            }
        );

    private void Attach(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH '{_other.Path}' AS old";
        command.ExecuteNonQuery();
    }

    private static MigrationManager Manager(IDatabase database) =>
        new(
            database,
            Options(),
            new ServiceCollection().AddSingleton(new StepCode(migration => migration.Execute.Sql(Up))).BuildServiceProvider()
        );

    private static MigrationOptions Options() =>
        new()
        {
            Namespace = typeof(StepCode).Namespace!,
            Assemblies = { typeof(StepCode).Assembly },
            Backup = null,
        };
}
