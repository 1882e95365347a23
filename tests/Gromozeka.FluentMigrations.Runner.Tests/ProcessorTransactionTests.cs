using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The processor as hosts use it directly, inside and outside transactions.</summary>
public sealed class ProcessorTransactionTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public ProcessorTransactionTests() => _host.File.Execute("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)");

    public void Dispose() => _host.Dispose();

    private IReadOnlyList<string> Values => _host.File.Rows("SELECT a FROM t ORDER BY a");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Transaction_AlterColumnInIt_IsPartOfIt(bool commits)
    {
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Process(Alter());
            runner.Processor.Execute("INSERT INTO t VALUES ('2')");
            Assert.Equal(2, runner.Processor.Read("SELECT * FROM t").Tables[0].Rows.Count);
            Assert.Equal("INTEGER", _host.File.Scalar("SELECT type FROM pragma_table_info('t')"));
            if (commits)
                runner.Processor.CommitTransaction();
            else
                runner.Processor.RollbackTransaction();
        });

        Assert.Equal(commits ? ["1", "2"] : ["1"], Values);
        Assert.Equal(commits ? "TEXT" : "INTEGER", _host.File.Scalar("SELECT type FROM pragma_table_info('t')"));
    }

    [Fact]
    public void Process_AlterColumnOutsideATransaction_TakesEffectAtOnce() =>
        _host.Run(runner =>
        {
            runner.Processor.Process(Alter());

            Assert.Equal("TEXT", _host.File.Scalar("SELECT type FROM pragma_table_info('t')"));
            Assert.False(((EngineProcessor)runner.Processor).HasTransaction());
        });

    [Theory]
    [InlineData(true, true, "1,2,3")]
    [InlineData(true, false, "1")]
    [InlineData(false, false, "1")]
    public void NestedPairs_CommitWithTheOuterOne(bool inner, bool outer, string expected)
    {
        _host.Run(runner =>
        {
            var processor = runner.Processor;
            processor.BeginTransaction();
            processor.Execute("INSERT INTO t VALUES (2)");
            processor.BeginTransaction();
            processor.Execute("INSERT INTO t VALUES (3)");
            End(processor, inner);
            Assert.Equal(["1"], Values);
            End(processor, outer);
        });

        Assert.Equal(expected, string.Join(",", Values));
    }

    [Fact]
    public void NestedPair_RolledBack_OuterCannotCommit() =>
        _host.Run(runner =>
        {
            var processor = runner.Processor;
            processor.BeginTransaction();
            processor.BeginTransaction();
            processor.Execute("INSERT INTO t VALUES (3)");
            processor.RollbackTransaction();

            Assert.Equal(ErrorCodes.TransactionEnded, Assert.Throws<MigrationException>(processor.CommitTransaction).Code);
            processor.RollbackTransaction();
            processor.BeginTransaction();
            processor.Execute("INSERT INTO t VALUES (4)");
            processor.CommitTransaction();
            Assert.Equal(["1", "4"], Values);
        });

    [Fact]
    public void CommitAndRollback_WithoutATransaction_DoNothing() =>
        _host.Run(runner =>
        {
            runner.Processor.CommitTransaction();
            runner.Processor.RollbackTransaction();
            runner.Processor.BeginTransaction();
            runner.Processor.CommitTransaction();

            Assert.Equal(["1"], Values);
        });

    [Fact]
    public void Dispose_WithinATransaction_UndoesIt()
    {
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Execute("INSERT INTO t VALUES (2)");
            runner.Processor.Dispose();
            runner.Processor.Dispose();
        });

        Assert.Equal(["1"], Values);
    }

    [Fact]
    public void Use_AfterDispose_IsRefused() =>
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Execute("INSERT INTO t VALUES (2)");
            runner.Processor.Dispose();

            Assert.Throws<ObjectDisposedException>(() => runner.Processor.Execute("INSERT INTO t VALUES (3)"));
            Assert.Throws<ObjectDisposedException>(() => runner.Processor.TableExists(null, "t"));
            Assert.Throws<ObjectDisposedException>(runner.Processor.CommitTransaction);
            Assert.Equal(["1"], Values);
        });

    [Fact]
    public void Execute_Fails_TransactionCanGoOn() =>
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Execute("INSERT INTO t VALUES (2)");
            Assert.ThrowsAny<Exception>(() => runner.Processor.Execute("INSERT INTO nowhere VALUES (2)"));
            runner.Processor.CommitTransaction();

            Assert.Equal(["1", "2"], Values);
        });

    [Theory]
    [InlineData("ROLLBACK")]
    [InlineData("COMMIT")]
    public void CommitTransaction_StatementEndedIt_IsRefused(string sql) =>
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Execute("INSERT INTO t VALUES (2)");
            runner.Processor.Execute(sql);

            Assert.Equal(ErrorCodes.TransactionEnded, Assert.Throws<MigrationException>(runner.Processor.CommitTransaction).Code);
        });

    [Fact]
    public void Execute_BeginAndCommitAsSql_AreTheHosts() =>
        _host.Run(runner =>
        {
            runner.Processor.Execute("BEGIN");
            runner.Processor.Execute("INSERT INTO t VALUES (2)");
            Assert.Equal(["1"], Values);
            runner.Processor.Execute("COMMIT");

            Assert.Equal(["1", "2"], Values);
        });

    private static void End(IMigrationProcessor processor, bool commits)
    {
        if (commits)
            processor.CommitTransaction();
        else
            processor.RollbackTransaction();
    }

    private static AlterColumnExpression Alter() =>
        new()
        {
            TableName = "t",
            Column = new ColumnDefinition
            {
                Name = "a",
                Type = DbType.String,
                IsNullable = true,
                ModificationType = ColumnModificationType.Alter,
            },
        };
}
