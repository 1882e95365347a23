using Gromozeka.FluentMigrations.Sqlite.Rebuild;

namespace Gromozeka.FluentMigrations.Sqlite.Scaffolding;

/// <summary>Whatever a schema is, its migration makes the same one.</summary>
public sealed class RandomScaffoldTests : ScaffoldTest
{
    [Fact]
    public void Scaffold_ARandomSchema_ItsMigrationMakesTheSame() =>
        Choices.Try(choices => Of(new RandomSchema(choices).Sql()), choices => new RandomSchema(choices).Sql());
}
