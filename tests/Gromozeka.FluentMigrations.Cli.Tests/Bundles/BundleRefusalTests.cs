using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>What is refused writes nothing, and leaves nothing behind.</summary>
public sealed class BundleRefusalTests : ToolTest
{
    public BundleRefusalTests(PackedTool tool)
        : base(tool) => Shell.Assembly = null;

    [Fact]
    public void AnOutputThatExists_IsKept()
    {
        File.WriteAllText(Shell.File("bundle"), "mine");
        Directory.CreateDirectory(Shell.File("folder"));
        File.WriteAllText(Shell.File("folder/kept"), "mine");

        Assert.Contains("the file exists", Fails(ErrorCodes.CommandLine, "bundle", "-o", "bundle"), StringComparison.Ordinal);
        Assert.Contains("the folder is not empty", Fails(ErrorCodes.CommandLine, "bundle", "-o", "folder"), StringComparison.Ordinal);
        Assert.Contains("it is a file", Fails(ErrorCodes.CommandLine, "bundle", "--force", "-o", "bundle/"), StringComparison.Ordinal);

        Assert.Equal(["mine", "mine"], [File.ReadAllText(Shell.File("bundle")), File.ReadAllText(Shell.File("folder/kept"))]);
    }

    [Fact]
    public void WithoutAnOutputOrAProject_SaysWhatIsMissing()
    {
        Assert.Contains("--output is missing", Fails(ErrorCodes.CommandLine, "bundle"), StringComparison.Ordinal);
        Shell.Assembly = Repository.Bot;
        Assert.Contains("A bundle needs a project.", Fails(ErrorCodes.CommandLine, "bundle", "-o", "bundle"), StringComparison.Ordinal);
    }

    /// <summary>The packages of the engine cannot be restored for the platform: there is none of that name.</summary>
    [Fact]
    public void WhatCannotBePublished_IsExplained()
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1);

        var error = Fails(ErrorCodes.BuildFailed, "bundle", "-o", "out/", "--runtime", "plan9-x64");

        Assert.Contains("The bundle of …/Shop.csproj cannot be published.", error, StringComparison.Ordinal);
        Assert.Contains("no output was written", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Shell.File("out")));
        Assert.DoesNotContain(Directory.EnumerateDirectories(Shell.File("obj")), folder =>
            Path.GetFileName(folder).StartsWith("bundle-", StringComparison.Ordinal)
        );
    }
}
