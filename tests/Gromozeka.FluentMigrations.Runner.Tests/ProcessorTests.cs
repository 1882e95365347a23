using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class ProcessorTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Process_Expressions_TakeEffectAtOnce() =>
        _host.Run(runner =>
        {
            runner.Processor.Process(
                new CreateTableExpression
                {
                    TableName = "Books",
                    Columns =
                    {
                        new ColumnDefinition { Name = "Id", Type = DbType.Int64 },
                    },
                }
            );
            runner.Processor.Process(
                new InsertDataExpression { TableName = "Books", Rows = { new InsertionDataDefinition { new("Id", 7) } } }
            );

            Assert.Equal(["7"], _host.File.Rows("SELECT Id FROM Books"));
            Assert.True(runner.Processor.TableExists(null, "Books"));
            Assert.True(runner.Processor.Exists("SELECT 1 FROM Books WHERE Id = {0}", 7));
            Assert.Equal(7L, runner.Processor.ReadTableData(null, "Books").Tables[0].Rows[0]["Id"]);
        });

    [Fact]
    public void RollbackTransaction_AfterExecute_UndoesIt() =>
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Execute("CREATE TABLE Books (Id)");
            runner.Processor.RollbackTransaction();

            Assert.Empty(_host.File.Tables());
        });

    [Fact]
    public void CommitTransaction_AfterExecute_KeepsIt()
    {
        _host.Run(runner =>
        {
            runner.Processor.BeginTransaction();
            runner.Processor.Execute("CREATE TABLE {0} (Id)", "Books");
            runner.Processor.CommitTransaction();
        });

        Assert.Equal(["Books"], _host.File.Tables());
    }

    [Fact]
    public void Resolve_RunnerOnly_TouchesNoFile()
    {
        var database = _host.Ask(runner => runner.Processor.DatabaseType);

        Assert.Equal("SQLite", database);
        Assert.False(File.Exists(_host.File.Path));
    }
}
