using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

public sealed class HandMadeCopiesTests : IDisposable
{
    private static readonly Dictionary<string, (IMigrationExpression[] Step, int Drops)> Cases = new()
    {
        ["copied, then dropped"] = ([Sql("INSERT INTO copy SELECT * FROM filled"), Drop("filled")], 1),
        ["copied in small letters"] = ([Sql("insert into copy select * from FILLED"), Drop("filled")], 1),
        ["copied after the drop"] = ([Drop("filled"), Sql("INSERT INTO copy SELECT * FROM filled")], 0),
        ["another table is dropped"] = ([Sql("INSERT INTO copy SELECT * FROM filled"), Drop("empty")], 0),
        ["named, but not read"] = ([Sql("DELETE FROM filled"), Drop("filled")], 0),
        ["one copy of two"] = (
            [
                Sql("INSERT INTO a SELECT * FROM empty"),
                Sql("INSERT INTO b SELECT * FROM filled"),
                Drop("filled"),
                Drop("empty"),
                Drop("other"),
            ],
            2
        ),
        ["one word of two in the name is copied"] = ([Sql("INSERT INTO copy SELECT * FROM filled"), Drop("filled orders")], 0),
        ["a column is dropped"] = ([Sql("INSERT INTO copy SELECT * FROM filled"), DropColumns("filled", "note")], 0),
    };

    private readonly LossDatabase _database = LossDatabase.Counting();

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void DropsAfter_AStep_IsWhatMayHaveBeenCopied(string name)
    {
        var drops = HandMadeCopies.DropsAfter(_database.Session, _database.Database.Names, Cases[name].Step);

        Assert.Equal(Cases[name].Drops, drops.Count);
        Assert.All(drops, drop => Assert.IsType<DeleteTableExpression>(drop));
    }

    [Fact]
    public void DropsAfter_WhereNobodyCounts_IsNothing()
    {
        using var plain = LossDatabase.Plain();

        Assert.Empty(HandMadeCopies.DropsAfter(plain.Session, plain.Database.Names, Cases["copied, then dropped"].Step));
    }
}
