using FluentMigrator.Builders.Schema;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Tests.Builders;

public class SchemaRootTests
{
    private static readonly Dictionary<string, Func<ISchemaExpressionRoot, bool>> Questions = new()
    {
        ["SchemaExists(s)"] = schema => schema.Schema("s").Exists(),
        ["TableExists(, T)"] = schema => schema.Table("T").Exists(),
        ["TableExists(s, T)"] = schema => schema.Schema("s").Table("T").Exists(),
        ["ColumnExists(, T, c)"] = schema => schema.Table("T").Column("c").Exists(),
        ["ColumnExists(s, T, c)"] = schema => schema.Schema("s").Table("T").Column("c").Exists(),
        ["IndexExists(, T, i)"] = schema => schema.Table("T").Index("i").Exists(),
        ["IndexExists(s, T, i)"] = schema => schema.Schema("s").Table("T").Index("i").Exists(),
        ["ConstraintExists(, T, k)"] = schema => schema.Table("T").Constraint("k").Exists(),
        ["ConstraintExists(s, T, k)"] = schema => schema.Schema("s").Table("T").Constraint("k").Exists(),
        ["SequenceExists(, q)"] = schema => schema.Sequence("q").Exists(),
        ["SequenceExists(s, q)"] = schema => schema.Schema("s").Sequence("q").Exists(),
    };

    public static TheoryData<string> Calls => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Exists_EachQuestion_AsksTheDatabaseAtOnce(string call)
    {
        Assert.True(Answer(call, StubProcessor.Create("SQLite", existing: call)));
        Assert.False(Answer(call, StubProcessor.Create("SQLite")));
    }

    [Fact]
    public void Root_Accessor_GivesTheContext()
    {
        var context = Recording.Context();
        var contexts = new List<IMigrationContext>();
        new Probe(m => contexts.AddRange(new object[] { m.Create, m.Alter, m.Rename, m.Insert, m.Schema, m.Delete, m.Execute, m.Update }
            .Select(root => ((IMigrationContextAccessor)root).GetMigrationContext()))).GetUpExpressions(context);

        Assert.Equal(8, contexts.Count);
        Assert.All(contexts, found => Assert.Same(context, found));
    }

    private static bool Answer(string call, IQuerySchema database)
    {
        var answer = false;
        Recording.Lines(m => answer = Questions[call](m.Schema), database);
        return answer;
    }

    private sealed class Probe(Action<Migration> up) : ForwardOnlyMigration
    {
        public override void Up() => up(this);
    }
}
