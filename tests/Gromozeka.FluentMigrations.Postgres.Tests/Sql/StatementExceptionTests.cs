using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Sql;

/// <summary>An error says where and why, names what depends on an object, and has no value of a row.</summary>
public sealed class StatementExceptionTests : IDisposable
{
    private readonly PostgresDatabaseOfTest _place = new();
    private readonly PostgresDatabase _database;
    private readonly IDatabaseSession _session;

    public StatementExceptionTests()
    {
        _place.Execute(
            "CREATE TABLE t (id int PRIMARY KEY, name text); CREATE VIEW by_name AS SELECT name FROM t; INSERT INTO t VALUES (1, 'a')"
        );
        _database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = _place.ConnectionString });
        _session = _database.Open(SessionAccess.Write);
    }

    public void Dispose()
    {
        _session.Dispose();
        _database.Dispose();
        _place.Dispose();
    }

    [PostgresTheory]
    [InlineData("SELECT 1,\n  nonsense FROM t", "column \"nonsense\" does not exist (SQLSTATE 42703, line 2, column 3 of the statement)")]
    [InlineData("ALTER TABLE t ALTER name TYPE int USING 1", "by_name")]
    [InlineData("DROP TABLE t", "by_name")]
    [InlineData("SELECT nam FROM t", "Hint: Perhaps you meant to reference the column \"t.name\"")]
    public void Message_OfAFailure_SaysWhereAndWhy(string sql, string expected)
    {
        var error = Record.Exception(() => _session.Execute(new SqlCommand(sql) { IsByAuthor = true }));

        Assert.Contains(expected, error!.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Exception_OfRowsThatViolateAConstraint_HasNoValue()
    {
        _place.Execute("INSERT INTO t VALUES (4711, 'secret')");

        var error = Assert.Throws<StatementException>(() => _session.Execute(new SqlCommand("INSERT INTO t VALUES (4711)")));
        var code = new ConnectionCommand(
            (connection, _) =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO t VALUES (4711)";
                command.ExecuteNonQuery();
            },
            "code"
        );
        var ofCode = Record.Exception(() => _session.Execute(code));

        Assert.DoesNotContain("4711", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", ofCode!.ToString(), StringComparison.Ordinal);
        Assert.Contains("t_pkey", error.Message, StringComparison.Ordinal);
    }
}
