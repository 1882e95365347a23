using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Shortcomings;

/// <summary>What FluentMigrator's existence checks miss on SQLite, line by line, and what they answer here.</summary>
public sealed class ExistenceShortcomingTests : IDisposable
{
    private readonly Workbench _bench = new(
        """
        CREATE TABLE People (id INTEGER, name TEXT DEFAULT 'x', CONSTRAINT PK_People PRIMARY KEY (id),
            CONSTRAINT FK_p FOREIGN KEY (id) REFERENCES People (id), CONSTRAINT UQ_name UNIQUE (name));
        CREATE VIEW Names AS SELECT name FROM People;
        """
    );

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Table_WasCaseSensitive_IsFoundInAnyCase() => Assert.True(Ask(m => m.Schema.Table("PEOPLE").Exists()));

    [Fact]
    public void View_WasNoTable_IsFound() => Assert.True(Ask(m => m.Schema.Table("Names").Exists()));

    [Fact]
    public void Schema_AlwaysExisted_IsAskedFor()
    {
        Assert.True(Ask(m => m.Schema.Schema("main").Exists()));
        Assert.False(Ask(m => m.Schema.Schema("elsewhere").Exists()));
    }

    [Theory]
    [InlineData("PK_People")]
    [InlineData("FK_p")]
    [InlineData("UQ_name")]
    public void Constraint_WasFoundOnlyAsAnIndex_IsFoundByItsName(string name) =>
        Assert.True(Ask(m => m.Schema.Table("People").Constraint(name).Exists()));

    [Fact]
    public void Constraint_ThatIsNone_IsNotFound() => Assert.False(Ask(m => m.Schema.Table("People").Constraint("name").Exists()));

    private bool Ask(Func<Migration, bool> question)
    {
        var answer = false;
        _bench.Migrate(m => answer = question(m));
        return answer;
    }
}
