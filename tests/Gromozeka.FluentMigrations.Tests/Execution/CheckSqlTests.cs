using System.Data;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>Any text that an author may give a check.</summary>
public sealed class CheckSqlTests : IDisposable
{
    private readonly Bed _bed = new();
    private readonly IDatabaseSession _session;

    public CheckSqlTests()
    {
        _bed.File.Execute(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent);
            PRAGMA foreign_keys = OFF;
            INSERT INTO child VALUES (1, 5);
            """
        );
        _session = _bed.Database().Open(SessionAccess.Write);
        _session.Begin();
    }

    public void Dispose()
    {
        _session.Dispose();
        _bed.Dispose();
    }

    [Theory]
    [InlineData(typeof(Writes))]
    [InlineData(typeof(WritesAfterAQuery))]
    [InlineData(typeof(WritesBehindABracket))]
    public void ACheckThatWrites_Fails(Type migration)
    {
        Assert.NotNull(Run(migration));
        AssertWroteNothing();
    }

    [Theory]
    [InlineData(typeof(WritesAfterAQuery), "the check writes to the database")]
    [InlineData(typeof(Pragma), "the check found a row (table = child, rowid = 1, parent = parent, fkid = 0)")]
    [InlineData(typeof(SecondQuery), "the check found a row (id = 1)")]
    [InlineData(typeof(Nothing), "the check has no query")]
    [InlineData(typeof(Blob), "the check found a row (b = X'0010', n = NULL)")]
    [InlineData(typeof(Empty), null)]
    [InlineData(typeof(Words), "there is a child without a parent")]
    [InlineData(typeof(Fault), "NullReferenceException: Object reference not set to an instance of an object.")]
    [InlineData(typeof(NoWords), "InvalidOperationException: ")]
    public void ACheck_SaysWhatItFound(Type migration, string? found)
    {
        Assert.Equal(found, Run(migration)?.Message);
        AssertWroteNothing();
    }

    [Fact]
    public void ALongValue_IsShortened() => Assert.InRange(Run(typeof(Long))!.Message.Length, 200, 300);

    [Fact]
    public void AMethodThatWrites_FailsAndWritesNothing()
    {
        Assert.Contains("readonly", Run(typeof(MethodThatWrites))!.Message, StringComparison.Ordinal);
        AssertWroteNothing();
    }

    [Fact]
    public void AMethodThatClosesTheConnection_FailsWithThat() =>
        Assert.Contains("closed", $"{Run(typeof(MethodThatCloses))!.Message}", StringComparison.OrdinalIgnoreCase);

    private Exception? Run(Type migration)
    {
        var step = new PreparedStep(migration, (Migration)Activator.CreateInstance(migration)!, null, StepDirection.Up) { Name = "It" };
        return Record.Exception(() =>
        {
            foreach (var check in MigrationChecks.Of(step))
                _session.Execute(check);
        });
    }

    /// <summary>And the next step can write.</summary>
    private void AssertWroteNothing()
    {
        _session.Execute(new SqlCommand("INSERT INTO parent VALUES (7)"));
        _session.Commit();
        Assert.Equal(["1|5|7"], _bed.File.Rows("SELECT child.id, parent, parent.id FROM child, parent"));
    }

    public abstract class Checked : Migration
    {
        public override void Up() { }

        public override void Down() { }
    }

    public abstract class CheckedByCode : Checked, IVerifiedMigration
    {
        public abstract void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction);
    }

    [Verify("DELETE FROM child")]
    private sealed class Writes : Checked;

    [Verify("SELECT 1 WHERE 0; DELETE FROM child")]
    private sealed class WritesAfterAQuery : Checked;

    [Verify("SELECT 1) AS found WHERE 0; DELETE FROM child; --")]
    private sealed class WritesBehindABracket : Checked;

    [Verify("PRAGMA foreign_key_check")]
    private sealed class Pragma : Checked;

    [Verify("SELECT 1 WHERE 0; SELECT id FROM child;")]
    private sealed class SecondQuery : Checked;

    [Verify("-- nothing")]
    private sealed class Nothing : Checked;

    [Verify("SELECT x'0010' AS b, NULL AS n")]
    private sealed class Blob : Checked;

    [Verify("WITH c AS (SELECT id FROM child) SELECT id FROM c WHERE id > 1;\n-- the end")]
    private sealed class Empty : Checked;

    [Verify("SELECT replace(hex(zeroblob(50000)), '0', 'x') AS text")]
    private sealed class Long : Checked;

    private sealed class Words : CheckedByCode
    {
        public override void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction) =>
            throw new InvalidOperationException("there is a child without a parent");
    }

    private sealed class NoWords : CheckedByCode
    {
        public override void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction) =>
            throw new InvalidOperationException("");
    }

    private sealed class Fault : CheckedByCode
    {
        public override void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction) =>
            _ = ((IDbCommand)null!).Connection;
    }

    private sealed class MethodThatCloses : CheckedByCode
    {
        public override void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction) => connection.Close();
    }

    private sealed class MethodThatWrites : CheckedByCode
    {
        public override void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "DELETE FROM child";
            command.ExecuteNonQuery();
        }
    }
}
