using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// A count knows what statements do from the count before it, unless anybody has changed the schema since, by whatever way.
/// </summary>
public sealed class SchemaMemoryTests : IDisposable
{
    private const string Trigger = "TRIGGER t AFTER UPDATE ON facts BEGIN DELETE FROM log; END";
    private const string WriteTrigger = "INSERT INTO sqlite_master VALUES ('trigger', 't', 'facts', 0, 'CREATE " + Trigger + "')";

    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;
    private readonly SqliteSession _session;

    public SchemaMemoryTests()
    {
        _file = new DatabaseFile(_folder.File("a.db"));
        _file.Execute(
            """
            CREATE TABLE facts (k PRIMARY KEY, v);
            CREATE TABLE log (line);
            INSERT INTO facts VALUES ('x', 1), ('y', 2);
            INSERT INTO log VALUES ('one'), ('two'), ('three');
            """
        );
        _session = (SqliteSession)
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_file.Path}", ForeignKeys = true }).Open(
                SessionAccess.Write
            );
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Effects_SameSchema_AreReadOnce()
    {
        var before = _session.ChangeCounters;
        Update();
        Assert.Same(before, _session.ChangeCounters);
        var memory = new SchemaMemory(_session.Handle);

        memory.Look();
        var first = memory.Effects("UPDATE facts SET v = 0");
        Assert.True(memory.Look());

        Assert.Same(first, memory.Effects("UPDATE facts SET v = 0"));
    }

    [Theory]
    [InlineData("CREATE " + Trigger)]
    [InlineData("CREATE TEMP " + Trigger)]
    [InlineData("ATTACH ':memory:' AS other", "CREATE TEMP " + Trigger)]
    public void Update_AfterTheSessionMadeATrigger_CountsWhatThatDeletes(params string[] statements)
    {
        Update();

        Run(statements);

        Assert.Equal("3 rows of table log by a trigger", Update());
    }

    [Theory]
    [InlineData("CREATE " + Trigger)]
    [InlineData("CREATE TEMP " + Trigger)]
    [InlineData("PRAGMA writable_schema = ON", WriteTrigger, "PRAGMA writable_schema = RESET")]
    public void Update_AfterACountedStepMadeATrigger_CountsWhatThatDeletes(params string[] statements)
    {
        Update();

        Counted(statements);

        Assert.Equal("3 rows of table log by a trigger", Update());
    }

    /// <summary>
    /// The number of the schema stays. On a connection that the session does not reopen, as it does after such a statement.
    /// </summary>
    [Fact]
    public void Update_AfterACountedStatementWroteToTheSchemaTable_CountsWhatTheTriggerDeletes()
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        var counters = new ChangeCounters(connection.Handle!, NativeHooks.Instance!, tellsRows: true, _session.Steps);
        Execute("PRAGMA writable_schema = ON");
        Assert.Equal("", Count("UPDATE facts SET v = v + 1"));

        Count(WriteTrigger);

        Execute("PRAGMA writable_schema = RESET");
        Assert.Equal("3 rows of table log by a trigger", Count("UPDATE facts SET v = v + 1"));

        string Count(string statement)
        {
            using var count = counters.Start();
            Execute(statement);
            return string.Join(", ", count.Read());
        }

        void Execute(string statement)
        {
            using var command = new SqliteCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public void Update_AfterAnotherConnectionMadeATrigger_CountsWhatThatDeletes()
    {
        Update();

        _file.Execute("CREATE " + Trigger);

        Assert.Equal("3 rows of table log by a trigger", Update());
    }

    [Fact]
    public void Update_WithinOneTransaction_FollowsTheSchema()
    {
        _session.Begin();
        Assert.Equal("", Counted("UPDATE facts SET v = v + 1"));
        Assert.Equal("3 rows of table log by a trigger", Counted("CREATE " + Trigger, "UPDATE facts SET v = v + 1"));
        Assert.Equal("", Counted("DROP TRIGGER t", "INSERT INTO log VALUES ('again')", "UPDATE facts SET v = v + 1"));
        _session.Commit();
    }

    /// <summary>The savepoint is older than the count.</summary>
    [Fact]
    public void Update_AfterARollbackToASavepoint_CountsWhatTheTriggerDeletesThatIsThereAgain()
    {
        _session.Begin();
        Run("CREATE " + Trigger, "SAVEPOINT a", "DROP TRIGGER t");

        var deleted = Counted("UPDATE facts SET v = v + 1", "ROLLBACK TO a", "UPDATE facts SET v = v + 1");

        Assert.Equal("3 rows of table log by a trigger", deleted);
        _session.Commit();
    }

    /// <summary>The schema of a transaction that was rolled back has a number that another one gets.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Update_AfterARollback_IsNotThatOfTheSchemaThatIsGone(bool isCounted)
    {
        _session.Begin();
        if (isCounted)
            Counted("CREATE TABLE other (a)");
        else
            Run("CREATE TABLE other (a)");
        Assert.Equal("", Counted("UPDATE facts SET v = v + 1"));
        var gone = SchemaVersion();
        _session.Rollback();

        _file.Execute("CREATE " + Trigger);

        Assert.Equal(gone, SchemaVersion());
        Assert.Equal("3 rows of table log by a trigger", Update());
    }

    /// <summary>A step: it reads the version table first, with which SQLite sees the schema of the file.</summary>
    private string Update()
    {
        _session.Begin();
        Run("SELECT v FROM facts");
        var deleted = Counted("UPDATE facts SET v = v + 1");
        _session.Commit();
        return deleted;
    }

    private object? SchemaVersion()
    {
        using var command = _session.CreateCommand("PRAGMA schema_version");
        return command.ExecuteScalar();
    }

    private string Counted(params string[] statements)
    {
        using var count = _session.ChangeCounters!.Start();
        Run(statements);
        return string.Join(", ", count.Read());
    }

    /// <summary>Runs statements of the engine: after those of an author, the session reopens its connection.</summary>
    private void Run(params string[] statements)
    {
        foreach (var statement in statements)
            _session.Execute(new SqlCommand(statement));
    }
}
