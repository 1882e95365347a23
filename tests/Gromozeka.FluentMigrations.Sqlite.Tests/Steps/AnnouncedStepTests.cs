using System.Collections;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Sqlite.Steps;

public class AnnouncedStepTests
{
    [Fact]
    public void AStepOfManyTablesWithKeys_IsReadAsOftenAsOneOfFew()
    {
        Assert.Equal(ReadsOf(tables: 10) * 10.0, ReadsOf(tables: 100), ReadsOf(tables: 100) * 0.2);

        static double ReadsOf(int tables)
        {
            var expressions = new Watched([.. Enumerable.Range(1, tables).SelectMany(ATableWithAKey)]);
            var step = new AnnouncedStep(expressions);
            foreach (var table in expressions.OfType<CreateTableExpression>())
            {
                Assert.Single(step.Keys.ForeignOf(table));
                Assert.True(step.IsIndexedUnique(table.TableName, new ColumnDefinition { Name = "Name" }));
            }

            return expressions.Reads;
        }
    }

    [Fact]
    public void AnOperation_IsFoundByItself_AndNotByAnother()
    {
        List<IMigrationExpression> expressions = [.. ATableWithAKey(1)];
        var step = new AnnouncedStep(expressions);

        Assert.Equal([1, 2, 3], expressions.Select(step.NumberOf));
        Assert.Equal(expressions[..1], step.Before(expressions[1]).Select(one => one.Expression));
        Assert.Equal(expressions[2..], step.After(expressions[1]).Select(one => one.Expression));

        var other = ATableWithAKey(1).First();
        Assert.Equal(4, step.NumberOf(other));
        Assert.Equal(expressions, step.Before(other).Select(one => one.Expression));
        Assert.Empty(step.After(other));
    }

    private static IEnumerable<IMigrationExpression> ATableWithAKey(int number)
    {
        yield return new CreateTableExpression
        {
            TableName = $"T{number}",
            Columns = [new ColumnDefinition { Name = "name" }, new ColumnDefinition { Name = "parent" }],
        };
        yield return new CreateIndexExpression
        {
            Index =
            {
                TableName = $"\"t{number}\"",
                IsUnique = true,
                Columns = { new IndexColumnDefinition { Name = "name" } },
            },
        };
        yield return new CreateForeignKeyExpression
        {
            ForeignKey =
            {
                ForeignTable = $"\"t{number}\"",
                ForeignColumns = ["Parent"],
                PrimaryTable = "parents",
                PrimaryColumns = ["id"],
            },
        };
    }

    /// <summary>Counts how often an operation is looked at.</summary>
    private sealed class Watched(IReadOnlyList<IMigrationExpression> expressions) : IReadOnlyList<IMigrationExpression>
    {
        public int Reads { get; private set; }

        public int Count => expressions.Count;

        public IMigrationExpression this[int index] => Seen(expressions[index]);

        public IEnumerator<IMigrationExpression> GetEnumerator() => expressions.Select(Seen).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private IMigrationExpression Seen(IMigrationExpression expression)
        {
            Reads++;
            return expression;
        }
    }
}
