using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Loading;

/// <summary>Where an annotation is shown, for each form of symbols that a project can have.</summary>
public sealed class SourceLineTests : ToolTest
{
    public SourceLineTests() => Shell.Assembly = null;

    [LongTheory]
    [InlineData("", "error file=shop/M1.cs,line=8,title=GM501 A migration failed")]
    [InlineData("<DebugType>embedded</DebugType>", "error file=shop/M1.cs,line=8,title=GM501 A migration failed")]
    [InlineData(
        "<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>",
        "error file=shop/M1.cs,line=8,title=GM501 A migration failed"
    )]
    [InlineData("<DebugType>none</DebugType>", "error title=GM501 A migration failed")]
    public void AFailedMigration_IsShownWhereTheSymbolsSay(string properties, string expected)
    {
        Programs.Call("git", "init", "--quiet").In(Shell.Folder).Succeed();
        Programs
            .Call("git", "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "--allow-empty", "-m", "Begin")
            .In(Shell.Folder)
            .Succeed();
        ForeignProject
            .Write(Shell.File("shop"), properties: properties)
            .WithMigration(1, up: "Execute.Sql(\"INSERT INTO absent VALUES (1)\");");

        var run = Shell.Run("plan", "--github", "--project", "shop");

        Assert.StartsWith($"::{expected}::", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Without a repository there is nothing that a path could be relative to.</summary>
    [LongFact]
    public void WithoutARepository_NoFileIsNamed()
    {
        ForeignProject.Write(Shell.File("shop")).WithMigration(1, up: "Execute.Sql(\"INSERT INTO absent VALUES (1)\");");

        Assert.StartsWith("::error title=GM501", Shell.Run("plan", "--github", "--project", "shop").Error, StringComparison.Ordinal);
    }
}
