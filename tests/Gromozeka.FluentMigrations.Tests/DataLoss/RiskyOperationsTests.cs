using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Recording;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

public sealed class RiskyOperationsTests : IDisposable
{
    private static readonly Dictionary<string, (IMigrationExpression[] Step, string? What)> Cases = new()
    {
        ["nothing"] = ([], null),
        ["a new table and its rows"] = ([Create("t"), Insert("t")], null),
        ["a dropped table"] = ([Create("t"), Drop("filled")], "drops table filled"),
        ["dropped columns"] = ([DropColumns("filled", "note", "twice")], "drops filled.note, filled.twice"),
        ["a dropped schema"] = ([new DeleteSchemaExpression { SchemaName = "old" }], "drops schema old"),
        ["a dropped sequence"] = ([new DeleteSequenceExpression { SequenceName = "numbers" }], "drops sequence numbers"),
        ["deleted rows"] = ([new DeleteDataExpression { TableName = "filled" }], "deletes rows of filled"),
        ["updated rows"] = ([new UpdateDataExpression { TableName = "filled" }], "updates rows of filled"),
        ["code"] = ([Code()], "runs code"),
        ["SQL"] = ([Sql("SELECT 1")], "runs SQL"),
        ["the first of two"] = ([Sql("SELECT 1"), Drop("filled")], "runs SQL"),
        ["a rebuild"] = ([Alter("empty", "note")], "rebuilds a table"),
        ["a renamed table"] = ([Rename("filled", "other")], null),
    };

    private readonly LossDatabase _database = LossDatabase.Counting();

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_AStep_IsTheFirstThatABackupIsWantedFor(string name) =>
        Assert.Equal(Cases[name].What, RiskyOperations.Of(Step(StepDirection.Up), _ => Record(Cases[name].Step)));

    [Fact]
    public void Of_AStepWithoutTransaction_DoesNotLookAtIt() =>
        Assert.Equal(
            "runs without a transaction",
            RiskyOperations.Of(Step(StepDirection.Up, hasTransaction: false), _ => throw new InvalidOperationException())
        );

    [Fact]
    public void Of_AStepThatCannotBeRecorded_SaysSo() =>
        Assert.Equal(
            "cannot be inspected before it runs",
            RiskyOperations.Of(Step(StepDirection.Up), _ => throw new InvalidOperationException())
        );

    private RecordedStep Record(IMigrationExpression[] step)
    {
        var collector = _database.Session.NewCollector();
        collector.Announce(step);
        return new RecordedStep(step, collector, IsDataDependent: false, null);
    }
}
