using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

public sealed class LossForecastTests : IDisposable
{
    private static readonly Dictionary<string, (IMigrationExpression[] Step, string Losses)> Forecasts = new()
    {
        ["a table with rows"] = ([Drop("filled")], "table filled (2 rows)"),
        ["a table without rows"] = ([Drop("empty")], ""),
        ["a table that is not there"] = ([Drop("nowhere")], ""),
        ["a quoted table"] = ([Drop("\"filled\"")], "table filled (2 rows)"),
        ["a table twice"] = ([Drop("filled"), Drop("filled")], "table filled (2 rows)"),
        ["a column with a value"] = ([DropColumns("filled", "note")], "column filled.note (1 row)"),
        ["a column without one"] = ([DropColumns("empty", "note")], ""),
        ["a quoted column"] = ([DropColumns("\"filled\"", "\"note\"")], "column filled.note (1 row)"),
        ["two columns, one of them not there"] = ([DropColumns("filled", "nothing", "note")], "column filled.note (1 row)"),
        ["a column of a table that is not there"] = ([DropColumns("nowhere", "note")], ""),
        ["a computed column"] = ([DropColumns("filled", "twice")], ""),
        ["a table that was renamed before"] = ([Rename("filled", "other"), Drop("other")], "table filled (2 rows)"),
        ["a table that is renamed later"] = ([Drop("filled"), Rename("other", "filled")], "table filled (2 rows)"),
        ["a column that was renamed before"] = (
            [RenameColumn("filled", "note", "text"), DropColumns("filled", "text")],
            "column filled.note (1 row)"
        ),
        ["what is no drop"] = ([Create("t"), Insert("filled"), Sql("DROP TABLE filled"), Code()], ""),
        ["more tables than are looked for one by one"] = (
            [.. Enumerable.Range(0, 10).Select(number => Drop($"nowhere{number}")), Drop("FILLED"), DropColumns("filled", "note")],
            "table FILLED (2 rows), column filled.note (1 row)"
        ),
    };

    private static readonly Dictionary<string, (IMigrationExpression[] Step, bool All)> Complete = new()
    {
        ["nothing"] = ([], true),
        ["only new things"] = ([Create("t")], true),
        ["a table that is there"] = ([Drop("filled")], true),
        ["a column that is there"] = ([DropColumns("filled", "note")], true),
        ["a table that is not there"] = ([Drop("nowhere")], false),
        ["a column that is not there"] = ([DropColumns("filled", "nothing")], false),
        ["a table of another schema"] = ([Drop("filled", "archive")], false),
        ["a column of another schema"] = (
            [
                new DeleteColumnExpression
                {
                    TableName = "filled",
                    SchemaName = "archive",
                    ColumnNames = { "note" },
                },
            ],
            false
        ),
        ["a renamed table"] = ([Rename("filled", "other")], false),
        ["a renamed column"] = ([RenameColumn("filled", "note", "text")], false),
        ["SQL"] = ([Sql("SELECT 1")], false),
        ["rows"] = ([Insert("filled")], false),
    };

    private static readonly Dictionary<string, (IMigrationExpression[] Step, bool Never)> Harmless = new()
    {
        ["nothing"] = ([], true),
        ["a new table and its rows"] = ([Create("t"), Insert("T")], true),
        ["the same table twice"] = ([Create("t"), Create("t")], true),
        ["rows of a table that is there"] = ([Insert("filled")], false),
        ["rows before their table"] = ([Insert("t"), Create("t")], false),
        ["a renamed table"] = ([Rename("filled", "other")], true),
        ["an altered column"] = ([Alter("filled", "note")], true),
        ["a dropped table"] = ([Drop("filled")], false),
        ["a dropped column"] = ([DropColumns("filled", "note")], false),
        ["SQL"] = ([Sql("SELECT 1")], false),
        ["code"] = ([Code()], false),
    };

    private readonly LossDatabase _database = LossDatabase.Counting();

    public static TheoryData<string> ForecastNames { get; } = [.. Forecasts.Keys];

    public static TheoryData<string> CompleteNames { get; } = [.. Complete.Keys];

    public static TheoryData<string> HarmlessNames { get; } = [.. Harmless.Keys];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(ForecastNames))]
    public void Losses_OfAStepThatDrops_AreWhatHasRows(string name) =>
        Assert.Equal(Forecasts[name].Losses, string.Join(", ", Of(Forecasts[name].Step).Losses()));

    [Fact]
    public void Losses_ThatAreJudgedLater_AreLeftOut()
    {
        var (later, now) = (Drop("filled"), DropColumns("filled", "note"));

        var losses = Of([later, now]).Losses(new HashSet<IMigrationExpression> { later });

        Assert.Equal("column filled.note (1 row)", Assert.Single(losses).ToString());
    }

    [Theory]
    [MemberData(nameof(CompleteNames))]
    public void TellsAll_OfAStep_WhereItSaysAllThatItLoses(string name) =>
        Assert.Equal(Complete[name].All, Of(Complete[name].Step).TellsAll());

    [Theory]
    [MemberData(nameof(HarmlessNames))]
    public void CannotLose_AStep_ThatOnlyAdds(string name) =>
        Assert.Equal(Harmless[name].Never, LossForecast.CannotLose(Harmless[name].Step, _database.Database.Names));

    private LossForecast Of(IReadOnlyList<IMigrationExpression> step) => new(_database.Session, _database.Database, step);
}
