using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>A test in the folder of a user's project; the database is next to the projects.</summary>
public abstract class ProjectTest : ToolTest
{
    protected ProjectTest()
    {
        Shell.Assembly = null;
        Shell.Environment["FM_CONNECTION"] = $"Data Source={Shell.Database.Path}";
    }

    /// <summary>Applies the one migration of the project in which the user stands.</summary>
    protected void AssertMigrates(params string[] arguments)
    {
        Assert.Contains("1 applied, 0 pending.", Ok(["migrate", .. arguments]), StringComparison.Ordinal);
        Assert.Equal("1", Shell.Database.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'orders1'"));
    }
}
