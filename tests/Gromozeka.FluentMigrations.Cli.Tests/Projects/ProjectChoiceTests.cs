using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>What is asked of a project that it does not have is an error that names what it has.</summary>
public sealed class ProjectChoiceTests : ProjectTest
{
    [LongFact]
    public void AnotherFramework_AndATagThatNoMigrationCarries_AreRefused()
    {
        ForeignProject
            .Write(Shell.Folder)
            .WithMigration(1)
            .With(
                "M2.cs",
                """
                using FluentMigrator;
                [Migration(2), Tags("EU")]
                public class M2 : AutoReversingMigration { public override void Up() => Create.Table("eu").WithColumn("id").AsInt64().PrimaryKey(); }
                """
            );

        var error = Fails(ErrorCodes.CommandLine, "status", "--framework", "net9.0");
        Assert.Contains("Shop.csproj is not built for net9.0.", error, StringComparison.Ordinal);
        Assert.Contains("it is built for net10.0", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Shell.File("bin")));

        Assert.Contains(
            "the migrations have the tag EU",
            Fails(ErrorCodes.CommandLine, "migrate", "--tag", "US", "--framework", "net10.0"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No migration carries the tag 'eu'.",
            Fails(ErrorCodes.CommandLine, "migrate", "--tag", "eu", "--no-build"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--include-untagged-migrations needs --tag.",
            Fails(ErrorCodes.CommandLine, "migrate", "--include-untagged-migrations", "false", "--no-build"),
            StringComparison.Ordinal
        );
        Fails(ErrorCodes.UnsupportedAttribute, "migrate", "--no-build");

        Assert.Contains("2 applied, 0 pending.", Ok("migrate", "--tag", "EU", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("2 applied, 0 pending.", Ok("status", "--tag", "EU", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("1 undone, 1 pending.", Ok("rollback", "--tag", "EU", "--no-build"), StringComparison.Ordinal);
    }
}
