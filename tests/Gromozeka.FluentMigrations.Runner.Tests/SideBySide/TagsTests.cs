using FluentMigrator.Runner.Exceptions;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>Which migrations tags choose: FluentMigrator's own runner and <see cref="MigrationManager"/> apply the same.</summary>
public sealed class TagsTests
{
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (
                var tags in new[] { "", "UK", "DE", "FR", "uk", "UK,Production", "UK,DE", "DE,Production", "FR,UK", "Nobody", "Production" }
            )
            {
                cases.Add(tags, true);
                cases.Add(tags, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tags_UnderFluentMigratorAndTheManager_ChooseTheSame(string tags, bool includesUntagged)
    {
        var asked = tags.Split(',', StringSplitOptions.RemoveEmptyEntries);
        using var theirs = new RunnerHost("Tagged")
        {
            Database = builder => builder.AddSQLite(),
            Runner = options => (options.Tags, options.IncludeUntaggedMigrations) = (asked, includesUntagged),
        };
        // FluentMigrator says that there are none; the manager is content with nothing to do.
        var isNothing = Record.Exception(() => theirs.Run(runner => runner.MigrateUp())) is MissingMigrationsException;
        using var ours = new TempFolder();
        var file = new DatabaseFile(ours.File("host.db"));

        new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = file.ConnectionString }),
            new MigrationOptions
            {
                Assemblies = { typeof(RunnerHost).Assembly },
                Namespace = "Gromozeka.FluentMigrations.Runner.Migrations.Tagged",
                Tags = asked,
                IncludeUntaggedMigrations = includesUntagged,
                Numbering = NumberingPolicy.Any,
            }
        ).Migrate();

        Assert.Equal(
            isNothing ? [] : theirs.Versions(),
            file.Tables().Contains("VersionInfo") ? file.Rows("SELECT Version FROM VersionInfo ORDER BY Version") : []
        );
    }
}
