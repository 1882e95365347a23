using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>What is refused writes nothing, and leaves nothing behind.</summary>
public sealed class BundleRefusalTests : ToolTest
{
    public BundleRefusalTests() => Shell.Assembly = null;

    [Fact]
    public void AnOutputThatExists_IsKept()
    {
        File.WriteAllText(Shell.File("bundle"), "mine");
        Directory.CreateDirectory(Shell.File("folder"));
        File.WriteAllText(Shell.File("folder/kept"), "mine");

        Assert.Contains("the file exists", Fails(ErrorCodes.CommandLine, "bundle", "-o", "bundle"), StringComparison.Ordinal);
        Assert.Contains("the folder is not empty", Fails(ErrorCodes.CommandLine, "bundle", "-o", "folder"), StringComparison.Ordinal);
        Assert.Contains("bundle is a file", Fails(ErrorCodes.CommandLine, "bundle", "-o", "bundle/x"), StringComparison.Ordinal);
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

    /// <summary>Each is refused before anything is compiled.</summary>
    [Fact]
    public void NativeCode_IsOnlyForThisMachineAndNotOneFile()
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1);

        var platform = Fails(ErrorCodes.CommandLine, "bundle", "--native", "-o", "out/", "--runtime", "plan9-x64");
        var file = Fails(ErrorCodes.CommandLine, "bundle", "--native", "-o", "out");

        Assert.Contains("A native bundle for plan9-x64 cannot be created here.", platform, StringComparison.Ordinal);
        Assert.Contains("the platform of this machine, which is", platform, StringComparison.Ordinal);
        Assert.Contains("name a folder: -o out/; or an archive: -o out.tar.gz", file, StringComparison.Ordinal);
        Assert.False(Path.Exists(Shell.File("out")));
    }

    /// <summary>A native program without a catalog would have no migrations.</summary>
    [Fact]
    public void NativeCodeOfAnAssemblyWithoutACatalog_IsRefused()
    {
        ForeignProject.Write(Shell.Folder).WithMigration(1);

        var error = Fails(ErrorCodes.NoCompiledCatalog, "bundle", "--native", "-o", "out.zip");

        Assert.Contains("The migrations of Shop cannot be compiled to native code.", error, StringComparison.Ordinal);
        Assert.Contains("add the package Gromozeka.FluentMigrations", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.File("out.zip")));
    }

    /// <summary>What the SDK says of a machine without a linker.</summary>
    [Fact]
    public void NativeCodeWithoutALinker_SaysWhatIsMissing()
    {
        var folder = Path.GetDirectoryName(Programs.Call("which", "dotnet").Succeed().Trim())!;
        Shell.Environment["PATH"] = Shell.File("bin");
        Directory.CreateDirectory(Shell.File("bin"));
        foreach (var program in new[] { "sh", "bash", "env", "git" })
            File.CreateSymbolicLink(Shell.File("bin/" + program), Programs.Call("which", program).Succeed().Trim());
        File.CreateSymbolicLink(Shell.File("bin/dotnet"), Path.Combine(folder, "dotnet"));

        var error = Fails(ErrorCodes.BuildFailed, "bundle", "--native", "-o", "out/", "--project", Repository.Path("src/Gromozeka.Bot"));

        Assert.Contains("neither clang nor gcc is in PATH", error, StringComparison.Ordinal);
        Assert.Contains("apt-get install clang", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Shell.File("out")));
    }
}
