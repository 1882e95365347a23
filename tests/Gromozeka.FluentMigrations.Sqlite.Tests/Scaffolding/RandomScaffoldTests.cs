using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Scaffolding;

/// <summary>Whatever a schema is, its migration makes the same one.</summary>
public sealed class RandomScaffoldTests : ScaffoldTest
{
    [Fact]
    public void Scaffold_ARandomSchema_ItsMigrationMakesTheSame() => Choices.Try(Check, choices => new RandomSchema(choices).Sql());

    /// <summary>No migration can create a foreign key to columns that are not unique, which SQLite itself only refuses to use.</summary>
    private static void Check(Choices choices)
    {
        using var bench = new Workbench(new RandomSchema(choices).Sql());
        var isWhole = !HasUnusableKey(bench);

        var migration = AssertExact(bench, isWhole);

        if (!isWhole)
            Assert.Contains(migration.LeftOut, one => one.StartsWith("table x: ", StringComparison.Ordinal));
    }

    private static bool HasUnusableKey(Workbench bench)
    {
        try
        {
            bench.Read("PRAGMA foreign_key_check");
            return false;
        }
        catch (SqliteException fault) when (fault.Message.Contains("foreign key mismatch", StringComparison.Ordinal))
        {
            return true;
        }
    }
}
