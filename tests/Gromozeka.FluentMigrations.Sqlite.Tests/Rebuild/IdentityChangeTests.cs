using System.Globalization;

using FluentMigrator;

using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A change that changes nothing leaves an equal dump, whatever the database is.</summary>
public class IdentityChangeTests
{
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("GROMOZEKA_FUZZ") ?? "100", CultureInfo.InvariantCulture);

    [Fact]
    public void Case45_RandomSchemaAndAnIdentityChange_LeaveAnEqualDump()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            // Arrange
            var sql = new RandomSchema(seed).Sql();
            using var bench = new Workbench(sql);
            var before = Dump.Of(bench.File);
            var manager = bench.Manager(new StepCode(Identity(bench)), Library.BeforeAlterColumn.Options());

            // Act
            var error = Record.Exception(() => manager.Migrate());

            // Assert
            Assert.True(error is null, $"seed {seed}: {error}\n{sql}");
            var after = Dump.Of(bench.File);
            Assert.True(before.SequenceEqual(after), $"seed {seed}:\n{sql}\n{string.Join("\n", before.Except(after))}\nis now\n{string.Join("\n", after.Except(before))}");
            Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        }
    }

    /// <summary>Gives a column the type that it has; or, when none has a type, takes a default from one that has none.</summary>
    private static Action<Migration> Identity(Workbench bench)
    {
        if (bench.File.Scalar("SELECT name FROM pragma_table_info('x') WHERE type <> '' ORDER BY cid DESC") is { } typed)
        {
            var type = bench.File.Scalar("SELECT type FROM pragma_table_info('x') WHERE type <> '' ORDER BY cid DESC")!;
            return m => m.Alter.Column(typed).OnTable("x").AsCustom(type.Contains(' ', StringComparison.Ordinal) && type.StartsWith("odd", StringComparison.Ordinal) ? $"\"{type}\"" : type);
        }

        var column = bench.File.Scalar("SELECT name FROM pragma_table_info('x') WHERE dflt_value IS NULL") ?? "none";
        return m => m.Delete.DefaultConstraint().OnTable("x").OnColumn(column);
    }
}
