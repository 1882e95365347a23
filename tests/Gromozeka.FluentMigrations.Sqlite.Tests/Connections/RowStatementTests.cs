using System.Globalization;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>Rows that are inserted without the driver's command, and those that are not.</summary>
public sealed class RowStatementTests
{
    public static TheoryData<object?> Values { get; } =
        new(
            null,
            DBNull.Value,
            0L,
            long.MinValue,
            long.MaxValue,
            -0.0,
            0.1,
            double.PositiveInfinity,
            double.Epsilon,
            "",
            "text",
            "наблюдение 😀",
            "a\0b",
            new string('x', 100_000),
            Array.Empty<byte>(),
            new byte[] { 0, 1, 255 },
            new byte[100_000]
        );

    [Theory]
    [MemberData(nameof(Values))]
    public void TryRun_StoresWhatTheDriverStores(object? value)
    {
        using var connection = Open("CREATE TABLE t (id INTEGER PRIMARY KEY, v)");
        using (var command = new SqliteCommand("INSERT INTO t (v) VALUES (@p0)", connection))
        {
            command.Parameters.AddWithValue("@p0", value ?? DBNull.Value);
            command.ExecuteNonQuery();
        }

        using (var statement = Of(connection, "INSERT INTO t (v) VALUES (@p0)", 1)!)
            Assert.True(statement.TryRun([value]));

        Assert.Equal(
            "1|1|1|1",
            Scalar(
                connection,
                "SELECT (a.v IS b.v) || '|' || (typeof(a.v) = typeof(b.v)) || '|' || (hex(a.v) = hex(b.v)) || '|' || "
                    + "(quote(a.v) = quote(b.v)) FROM t a, t b WHERE a.id = 1 AND b.id = 2"
            )
        );
    }

    [Fact]
    public void TryRun_AfterALongerRow_LeavesNothingOfIt()
    {
        using var connection = Open("CREATE TABLE t (a, b)");

        using (var statement = Of(connection, "INSERT INTO t VALUES (@p0, @p1)", 2)!)
        {
            Assert.True(statement.TryRun(["long text", 1L]));
            Assert.True(statement.TryRun([null, "x"]));
        }

        Assert.Equal("long text1,-x", Scalar(connection, "SELECT group_concat(coalesce(a, '-') || b) FROM t"));
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (@p0, @p0)", 2)]
    [InlineData("INSERT INTO t VALUES (@p1, @p0)", 2)]
    [InlineData("INSERT INTO t VALUES (@p0, ?)", 2)]
    [InlineData("INSERT INTO t VALUES (@p0, @p1)", 1)]
    [InlineData("INSERT INTO t VALUES (@p0, 1) RETURNING a", 1)]
    [InlineData("INSERT INTO t VALUES (@p0, 1); INSERT INTO t VALUES (2, 2)", 1)]
    [InlineData("INSERT INTO nothing VALUES (@p0)", 1)]
    [InlineData("-- nothing", 0)]
    public void Of_StatementThatIsNotAsUsual_LeavesItToTheDriver(string sql, int values)
    {
        using var connection = Open("CREATE TABLE t (a, b)");

        Assert.Null(Of(connection, sql, values));

        connection.Close();
    }

    /// <summary>The driver converts the first, and refuses the second, which SQLite would store as NULL.</summary>
    [Theory]
    [InlineData(1.5f)]
    [InlineData(double.NaN)]
    public void TryRun_AValueThatSqliteWouldNotStoreAsItIs_LeavesItToTheDriver(object value)
    {
        using var connection = Open("CREATE TABLE t (a)");
        using var statement = Of(connection, "INSERT INTO t VALUES (@p0)", 1)!;

        Assert.False(statement.TryRun([value]));

        Assert.Equal(0L, Scalar(connection, "SELECT count(*) FROM t"));
    }

    [Fact]
    public void TryRun_WhatSomebodyElseLocks_LeavesItToTheDriver()
    {
        using var bench = new Workbench("CREATE TABLE t (a)");
        using var connection = bench.File.Open();
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
        using var statement = Of(connection, "INSERT INTO t VALUES (@p0)", 1)!;
        using (var other = bench.File.Open())
        {
            using var locking = other.BeginTransaction(deferred: false);
            Assert.False(statement.TryRun([1L]));
        }

        Assert.True(statement.TryRun([2L]));

        Assert.Equal("2", bench.Read("SELECT group_concat(a) FROM t"));
    }

    [Fact]
    public void TryRun_Violation_IsTheErrorOfTheDriver()
    {
        using var connection = Open("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)");
        using var command = new SqliteCommand("INSERT INTO t VALUES (1)", connection);
        var expected = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
        using var statement = Of(connection, "INSERT INTO t VALUES (@p0)", 1)!;

        var error = Assert.Throws<SqliteException>(() => statement.TryRun([1L]));

        Assert.Equal(
            (expected.Message, expected.SqliteErrorCode, expected.SqliteExtendedErrorCode),
            (error.Message, error.SqliteErrorCode, error.SqliteExtendedErrorCode)
        );
    }

    [Fact]
    public void TryRun_AfterAViolation_RunsAgain()
    {
        using var connection = Open("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)");
        using var statement = Of(connection, "INSERT INTO t VALUES (@p0)", 1)!;
        Assert.Throws<SqliteException>(() => statement.TryRun([1L]));

        Assert.True(statement.TryRun([2L]));

        Assert.Equal(2L, Scalar(connection, "SELECT count(*) FROM t"));
    }

    /// <summary>A statement of the closed connection would write to nothing, and call what is no longer there.</summary>
    [Fact]
    public void Migrate_CodeThatOpensTheGivenConnectionAgain_IsLoggedOnTheNewOne()
    {
        using var bench = new Workbench();
        using var open = new OpenConnection(null, $"Data Source={bench.Path("given.db")};Pooling=False");
        var settings = new MigrationOptions
        {
            Namespace = "Fixtures.Untransacted",
            AllowDataLoss = true,
            Backup = null,
            KeepLog = true,
        };
        settings.Assemblies.Add(typeof(OpenConnection).Assembly);
        var step = new Fixtures.Steps.StepCode(m =>
            m.Execute.WithConnection(
                (connection, _) =>
                {
                    connection.Close();
                    connection.Open();
                }
            )
        );
        var manager = new MigrationManager(open.Database(), settings, new ServiceCollection().AddSingleton(step).BuildServiceProvider());

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.ConnectionClosed, error.Code);
        Assert.Equal("1", open.Read("SELECT count(*) FROM migration_log WHERE outcome <> 'running'"));
    }

    /// <summary>Without the transaction, each row would be committed by itself.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Migrate_RowsAfterTheTransactionHasEnded_AreNotInserted(bool isByCode)
    {
        using var bench = new Workbench("CREATE TABLE t (id INTEGER)");

        var error = Record.Exception(() =>
            bench.Migrate(m =>
            {
                if (isByCode)
                    m.Execute.WithConnection(
                        (connection, _) => SQLitePCL.raw.sqlite3_exec(((SqliteConnection)connection).Handle, "ROLLBACK")
                    );
                else
                    m.Execute.Sql("ROLLBACK");
                m.Insert.IntoTable("t").Row(new { id = 1 }).Row(new { id = 2 });
            })
        );

        Assert.IsType<MigrationException>(error);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM t"));
    }

    /// <summary>Values that are SQL may be anything.</summary>
    [Theory]
    [InlineData("3", "3,3")]
    [InlineData("(SELECT count(*) FROM t)", "0,1")]
    [InlineData("7) RETURNING (a", "7,7")]
    [InlineData("8); INSERT INTO other (a) VALUES (9", "8,8")]
    public void Migrate_RowsWithRawSql_AreInserted(string sql, string expected)
    {
        using var bench = new Workbench("CREATE TABLE t (id INTEGER, a); CREATE TABLE other (a)");

        bench.Migrate(m => m.Insert.IntoTable("t").Row(new { id = 1, a = RawSql.Insert(sql) }).Row(new { id = 2, a = RawSql.Insert(sql) }));

        Assert.Equal(expected, bench.Read("SELECT group_concat(a) FROM (SELECT a FROM t ORDER BY id)"));
    }

    [Fact]
    public void Migrate_RowsOfEveryType_AreStoredAsASingleRowIs()
    {
        using var bench = new Workbench("CREATE TABLE one (id INTEGER, a); CREATE TABLE many (id INTEGER, a)");
        object[] values =
        [
            true,
            'x',
            (byte)1,
            -1,
            1.5f,
            2.25m,
            Guid.Empty,
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(3)),
            new DateOnly(2026, 1, 2),
            TimeSpan.FromMinutes(61),
            DayOfWeek.Friday,
            new byte[] { 1 },
            DBNull.Value,
        ];

        bench.Migrate(m =>
        {
            var many = m.Insert.IntoTable("many");
            for (var id = 0; id < values.Length; id++)
            {
                m.Insert.IntoTable("one").Row(new Dictionary<string, object> { ["id"] = id, ["a"] = values[id] });
                many.Row(new Dictionary<string, object> { ["id"] = id, ["a"] = values[id] });
            }
        });

        Assert.Equal(
            values.Length.ToString(CultureInfo.InvariantCulture),
            bench.Read("SELECT count(*) FROM one JOIN many USING (id) WHERE one.a IS many.a AND typeof(one.a) = typeof(many.a)")
        );
    }

    private static RowStatement? Of(SqliteConnection connection, string sql, int values) =>
        RowStatement.Of(connection.Handle!, new SqlCommand(sql) { Rows = [new object?[values]] });

    private static SqliteConnection Open(string sql)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
