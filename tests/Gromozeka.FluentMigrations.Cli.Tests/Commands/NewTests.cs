using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>new</c>.</summary>
public sealed class NewTests(PackedTool tool) : ToolTest(tool)
{
    [Fact]
    public void New_AfterTheBotsMigrations_FollowsTheirConvention()
    {
        var folder = Shell.File("Migrations");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("src/Gromozeka.Database/Migrations"), "*.cs"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        var call = Shell.Run("new", "add user preferences", "--folder", "Migrations");

        Assert.Equal("Migrations/Migration003AddUserPreferences.cs\n", call.Output);
        Assert.Equal(
            """
            using FluentMigrator;

            namespace Gromozeka.Database.Migrations;

            /// <summary>Add user preferences.</summary>
            [Migration(3, "Add user preferences")]
            public sealed class Migration003AddUserPreferences : Migration
            {
                /// <inheritdoc />
                public override void Up()
                {
                    throw new NotImplementedException("Write what the migration changes.");
                }

                /// <inheritdoc />
                public override void Down()
                {
                    throw new NotImplementedException("Bring back the schema before it, in the reverse order.");
                }
            }

            """,
            File.ReadAllText(Path.Combine(folder, "Migration003AddUserPreferences.cs")));
        Assert.Equal("Migrations/Migration004More.cs\n", Shell.Run("new", "more", "--folder", "Migrations").Output);
    }

    [Fact]
    public void New_InAnEmptyProject_BeginsWithOne()
    {
        Shell.Assembly = null;
        File.WriteAllText(Shell.File("Shop.csproj"), "<Project />");

        Assert.Equal("Migrations/Migration001Orders.cs\n", Shell.Run("new", "orders").Output);
        Assert.Contains("namespace Shop.Migrations;", File.ReadAllText(Shell.File("Migrations/Migration001Orders.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void New_AfterTimestamps_IsATimestamp()
    {
        Directory.CreateDirectory(Shell.File("m"));
        File.WriteAllText(Shell.File("m/20200101120000_First.cs"), "namespace Shop;\n[Migration(20200101120000)]\nclass First;");

        Assert.Matches(@"^m/20\d{12}_AddIndex\.cs\n$", Shell.Run("new", "add index", "--folder", "m").Output);
    }

    [Fact]
    public void New_WithoutLetters_IsRefused() => Fails(ErrorCodes.CommandLine, "new", "123", "--folder", "m");
}
