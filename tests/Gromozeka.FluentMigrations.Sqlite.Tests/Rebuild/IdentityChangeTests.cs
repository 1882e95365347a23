using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A change that changes nothing leaves an equal dump, whatever the database is.</summary>
public class IdentityChangeTests
{
    [Fact]
    public void Migrate_IdentityChangeOfARandomSchema_LeavesAnEqualDump() =>
        Choices.Try(
            choices =>
            {
                // Arrange
                using var bench = new Workbench(new RandomSchema(choices).Sql());
                if (Identity(bench) is not { } change)
                    return;
                var before = Dump.Of(bench.File);
                var manager = bench.Manager(new StepCode(change), Library.BeforeAlterColumn.Options());

                // Act
                var error = Record.Exception(() => manager.Migrate());

                // Assert
                Assert.Null(error);
                var after = Dump.Of(bench.File);
                Assert.True(
                    before.SequenceEqual(after),
                    $"{string.Join("\n", before.Except(after))}\nis now\n{string.Join("\n", after.Except(before))}"
                );
                Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
            },
            choices => new RandomSchema(choices).Sql()
        );

    /// <summary>
    /// Gives a column the type that it has; or, when none has a type, takes a default from one that has none. Null where all have one.
    /// </summary>
    private static Action<Migration>? Identity(Workbench bench)
    {
        if (bench.File.Scalar("SELECT name FROM pragma_table_info('x') WHERE type <> '' ORDER BY cid DESC") is { } typed)
        {
            var type = bench.File.Scalar("SELECT type FROM pragma_table_info('x') WHERE type <> '' ORDER BY cid DESC")!;
            return m =>
                m.Alter.Column(typed)
                    .OnTable("x")
                    .AsCustom(
                        type.Contains(' ', StringComparison.Ordinal) && type.StartsWith("odd", StringComparison.Ordinal)
                            ? $"\"{type}\""
                            : type
                    );
        }

        return bench.File.Scalar("SELECT name FROM pragma_table_info('x') WHERE dflt_value IS NULL") is { } column
            ? m => m.Delete.DefaultConstraint().OnTable("x").OnColumn(column)
            : null;
    }
}
