using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Scaffolding;

/// <summary>Scaffolds databases, and applies what was written to new ones.</summary>
public abstract class ScaffoldTest
{
    /// <summary>
    /// Scaffolds a database: the file stays as it is, and the migration makes its schema, and drops it again. Objects that no migration
    /// can create are expected to be named.
    /// </summary>
    /// <returns>The migration.</returns>
    private protected static ScaffoldedMigration AssertExact(Workbench bench, bool isWhole = true)
    {
        var (hash, files) = (bench.File.Hash, bench.File.Files);
        var migration = new MigrationManager(bench.Database(), new MigrationOptions()).Scaffold();
        Assert.Equal(hash, bench.File.Hash);
        Assert.Equal(files, bench.File.Files);
        Assert.Equal(isWhole, migration.LeftOut.Count == 0);
        using var code = new ScaffoldedClass(migration);
        using var target = new Workbench();
        var manager = code.Manager(target.Database());
        manager.Migrate();
        var (expected, actual) = (ScaffoldedClass.Schema(bench.Database()), ScaffoldedClass.Schema(target.Database()));
        var differences = SchemaComparer.Compare(expected, actual).Concat(SchemaComparer.Compare(actual, expected)).ToList();
        Assert.Equal(migration.Differences.Select(one => $"{one}"), SchemaComparer.Compare(expected, actual).Select(one => $"{one}"));
        if (isWhole)
            Assert.True(differences.Count == 0, string.Join("\n", differences) + "\n" + code.Source);
        manager.RollbackTo(0);
        Assert.Empty(ScaffoldedClass.Schema(target.Database()).Tables);
        Assert.Empty(ScaffoldedClass.Schema(target.Database()).OtherNames);
        return migration;
    }

    private protected static ScaffoldedMigration Of(string sql, bool isWhole = true)
    {
        using var bench = new Workbench(sql);
        return AssertExact(bench, isWhole);
    }
}
